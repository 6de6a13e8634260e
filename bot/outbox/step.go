package outbox

import (
	"context"
	"time"

	"github.com/slack-go/slack"
)

// step is something on the way of a delivery that outlives the process: a
// commit of the store, or a call of Slack. The process may die before and after
// each; the debug log tells them all.
type step string

const (
	claimStep     step = "claim"
	showStep      step = "note what it shows"
	openStep      step = "open direct messages"
	placeStep     step = "ask where to upload"
	uploadStep    step = "upload"
	noteFileStep  step = "note the file"
	postStep      step = "post"
	completeStep  step = "share the file"
	sentStep      step = "record as sent"
	backStep      step = "give back"
	giveUpStep    step = "give up"
	alarmStep     step = "tell the admins"
	historyStep   step = "look up in the channel"
	repliesStep   step = "look up in the thread"
	fileStep      step = "look up the file"
	foundStep     step = "record as found"
	freshStep     step = "claim for a refresh"
	editStep      step = "update"
	deleteStep    step = "delete"
	refreshedStep step = "record the refresh"
)

// methods are the steps that are calls of Slack.
var methods = map[step]string{
	openStep:     "conversations.open",
	placeStep:    "files.getUploadURLExternal",
	uploadStep:   "upload",
	postStep:     "chat.postMessage",
	completeStep: "files.completeUploadExternal",
	historyStep:  "conversations.history",
	repliesStep:  "conversations.replies",
	fileStep:     "files.info",
	editStep:     "chat.update",
	deleteStep:   "chat.delete",
}

// do takes a step on the way of the delivery with the id. All that this
// package does to Slack, or writes into the store, goes through here.
func (o *Outbox) do(ctx context.Context, s step, id string, work func(ctx context.Context) error) error {
	o.log.DebugContext(ctx, "outbox: begins", "step", string(s), "delivery", id)
	err := work(ctx)
	o.log.DebugContext(ctx, "outbox: ended", "step", string(s), "delivery", id, "error", err)
	return err
}

// keep is do for a commit that must not be lost when the process is stopping.
func (o *Outbox) keep(ctx context.Context, s step, id string, work func(ctx context.Context) error) error {
	return o.do(context.WithoutCancel(ctx), s, id, work)
}

// ask is do for a call of Slack, within callTimeout and within Slack's limit
// of the method.
func (o *Outbox) ask(ctx context.Context, s step, id string, call func(ctx context.Context) error) error {
	method := methods[s]
	if wait := o.desk.spend(method, o.Rates[method]); wait > 0 {
		return &slack.RateLimitedError{RetryAfter: wait}
	}
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	err := o.do(ctx, s, id, call)
	o.heed(method, judge(err))
	return err
}

// heed lets a method rest when Slack asks for it, or doesn't answer. Posts are
// limited by channel: that several channels in a row are limited says that all are.
func (o *Outbox) heed(method string, a answer) {
	switch method {
	case methods[postStep]:
		if o.desk.inRow(method, a.verdict == limited) >= allLimited {
			o.desk.rest(method, a.after)
		}
	case methods[openStep]:
		if fails := o.desk.inRow(method, a.verdict == unclear); fails > 0 {
			o.desk.rest(method, backOff(fails))
		}
	}
	if method != methods[postStep] && a.verdict == limited {
		o.desk.rest(method, a.after)
	}
}

// allLimited is after how many refused posts in a row no other is tried.
const allLimited = 3

// SlackRates are how many calls of a method a minute Slack allows a workspace,
// less a fifth: answers to commands need some, too.
func SlackRates() map[string]int {
	const tier3, tier4, posts = 40, 80, 240
	return map[string]int{
		methods[openStep]: tier3, methods[editStep]: tier3, methods[deleteStep]: tier3,
		methods[historyStep]: tier3, methods[repliesStep]: tier3,
		methods[placeStep]: tier4, methods[completeStep]: tier4, methods[fileStep]: tier4,
		methods[postStep]: posts,
	}
}

// gulp is for how long a method rests once nothing is left of its limit.
const gulp = 2 * time.Second
