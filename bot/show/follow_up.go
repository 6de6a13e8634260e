package show

import (
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// AddFollowUp is the action id of a button that opens the form for a new
// follow-up.
const AddFollowUp = "follow_up.add"

// Action ids of a follow-up's buttons. Their value is its id.
const (
	DoneFollowUp   = "follow_up.done"
	ChangeFollowUp = "follow_up.change"
)

// AddFollowUpButton offers to note a follow-up.
func AddFollowUpButton(loc *chat.Locale) *slack.ButtonBlockElement {
	return chat.Button(AddFollowUp, "", loc.T("follow.add_button"))
}

// FollowUpItem is one open follow-up in a list for its owner, in zone, with a
// button of the action that says it is done.
func FollowUpItem(loc *chat.Locale, u learn.FollowUp, zone *time.Location, done string) []slack.Block {
	return []slack.Block{
		chat.Section(FollowUpLine(loc, u, zone)), chat.Actions("follow_up."+u.ID, FollowUpButtons(loc, u, done)...),
	}
}

// FollowUpLine is what its owner wants to do, and by when.
func FollowUpLine(loc *chat.Locale, u learn.FollowUp, zone *time.Location) chat.Mrkdwn {
	return chat.Lines(FollowUpWhat(u), loc.M("follow.due", "When", FollowUpWhen(loc, u, zone)))
}

// FollowUpButtons are those of an open one: it is done, by the action, or else.
func FollowUpButtons(loc *chat.Locale, u learn.FollowUp, done string) []slack.BlockElement {
	return []slack.BlockElement{
		chat.Button(done, u.ID, loc.T("follow.done_button")), chat.Button(ChangeFollowUp, u.ID, loc.T("follow.change_button")),
	}
}

// FollowUpWhat is what its owner wants to do.
func FollowUpWhat(u learn.FollowUp) chat.Mrkdwn { return chat.Bold(chat.Escape(learn.OneLine(u.What))) }

// FollowUpWhen is the day on which it is due, with the time of day if its owner
// named one.
func FollowUpWhen(loc *chat.Locale, u learn.FollowUp, zone *time.Location) string {
	if u.Timed(zone) {
		return loc.DayTime(u.Due.In(zone))
	}
	return loc.Day(u.Due.In(zone))
}
