package lesson

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Try notes that this person wants to try a colleague's lesson, and offers a
// way back. Pressing again says the same.
func (f *Feature) Try(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	l, u, err := f.setUse(ctx, req, learn.WillTry)
	switch {
	case err != nil || inDetails(req):
		return f.inDetails(ctx, req, err)
	case u.State == learn.Used:
		return usedAlready(req.Loc, u), nil
	}
	text := req.Loc.M("lesson.noted", "Takeaway", chat.Bold(chat.Escape(l.Takeaway)))
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text), chat.Actions("use",
			chat.Button(PlanAction, l.ID, req.Loc.T("use.plan_button")),
			chat.Button(UntryAction, l.ID, req.Loc.T("lesson.untry_button"))),
	}}}, nil
}

// Untry takes it back. Its button stands in what Try told, and in the details.
func (f *Feature) Untry(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	l, u, err := f.setUse(ctx, req, learn.NoUse)
	if err != nil || inDetails(req) {
		return f.inDetails(ctx, req, err)
	}
	reply := chat.Say(req.Loc.M("lesson.unnoted", "Takeaway", chat.Bold(chat.Escape(l.Takeaway))))
	if u.State == learn.Used {
		reply = usedAlready(req.Loc, u)
	}
	reply.Replace = true
	return reply, nil
}

// usedAlready tells who has used a lesson that this stands, whatever they press.
func usedAlready(loc *chat.Locale, u learn.Use) chat.Reply {
	text := loc.M("use.mine_used", "Note", u.Note)
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text), chat.Actions("use", chat.Button(show.UsedLesson, u.Lesson, loc.T("use.change_button"))),
	}}}
}

func (f *Feature) inDetails(ctx context.Context, req *chat.Request, err error) (chat.Reply, error) {
	if err != nil {
		return chat.Reply{}, err
	}
	details, err := f.details(ctx, req, req.Value)
	return chat.Reply{Update: details}, err
}

// setUse stores that this person wants to try the lesson, or no longer does,
// and returns how far they are with it now. What they planned stays as it is
// while they want to; who has used it, has.
func (f *Feature) setUse(ctx context.Context, req *chat.Request, state learn.UseState) (l learn.SeenLesson, u learn.Use, err error) {
	err = f.db.Transact(ctx, func(tx *store.DB) error {
		if l, u, err = usable(ctx, tx, req, req.Value); err != nil || u.State == state || u.State == learn.Used {
			return err
		}
		u = learn.Use{Lesson: l.ID, Member: req.Who.ID, State: state, Updated: req.Now}
		if err := saveUse(ctx, tx, u, req.Now); err != nil {
			return err
		}
		if state == learn.NoUse {
			return tx.DropQuestion(ctx, learn.UseQuestion, req.Who.ID, l.ID, req.Now)
		}
		return askUsed(ctx, tx, req, l.ID)
	})
	return l, u, err
}

// askUsed has this person asked later what came of the lesson, unless they were.
func askUsed(ctx context.Context, tx *store.DB, req *chat.Request, lesson string) error {
	return tx.Inquire(ctx, learn.Question{
		Kind: learn.UseQuestion, Member: req.Who.ID, Subject: lesson, Cause: "use/" + lesson,
		Due: learn.QuestionAfter(req.Now, learn.UseAskedAfter, req.Who.Location()), Created: req.Now,
	})
}

// usable is a colleague's lesson that this person sees, and how far they are
// with it.
func usable(ctx context.Context, db *store.DB, req *chat.Request, id string) (l learn.SeenLesson, u learn.Use, err error) {
	if l, err = seen(ctx, db, req, id); err != nil {
		return l, u, err
	}
	if l.Author == req.Who.ID {
		return l, u, learn.Denied("lesson.your_own")
	}
	u, err = db.Use(ctx, id, req.Who.ID)
	return l, u, err
}

// saveUse stores how far a member is with a lesson. All that shows the lesson follows.
func saveUse(ctx context.Context, tx *store.DB, u learn.Use, now time.Time) error {
	changed, err := tx.SetUse(ctx, u)
	if err != nil || !changed {
		return err
	}
	return tx.Touch(ctx, u.Lesson, now)
}
