package ask

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Help notes that this person answers an ask: they and who asked are
// connected, unless somebody was quicker. Doing so twice is once.
func (f *Feature) Help(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	var a learn.Ask
	err := f.db.Transact(ctx, func(tx *store.DB) (err error) {
		if a, err = helpable(ctx, tx, req); err != nil || a.State == learn.AskAnswered {
			return err
		}
		if _, err := tx.AnswerAsk(ctx, a.ID, req.Who.ID, req.Now); err != nil {
			return err
		}
		if err := tx.AnswerQuestion(ctx, learn.AskQuestion, req.Who.ID, a.ID, helped, req.Now); err != nil {
			return err
		}
		return tx.Plan(ctx, learn.Delivery{
			Kind: learn.IntroductionDM, Key: "introduction/" + a.ID, Place: learn.Together(a.Member, req.Who.ID), Subject: a.ID, For: req.Who.ID,
			Due: req.Now, Created: req.Now,
		})
	})
	if err == nil {
		return chat.Say(req.Loc.M("ask.connected", "Member", chat.Mention(a.Member))), nil
	}
	if a.Member == req.Who.ID && a.State == learn.AskOpen {
		text := req.Loc.M("ask.own")
		return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
			chat.Section(text), chat.Actions("ask", closeButton(req.Loc, a)),
		}}}, nil
	}
	return chat.Reply{}, err
}

// helped is how a question to one who may know is answered.
const helped = "helped"

// helpable is the ask that the button stands for, if this person may answer it.
func helpable(ctx context.Context, tx *store.DB, req *chat.Request) (learn.Ask, error) {
	a, err := tx.AskByID(ctx, req.Value)
	if errors.Is(err, store.ErrNone) {
		return a, learn.Missing("ask.gone")
	}
	if err != nil {
		return a, err
	}
	if a.Channel != "" && a.Channel != req.Channel {
		return learn.Ask{}, learn.Missing("ask.gone")
	}
	if !a.ForAll() {
		if _, err := tx.Question(ctx, learn.AskQuestion, req.Who.ID, a.ID); errors.Is(err, store.ErrNone) {
			return learn.Ask{}, learn.Missing("ask.gone")
		} else if err != nil {
			return a, err
		}
	}
	asker, err := tx.Member(ctx, a.Member)
	switch {
	case err != nil:
		return a, err
	case asker.Deleted:
		return learn.Ask{}, learn.Missing("ask.gone")
	}
	return a, a.MayHelp(req.Who)
}

// Question renders an ask to one who may know, and later what became of it.
func (f *Feature) Question(ctx context.Context, q learn.Question, loc *chat.Locale) (chat.Rendering, error) {
	a, err := f.db.AskByID(ctx, q.Subject)
	if errors.Is(err, store.ErrNone) {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	title, err := f.db.AskTitle(ctx, a)
	if none := errors.Is(err, store.ErrNone); none && a.State == learn.AskOpen {
		return chat.Rendering{Gone: true}, nil
	} else if err != nil && !none {
		return chat.Rendering{}, err
	}
	text := show.AskedYou(loc, a, title)
	if key := became(q, a); key != "" {
		text = loc.M(key, "Member", chat.Mention(a.Member), "Title", chat.Bold(chat.Escape(title)))
	}
	m := chat.Message{Text: string(text), Blocks: []slack.Block{chat.Section(text)}}
	if q.Open() && a.State == learn.AskOpen {
		note := loc.M("ask.note")
		if q.Answer == learn.PutOff {
			note = chat.Join(" ", loc.M("question.whenever"), note)
		}
		answer := chat.Primary(chat.Button(show.HelpAsk, a.ID, loc.T("ask.answer_button")))
		m.Blocks = append(m.Blocks, chat.Context(note), chat.Actions("ask", append([]slack.BlockElement{answer}, show.QuestionButtons(loc, q)...)...))
	}
	return chat.Rendering{Message: m, Shows: []learn.Shown{{Subject: learn.Subject{Kind: learn.AskSubject, ID: a.ID}}, {Subject: about(a)}}}, nil
}

// about is the event or lesson that an ask is about.
func about(a learn.Ask) learn.Subject {
	if a.Lesson != "" {
		return learn.Subject{Kind: learn.LessonSubject, ID: a.Lesson}
	}
	return learn.Subject{Kind: learn.EventSubject, ID: a.Event}
}

// became is the text that says what became of it; "" while it is asked.
func became(q learn.Question, a learn.Ask) string {
	switch {
	case a.State == learn.AskAnswered && a.Helper == q.Member:
		return "ask.helped"
	case q.State == learn.QuestionDropped && (a.Ended.IsZero() || q.AnsweredAt.Before(a.Ended)):
		return "ask.passed"
	case a.State == learn.AskAnswered:
		return "ask.quicker"
	case a.State == learn.AskClosed:
		return "ask.over"
	}
	return ""
}
