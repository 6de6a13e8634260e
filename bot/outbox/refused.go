package outbox

import (
	"context"
	"errors"
	"strconv"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// RetryAction is the route of "Try again"; the button's value is the delivery's id.
const RetryAction = "delivery.retry"

// Retry is the handler of "Try again". Pressing it twice is harmless.
func (o *Outbox) Retry(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	d, err := o.db.Delivery(ctx, req.Value)
	switch {
	case errors.Is(err, store.ErrNone):
		return chat.Reply{}, learn.Missing("outbox.retry_gone")
	case err != nil:
		return chat.Reply{}, err
	case !req.Actor.May(learn.RetryDelivery, d.For):
		return chat.Reply{}, learn.Denied("outbox.retry_denied")
	}
	again, err := o.db.Retry(ctx, d.ID, o.now())
	if err != nil {
		return chat.Reply{}, err
	}
	if !again {
		return chat.Say(req.Loc.M("outbox.retried")), nil
	}
	return chat.Say(req.Loc.M("outbox.retrying")), nil
}

type refusal struct{ refused, lost, posted string }

// refusals are the texts for what can be refused; others say "something of yours".
var refusals = map[learn.Kind]refusal{
	learn.EventCard:  {"outbox.refused.event", "outbox.lost.event", "outbox.posted.event"},
	learn.LessonCard: {"outbox.refused.lesson", "outbox.lost.lesson", "outbox.posted.lesson"},
	learn.DigestPost: {"outbox.refused.digest", "outbox.lost.digest", "outbox.posted.digest"},

	learn.IntroductionDM: {"outbox.refused.introduction", "outbox.lost.introduction", "outbox.posted.introduction"},
}

// Refused renders what a member reads when a post on their behalf was refused:
// what, where, why, and what to do. It follows what becomes of that post.
func (o *Outbox) Refused(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	post, err := o.db.Delivery(ctx, d.Subject)
	if errors.Is(err, store.ErrNone) {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	to, err := o.db.Member(ctx, d.Place)
	if err != nil {
		return chat.Rendering{}, err
	}
	channel, err := o.db.Channel(ctx, post.Place)
	if err != nil {
		return chat.Rendering{}, err
	}
	message, ok := refusedMessage(post, d, channel, o.ws.BotName, o.ws.Locales.For(to.Locale))
	shown := []learn.Shown{{Subject: learn.Subject{Kind: learn.DeliverySubject, ID: post.ID}}}
	byItself := post.Kind == learn.DigestPost && d.Args == "1" // nobody has just pressed a button
	return chat.Rendering{Message: message, Shows: shown, Gone: !ok, Polite: byItself}, nil
}

// refusedMessage says what has become of the post whose try was refused, as told says.
// There is nothing to say of a post that is gone, or was refused again:
// another message says that.
func refusedMessage(post, told learn.Delivery, channel learn.Channel, bot string, loc *chat.Locale) (chat.Message, bool) {
	texts, known := refusals[post.Kind]
	if !known {
		texts = refusal{"outbox.refused.anything", "outbox.lost.anything", "outbox.posted.anything"}
	}
	say := func(key string) (string, chat.Mrkdwn) {
		shown := loc.M(key, "Channel", chat.ChannelLink(channel.ID), "Others", others(post, told))
		return string(shown), shown
	}
	switch {
	case post.State == learn.Sent:
		text, shown := say(texts.posted)
		return chat.Message{Text: text, Blocks: []slack.Block{chat.Section(shown)}}, true
	case post.State == learn.Pending && !post.AwaitsInvitation(), post.State == learn.Sending:
		text, shown := say(texts.refused)
		return chat.Message{Text: text, Blocks: []slack.Block{chat.Section(chat.Lines(shown, loc.M("outbox.retrying")))}}, true
	case strconv.Itoa(post.Tries) != told.Args:
	case post.State == learn.Failed || post.AwaitsInvitation():
		if post.Reason == learn.Unsearched {
			texts.refused = texts.lost
		}
		text, shown := say(texts.refused)
		why := loc.M(reason(post), "Others", others(post, told), "Invite", chat.Code(chat.Verbatim("/invite "+bot)), "Reason", chat.Code(chat.Verbatim(post.Reason)))
		return withRetry(loc, post, text, chat.Lines(shown, why)), true
	case post.State == learn.Lost:
		text, shown := say(texts.lost)
		return withRetry(loc, post, text, chat.Lines(shown, loc.M("outbox.why.lost"))), true
	}
	return chat.Message{}, false
}

// others are those with whom the reader was to have a group message.
func others(post, told learn.Delivery) chat.Mrkdwn {
	var all []chat.Mrkdwn
	for _, m := range learn.Members(post.Place) {
		if m != told.Place {
			all = append(all, chat.Mention(m))
		}
	}
	return chat.Join(", ", all...)
}

func withRetry(loc *chat.Locale, post learn.Delivery, text string, shown chat.Mrkdwn) chat.Message {
	return chat.Message{Text: text, Blocks: []slack.Block{
		chat.Section(shown),
		chat.Actions("refused", chat.Primary(chat.Button(RetryAction, post.ID, loc.T("outbox.retry")))),
	}}
}
