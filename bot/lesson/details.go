package lesson

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

const detailsName = "lesson.details"

// Action ids of the buttons in the details. Their value is the lesson's id.
const (
	UntryAction    = "lesson.untry"
	EditAction     = "lesson.edit"
	WithdrawAction = "lesson.withdraw"
)

// More opens the whole lesson, made for this person.
func (f *Feature) More(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	details, err := f.details(ctx, req, req.Value)
	return chat.Reply{Open: details}, err
}

func inDetails(req *chat.Request) bool { return req.View != nil && req.View.Name == detailsName }

func (f *Feature) details(ctx context.Context, req *chat.Request, id string) (*slack.ModalViewRequest, error) {
	l, err := seen(ctx, f.db, req, id)
	if err != nil {
		return nil, err
	}
	blocks := append(show.LessonDetails(req.Loc, f.ws.Policy().Home, l), chat.Divider())
	if l.Author == req.Who.ID {
		came, err := f.cameOf(ctx, req.Loc, l.Lesson)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, forAuthor(req.Loc, l, came)...)
	} else {
		use, err := f.db.Use(ctx, id, req.Who.ID)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, myUse(req.Loc, use)...)
		if !req.Who.Guest {
			blocks = append(blocks, chat.Actions("ask", chat.Button(show.AskTheAuthor, l.ID, req.Loc.T("ask.author_button"))))
		}
		if req.Actor.May(learn.HideLesson, l.Author) {
			blocks = append(blocks, chat.Actions("admin", chat.Button(HideAction, l.ID, req.Loc.T("hide.button"))))
		}
	}
	return detailsForm(req, id, blocks...), nil
}

func detailsForm(req *chat.Request, id string, blocks ...slack.Block) *slack.ModalViewRequest {
	form := chat.Form{Name: detailsName, Title: req.Loc.T("lesson.details_title"), Meta: req.Meta(id), Blocks: blocks}
	return form.Modal(req.Loc)
}

// myUse is how far the reader is with a lesson, and what they can say of it.
func myUse(loc *chat.Locale, use learn.Use) []slack.Block {
	button := func(action, key string) slack.BlockElement { return chat.Button(action, use.Lesson, loc.T(key)) }
	try := chat.Primary(chat.Button(show.TryLesson, use.Lesson, loc.T("lesson.try_button")))
	used := button(show.UsedLesson, "use.used_button")
	switch use.State {
	case learn.WillTry:
		return []slack.Block{
			chat.Section(chat.Lines(loc.M("lesson.my_use"), plan(loc, use))),
			chat.Actions("use", used, button(PlanAction, "use.plan_button"), button(UntryAction, "lesson.untry_button")),
		}
	case learn.Used:
		return []slack.Block{chat.SectionWith(loc.M("use.mine_used", "Note", use.Note), button(show.UsedLesson, "use.change_button"))}
	case learn.NotUsed:
		return []slack.Block{
			chat.Section(loc.M("use.mine_not_used", "Reason", loc.T("use.reason."+string(use.Reason)))),
			chat.Actions("use", try, used, button(show.NotUsingLesson, "use.change_button")),
		}
	}
	return []slack.Block{chat.Section(loc.M("lesson.my_use_ask")), chat.Actions("use", try, used)}
}

// plan is when a member will try a lesson, in their words; "" when they didn't say.
func plan(loc *chat.Locale, u learn.Use) chat.Mrkdwn {
	switch {
	case u.Cue != "" && u.Action != "":
		return loc.M("use.when_then", "Cue", u.Cue, "Action", u.Action)
	case u.Cue != "":
		return loc.M("use.when", "Cue", u.Cue)
	case u.Action != "":
		return loc.M("use.then", "Action", u.Action)
	}
	return ""
}

// forAuthor is what only the author sees: the counts, what came of what they
// wanted, and their rights.
func forAuthor(loc *chat.Locale, l learn.SeenLesson, came chat.Mrkdwn) []slack.Block {
	var blocks []slack.Block
	if told := chat.Lines(counts(loc, l.Lesson), came); told != "" {
		blocks = append(blocks, chat.Context(loc.M("lesson.only_you", "Outcome", told)))
	}
	if !l.Hidden.IsZero() {
		blocks = append(blocks, chat.Context(loc.M("hide.yours", "Admin", loc.Member(l.HiddenBy), "Reason", l.HiddenReason)))
	}
	return append(blocks, chat.Actions("author", forAuthorButtons(loc, l.Lesson)...))
}

func forAuthorButtons(loc *chat.Locale, l learn.Lesson) []slack.BlockElement {
	return []slack.BlockElement{
		chat.Button(EditAction, l.ID, loc.T("lesson.edit_button")),
		chat.Confirm(chat.Button(WithdrawAction, l.ID, loc.T("lesson.withdraw_button")), loc, loc.T("lesson.withdraw_question")),
	}
}

func counts(loc *chat.Locale, l learn.Lesson) chat.Mrkdwn {
	var met, learned chat.Mrkdwn
	if l.Met != learn.NotSaid {
		met = loc.NM("lesson.met_count", l.Met)
	}
	if l.Learned != learn.NotSaid {
		learned = loc.NM("lesson.learned_count", l.Learned)
	}
	return chat.Join(" · ", met, learned)
}

// Withdraw takes the lesson back from everywhere, for good. Doing so twice is once.
func (f *Feature) Withdraw(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		l, err := tx.Lesson(ctx, req.Value)
		switch {
		case errors.Is(err, store.ErrNone):
			return learn.Missing("lesson.gone")
		case err != nil:
			return err
		case !req.Actor.May(learn.WithdrawLesson, l.Author):
			return learn.Denied("lesson.not_yours")
		case !l.Withdrawn.IsZero():
			return nil
		}
		if err := tx.WithdrawLesson(ctx, l.ID, req.Now); err != nil {
			return err
		}
		return tx.Touch(ctx, l.ID, req.Now)
	})
	if err != nil || !inDetails(req) {
		return chat.Say(req.Loc.M("lesson.withdrawn")), err
	}
	return chat.Reply{Update: detailsForm(req, req.Value, chat.Section(req.Loc.M("lesson.withdrawn")))}, nil
}
