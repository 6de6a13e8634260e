package event

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// answers are those that somebody can give, in the order of their buttons.
var answers = []struct {
	rsvp          learn.RSVP
	action, label string
}{
	{learn.Going, show.GoEvent, "rsvp.going_button"},
	{learn.Waitlisted, show.GoEvent, "rsvp.wait_button"},
	{learn.Maybe, show.MaybeEvent, "rsvp.maybe_button"},
	{learn.NotGoing, show.NotGoingEvent, "rsvp.not_going_button"},
	{learn.NoAnswer, UndoAction, "rsvp.undo_button"},
}

// otherAnswers are the buttons of all answers but the one that was given; of
// going and waiting, what it would come to.
func otherAnswers(loc *chat.Locale, e learn.Event, mine learn.Attendance, line learn.Line) []slack.BlockElement {
	place := e.Admits(line.Going, line.Waiting)
	var buttons []slack.BlockElement
	for _, a := range answers {
		if a.rsvp == mine.RSVP || a.rsvp.InLine() && (mine.RSVP.InLine() || a.rsvp != place) {
			continue
		}
		b := chat.Button(a.action, e.ID, loc.T(a.label))
		if a.rsvp.InLine() {
			b = chat.Primary(b)
		}
		buttons = append(buttons, b)
	}
	return buttons
}

// state is what this person answered, in words.
func state(loc *chat.Locale, mine learn.Attendance, line learn.Line) chat.Mrkdwn {
	switch mine.RSVP {
	case learn.NoAnswer:
		return loc.M("rsvp.ask")
	case learn.Waitlisted:
		return chat.Lines(loc.M("rsvp.waitlisted"), placeInLine(loc, line))
	}
	return loc.M("rsvp." + string(mine.RSVP))
}

// placeInLine says where somebody stands on the waitlist; "" when they don't.
func placeInLine(loc *chat.Locale, line learn.Line) chat.Mrkdwn {
	if line.Place == 0 {
		return ""
	}
	return loc.M("rsvp.place_in_line", "Place", loc.Int(line.Place))
}
