package me

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// texts are the keys of what marks say. Of a mark that isn't here nothing is
// said beside the thing itself.
var texts = map[string]string{
	"role.admin": "me.mark.admin", "role.hr": "me.mark.hr", "group": "me.mark.group",
	"rsvp.going": "rsvp.mine_going", "rsvp.maybe": "rsvp.mine_maybe", "rsvp.not_going": "rsvp.mine_not_going", "rsvp.waitlisted": "rsvp.mine_waitlisted",
	"turnout.went": "turnout.button.went", "turnout.missed": "turnout.button.missed", "turnout.called_off": "turnout.button.called_off",
	"aim.meet": "rsvp.meet", "aim.learn": "rsvp.learn", "aim.come_back": "rsvp.come_back",
	"result.met": "outcome.result.met", "result.partly": "outcome.result.partly", "result.missed": "outcome.result.missed",
	"lesson.withdrawn": "me.mark.withdrawn", "lesson.hidden": "me.mark.hidden", "lesson.standing": "me.mark.standing",
	"use.will_try": "me.mark.will_try", "use.used": "me.mark.used", "use.not_used": "me.mark.not_used",
	"reason.no_time": "use.reason.no_time", "reason.no_fit": "use.reason.no_fit", "reason.no_support": "use.reason.no_support",
	"reason.something_else": "use.reason.something_else",
	"done":                  "me.mark.done", "open": "me.mark.open",
	"ask.open": "me.mark.open", "ask.answered": "me.mark.answered", "ask.closed": "me.mark.closed", "ask.helped": "me.mark.helped",
	"suggested.to_me": "me.mark.suggested_to_me", "suggested.by_me": "me.mark.suggested_by_me",
	"question.waiting": "me.mark.waiting", "question.asked": "me.mark.asked", "question.answered": "me.mark.answered", "question.dropped": "me.mark.dropped",
	"event.shared": "me.mark.shared", "event.owned": "me.mark.owned", "event.series": "me.mark.series", "event.posted": "me.mark.posted",
	"deed.written": "me.mark.written", "deed.edited": "me.mark.edited", "deed.withdrawn": "me.mark.withdrew", "deed.hidden": "me.mark.hid",
	"deed.shown": "me.mark.showed", "deed.decided": "me.mark.decided", "deed.role given": "me.mark.decided",
	"deed.role taken": "me.mark.decided", "deed.group added": "me.mark.decided", "deed.group removed": "me.mark.decided",
	"message.to_me": "me.mark.to_me", "message.for_me": "me.mark.for_me",
}

// counted are the keys of marks with a number, "meet=3".
var counted = map[string]string{"meet": "rsvp.meet_count", "learn": "rsvp.learn_count"}

// marks are marks in words.
func marks(loc *chat.Locale, all []string) []chat.Mrkdwn {
	var said []chat.Mrkdwn
	for _, m := range all {
		name, number, _ := strings.Cut(m, "=")
		n, err := strconv.Atoi(number)
		purpose := strings.TrimPrefix(name, "aim.")
		switch {
		case counted[name] != "" && err == nil:
			said = append(said, loc.NM(counted[name], n))
		case texts[name] != "":
			said = append(said, loc.M(texts[name]))
		case isPurpose(purpose):
			said = append(said, loc.M("purpose."+purpose))
		}
	}
	return said
}

func isPurpose(name string) bool { return slices.Contains(learn.Purposes(), learn.Purpose(name)) }
