package question

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Turnout renders "How was it?". There is nothing to ask about what was
// cancelled, or of somebody who doesn't go any more.
func (f *Feature) Turnout(ctx context.Context, q learn.Question, loc *chat.Locale) (chat.Rendering, error) {
	e, err := f.db.Event(ctx, q.Subject)
	if errors.Is(err, store.ErrNone) {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	mine, err := f.db.Attendance(ctx, e.ID, q.Member)
	if err != nil || q.State != learn.QuestionAnswered && !expected(e, mine) {
		return chat.Rendering{Gone: err == nil}, err
	}
	lessons, err := f.db.LessonsFrom(ctx, e.ID, q.Member)
	shows := []learn.Shown{{Subject: learn.Subject{Kind: learn.EventSubject, ID: e.ID}}}
	for _, id := range lessons {
		shows = append(shows, learn.Shown{Subject: learn.Subject{Kind: learn.LessonSubject, ID: id}})
	}
	return chat.Rendering{Message: turnout{q, e, len(lessons) > 0, loc}.message(), Shows: shows}, err
}

// expected tells whether the event stands and the member went, as far as they said.
func expected(e learn.Event, mine learn.Attendance) bool {
	return e.Cancelled.IsZero() && mine.RSVP == learn.Going
}

// turnout is what the message about an event is made of.
type turnout struct {
	q     learn.Question
	e     learn.Event
	wrote bool // a lesson from it
	loc   *chat.Locale
}

func (t turnout) message() chat.Message {
	key := t.key()
	return chat.Message{
		Text: chat.Plain(t.loc.M(key, "Title", learn.OneLine(t.e.Title))),
		Blocks: []slack.Block{
			chat.Section(chat.Lines(t.loc.M(key, "Title", show.EventTitle(t.e)), t.putOff())),
			chat.Context(chat.Join(" · ", show.EventDay(t.loc, t.e), t.note())),
			chat.Actions("turnout", t.buttons()...),
		},
	}
}

// key is the text that says the question, or what became of it.
func (t turnout) key() string {
	switch {
	case t.q.Open():
		return "turnout.ask"
	case t.q.State == learn.QuestionDropped:
		return "turnout.dropped"
	case t.went() && t.wrote:
		return "turnout.wrote"
	}
	return "turnout.said." + t.q.Answer
}

func (t turnout) went() bool { return t.q.Answer == string(learn.Went) }

// putOff says when a question is asked again that was put off; "" when it wasn't.
func (t turnout) putOff() chat.Mrkdwn {
	switch {
	case !t.q.Open() || t.q.Answer != learn.PutOff:
		return ""
	case t.q.Due.IsZero():
		return t.loc.M("question.whenever")
	}
	return t.loc.M("question.again")
}

func (t turnout) note() chat.Mrkdwn {
	switch t.q.State {
	case learn.QuestionAnswered:
		return t.loc.M("turnout.change")
	case learn.QuestionDropped:
		return t.loc.M("turnout.still")
	}
	return t.loc.M("turnout.private")
}

func (t turnout) buttons() []slack.BlockElement {
	switch {
	case t.q.Open():
		return append(show.TurnoutButtons(t.loc, t.e.ID, learn.NoTurnout), show.QuestionButtons(t.loc, t.q)...)
	case t.q.State == learn.QuestionDropped:
		return show.TurnoutButtons(t.loc, t.e.ID, learn.NoTurnout)
	}
	others := show.TurnoutButtons(t.loc, t.e.ID, learn.Turnout(t.q.Answer))
	if !t.went() {
		return others
	}
	if t.wrote {
		return append([]slack.BlockElement{chat.Button(show.WriteLesson, t.e.ID, t.loc.T("turnout.write_more"))}, others...)
	}
	write := chat.Primary(chat.Button(show.WriteLesson, t.e.ID, t.loc.T("turnout.write")))
	return append([]slack.BlockElement{write}, others...)
}
