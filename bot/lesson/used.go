package lesson

import (
	"context"
	"slices"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Routes of the forms about using a lesson.
const (
	PlanForm     = "lesson.plan"
	UsedForm     = "lesson.used"
	NotUsingForm = "lesson.not_using"
)

// PlanAction is the action id of the button that asks when one will try a lesson.
const PlanAction = "lesson.plan.open"

// Plan opens the form for "When …, I will …".
func (f *Feature) Plan(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.askUse(ctx, req, PlanForm, "use.plan_title", func(u learn.Use) []slack.Block {
		in := func(name string) chat.Input { return chat.Input{Name: name, Label: req.Loc.T("use." + name)} }
		return []slack.Block{
			chat.Context(req.Loc.M("use.plan_intro")),
			in("cue").Text(u.Cue, req.Loc.T("use.cue_placeholder"), learn.MaxLine),
			in("action").Text(u.Action, req.Loc.T("use.action_placeholder"), learn.MaxLine),
		}
	})
}

// Planned stores when this person will try the lesson. Who has used it
// meanwhile, from another device, has still used it.
func (f *Feature) Planned(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.saidOfUse(ctx, req, func(was learn.Use) learn.Use {
		if was.State != learn.Used {
			was.State, was.Reason = learn.WillTry, ""
		}
		was.Cue, was.Action = learn.OneLine(req.View.Text("cue")), learn.OneLine(req.View.Text("action"))
		return was
	}, func(ctx context.Context, tx *store.DB, l learn.SeenLesson, u learn.Use) error {
		if u.State != learn.WillTry {
			return nil
		}
		return askUsed(ctx, tx, req, l.ID)
	})
}

// Used opens the form that asks how this person used the lesson.
func (f *Feature) Used(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.askUse(ctx, req, UsedForm, "use.used_title", func(u learn.Use) []slack.Block {
		note := chat.Input{Name: "note", Label: req.Loc.T("use.note"), Required: true}
		named := chat.Input{Name: "named", Label: req.Loc.T("use.named"), Hint: req.Loc.T("use.named_hint")}
		var ticked []string
		if u.Named {
			ticked = append(ticked, namedOption)
		}
		if u.Quoted {
			ticked = append(ticked, quotedOption)
		}
		return []slack.Block{
			focused(note.Text(u.Note, req.Loc.T("use.note_placeholder"), learn.MaxLine)),
			named.Choices(ticked, []chat.Option{
				{Value: namedOption, Label: req.Loc.T("use.named_option")}, {Value: quotedOption, Label: req.Loc.T("use.quoted_option")},
			}),
			chat.Context(req.Loc.M("use.confidential")),
		}
	})
}

// The options of what others may know of a use.
const (
	namedOption  = "named"
	quotedOption = "quoted"
)

// UsedIt stores how this person used the lesson. Its author is thanked.
func (f *Feature) UsedIt(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.saidOfUse(ctx, req, func(was learn.Use) learn.Use {
		was.State, was.Reason = learn.Used, ""
		ticked := req.View.Texts("named")
		was.Note = learn.OneLine(req.View.Text("note"))
		was.Named, was.Quoted = slices.Contains(ticked, namedOption), slices.Contains(ticked, quotedOption)
		return was
	}, thank)
}

// NotUsing opens the form that asks why this person won't use the lesson.
func (f *Feature) NotUsing(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.askUse(ctx, req, NotUsingForm, "use.not_using_title", func(u learn.Use) []slack.Block {
		var options []chat.Option
		for _, r := range learn.UseReasons() {
			options = append(options, chat.Option{Value: string(r), Label: show.Capital(req.Loc.T("use.reason." + string(r)))})
		}
		why := chat.Input{Name: "reason", Label: req.Loc.T("use.why_not"), Hint: req.Loc.T("use.why_not_hint"), Required: true}
		return []slack.Block{why.Radio(string(u.Reason), options)}
	})
}

// NotUsed stores why this person won't use the lesson.
func (f *Feature) NotUsed(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.saidOfUse(ctx, req, func(was learn.Use) learn.Use {
		was.State, was.Reason = learn.NotUsed, learn.UseReason(req.View.Text("reason"))
		was.Note, was.Named, was.Quoted = "", false, false
		return was
	}, nil)
}

// NotYet notes that this person still wants to try the lesson.
func (f *Feature) NotYet(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return chat.Reply{}, f.db.Transact(ctx, func(tx *store.DB) error {
		l, _, err := usable(ctx, tx, req, req.Value)
		if err != nil {
			return err
		}
		return tx.AnswerQuestion(ctx, learn.UseQuestion, req.Who.ID, l.ID, learn.NotYet, req.Now)
	})
}

// askUse opens a form about this person's use of the lesson that the button stands for.
func (f *Feature) askUse(ctx context.Context, req *chat.Request, name, title string, fields func(learn.Use) []slack.Block) (chat.Reply, error) {
	l, u, err := usable(ctx, f.db, req, req.Value)
	if err != nil {
		return chat.Reply{}, err
	}
	form := chat.Form{
		Name: name, Title: req.Loc.T(title), Submit: req.Loc.T("form.save"), Meta: req.Meta(l.ID),
		Blocks: append([]slack.Block{chat.Section(chat.Bold(chat.Escape(l.Takeaway)))}, fields(u)...),
	}
	return chat.Reply{Open: form.Modal(req.Loc)}, nil
}

// saidOfUse stores what a form says of this person's use, as an answer to the
// question about it as well, with what follows from it.
func (f *Feature) saidOfUse(ctx context.Context, req *chat.Request, said func(learn.Use) learn.Use,
	then func(context.Context, *store.DB, learn.SeenLesson, learn.Use) error) (chat.Reply, error) {
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		l, was, err := usable(ctx, tx, req, req.View.Meta.ID)
		if err != nil {
			return err
		}
		u := said(was)
		u.Updated = req.Now
		if err := u.Check(); err != nil {
			return err
		}
		if err := saveUse(ctx, tx, u, req.Now); err != nil {
			return err
		}
		if u.State != learn.WillTry {
			err = tx.AnswerQuestion(ctx, learn.UseQuestion, u.Member, u.Lesson, string(u.State), req.Now)
		}
		if err != nil || then == nil {
			return err
		}
		return then(ctx, tx, l, u)
	})
	return chat.Reply{Clear: true}, err
}
