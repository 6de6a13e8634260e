package home

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// answers are the questions that the reader was asked lately and hasn't answered.
func (t *tab) answers(ctx context.Context) (all []waiting, err error) {
	kinds := map[learn.QuestionKind]func(context.Context, learn.Question) (waiting, error){
		learn.TurnoutQuestion: t.turnout,
		learn.UseQuestion:     t.use,
		learn.ConsentQuestion: t.consent,
		learn.AskQuestion:     t.asked,
	}
	open, err := t.db.OpenQuestions(ctx, t.req.Who.ID, t.req.Now.Add(-waitsFor))
	for _, q := range open {
		ask, known := kinds[q.Kind]
		if !known {
			continue
		}
		w, err := ask(ctx, q)
		if err != nil && !errors.Is(err, store.ErrNone) {
			return nil, err
		}
		if w.text == "" {
			continue
		}
		w.id, w.since = q.ID, q.Last
		if q.Kind != learn.ConsentQuestion { // it has a button of its own to say no
			w.buttons = append(w.buttons, chat.Button(show.NotThisTime, q.ID, t.loc.T("question.not_this_time")))
		}
		all = append(all, w)
	}
	return all, err
}

// turnout asks whether the reader went, unless that makes no sense any more.
func (t *tab) turnout(ctx context.Context, q learn.Question) (w waiting, err error) {
	e, err := t.db.Event(ctx, q.Subject)
	if err != nil || !e.AsksTurnout(t.req.Now) {
		return w, err
	}
	mine, err := t.db.Attendance(ctx, e.ID, q.Member)
	if err != nil || mine.RSVP != learn.Going {
		return w, err
	}
	lessons, err := t.db.LessonsFrom(ctx, e.ID, q.Member)
	if len(lessons) > 0 {
		return w, err
	}
	w.text = chat.Lines(t.loc.M("turnout.ask", "Title", show.EventTitle(e)), chat.Join(" · ", show.EventDay(t.loc, e), t.loc.M("turnout.private")))
	w.buttons = show.TurnoutButtons(t.loc, e.ID, learn.NoTurnout)
	return w, err
}

// use asks what became of a lesson that the reader wanted to try.
func (t *tab) use(ctx context.Context, q learn.Question) (w waiting, err error) {
	l, err := t.db.Lesson(ctx, q.Subject)
	if err != nil || !l.Withdrawn.IsZero() || !l.Hidden.IsZero() {
		return w, err
	}
	mine, err := t.db.Use(ctx, l.ID, q.Member)
	if err != nil || mine.State != learn.WillTry {
		return w, err
	}
	w.text = chat.Lines(t.loc.M("use.ask"), chat.Bold(chat.Escape(l.Takeaway)))
	w.buttons = []slack.BlockElement{
		chat.Button(show.UsedLesson, l.ID, t.loc.T("use.used_button")),
		chat.Button(show.NotYetLesson, l.ID, t.loc.T("use.not_yet_button")),
		chat.Button(show.NotUsingLesson, l.ID, t.loc.T("use.not_using_button")),
	}
	return w, nil
}

// consent asks whether the reader would share a message of theirs.
func (t *tab) consent(ctx context.Context, q learn.Question) (w waiting, err error) {
	s, err := t.db.Suggestion(ctx, q.Subject)
	if err != nil || s.Text == "" {
		return w, err
	}
	words := t.loc.M("draft.gist", "Words", chat.Cut(learn.OneLine(s.Text), show.GistLength))
	w.text = chat.Lines(t.loc.M("save.ask", "Asker", t.loc.Member(s.Asker)), words)
	w.buttons = []slack.BlockElement{
		chat.Button(show.ConsentToShare, s.ID, t.loc.T("save.share_button")),
		chat.Button(show.DeclineToShare, s.ID, t.loc.T("save.decline_button")),
	}
	return w, nil
}

// asked is what a colleague would like to know from the reader.
func (t *tab) asked(ctx context.Context, q learn.Question) (w waiting, err error) {
	a, err := t.db.AskByID(ctx, q.Subject)
	if err != nil || a.State != learn.AskOpen {
		return w, err
	}
	title, err := t.db.AskTitle(ctx, a)
	if err != nil {
		return w, err
	}
	w.text = show.AskedYou(t.loc, a, title)
	w.buttons = []slack.BlockElement{chat.Button(show.HelpAsk, a.ID, t.loc.T("ask.answer_button"))}
	return w, nil
}
