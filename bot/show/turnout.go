package show

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Actions of the buttons that answer whether one went to an event; their value
// is its id.
const (
	WentToEvent    = "turnout.went"
	MissedEvent    = "turnout.missed"
	EventCalledOff = "turnout.called_off"
)

// Actions of the buttons of every question; their value is its id.
const (
	LaterQuestion = "question.later"
	NotThisTime   = "question.not_this_time"
)

// EventDay is the day of an event, in its own zone, as a line begins with it.
func EventDay(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	return Capital(chat.Escape(loc.Day(e.Start.In(learn.Location(e.Zone)))))
}

// TurnoutButtons answer whether one went to the event: with all answers but the one given.
func TurnoutButtons(loc *chat.Locale, event string, given learn.Turnout) []slack.BlockElement {
	var buttons []slack.BlockElement
	for _, b := range []struct {
		turnout learn.Turnout
		action  string
	}{
		{learn.Went, WentToEvent}, {learn.Missed, MissedEvent}, {learn.CalledOff, EventCalledOff},
	} {
		if b.turnout != given {
			buttons = append(buttons, chat.Button(b.action, event, loc.T("turnout.button."+string(b.turnout))))
		}
	}
	return buttons
}

// QuestionButtons put a question off or aside.
func QuestionButtons(loc *chat.Locale, q learn.Question) []slack.BlockElement {
	return append(LaterButtons(loc, q), chat.Button(NotThisTime, q.ID, loc.T("question.not_this_time")))
}

// LaterButtons put a question off. There are none when that was done already.
func LaterButtons(loc *chat.Locale, q learn.Question) []slack.BlockElement {
	if q.Answer == learn.PutOff {
		return nil
	}
	key := "question.later"
	if q.Kind == learn.UseQuestion {
		key = "use.later_button" // beside Not yet, Later wouldn't say what comes later
	}
	return []slack.BlockElement{chat.Button(LaterQuestion, q.ID, loc.T(key))}
}
