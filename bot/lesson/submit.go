package lesson

import (
	"cmp"
	"context"
	"errors"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// SubmitForm is the route of the form's submission.
const SubmitForm = "lesson.submit"

// Submit opens the form for a new lesson, or goes on with what this person
// began in one from the same event, or from none. What follows the command
// begins another: it is the takeaway; the story when it is too long for one
// sentence.
func (f *Feature) Submit(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if req.Text != "" {
		return f.writeSaid(ctx, req, worded(req.NewID(), req.Who.ID, req.Text))
	}
	d, err := f.db.Draft(ctx, req.Who.ID, req.Value)
	if errors.Is(err, store.ErrNone) {
		d, err = learn.Draft{ID: learn.NewID(), Member: req.Who.ID, Origin: req.Value}, nil
	}
	if err != nil {
		return chat.Reply{}, err
	}
	return f.write(ctx, req, d)
}

// writeSaid opens the form with words that stand nowhere else, and then keeps
// them: a form that is closed doesn't tell what was in it.
func (f *Feature) writeSaid(ctx context.Context, req *chat.Request, d learn.Draft) (chat.Reply, error) {
	reply, err := f.write(ctx, req, d)
	if err != nil {
		return chat.Reply{}, err
	}
	d.Created, d.Updated = req.Now, req.Now
	then := reply.After
	reply.After = func(ctx context.Context) {
		_ = f.db.KeepDraft(ctx, d, (*learn.Draft).Said) // at worst they are kept with the first word typed
		if then != nil {
			then(ctx)
		}
	}
	return reply, nil
}

// worded is a draft of its own that begins with a text.
func worded(id, member, text string) learn.Draft {
	d := learn.Draft{ID: id, Member: member, Origin: id}
	field := "takeaway"
	if line := learn.OneLine(text); utf8.RuneCountInString(line) <= learn.MaxLine {
		text = line
	} else {
		field, text = "story", chat.Cut(text, learn.MaxStory)
	}
	d.Began(field, []string{text})
	return d
}

// write opens the form for a new lesson with what d holds; from within such a
// form it takes that one's place.
func (f *Feature) write(ctx context.Context, req *chat.Request, d learn.Draft) (chat.Reply, error) {
	again := req.View != nil && req.View.Name == SubmitForm
	round := 0
	if again {
		round = req.View.Meta.Round + 1
	}
	form, err := f.draftForm(ctx, req, d)
	if err != nil {
		return chat.Reply{}, err
	}
	form.Round = round
	if again {
		return chat.Reply{Update: form.Modal(req.Loc)}, nil
	}
	return chat.Reply{Open: form.Modal(req.Loc), After: func(ctx context.Context) {
		if here := form.Meta.Channel; here != "" {
			f.ws.Look(ctx, here)
		}
	}}, nil
}

// Submitted stores the lesson that the form describes, with what came of this
// person's aims, and plans its card.
func (f *Feature) Submitted(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	meta := req.View.Meta
	if !learn.ValidID(meta.ID) {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
	}
	v, err := f.visit(ctx, req, learn.Draft{ID: meta.ID, Origin: meta.More}.Event())
	if err != nil {
		return chat.Reply{}, err
	}
	l, mistakes := f.filled(ctx, req, learn.Lesson{}, v)
	o := v.outcome(req)
	if err := learn.Gather(mistakes, o.Check(), f.admits(ctx, l.Channel)); err != nil {
		return chat.Reply{}, err
	}
	err = f.db.Transact(ctx, func(tx *store.DB) error {
		if err := add(ctx, tx, l); err != nil {
			return err
		}
		if err := agreed(ctx, tx, l); err != nil {
			return err
		}
		if err := tx.DropDraft(ctx, req.Who.ID, meta.More); err != nil || l.Event != o.Event {
			return err
		}
		return tx.SaveOutcome(ctx, o)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	return f.then(req.Loc, l, meta.Channel), nil
}

// add stores a new lesson with its card. The same form again changes nothing;
// with other words, because Slack's trouble made the author send it again, it
// corrects what nobody has edited since.
func add(ctx context.Context, tx *store.DB, l learn.Lesson) error {
	added, err := tx.AddLesson(ctx, l)
	if err != nil {
		return err
	}
	if added {
		return errors.Join(went(ctx, tx, l), planCard(ctx, tx, l))
	}
	stored, err := tx.Lesson(ctx, l.ID)
	switch {
	case err != nil:
		return err
	case stored.Author != l.Author:
		return learn.Denied("lesson.not_yours")
	case !stored.Updated.Equal(stored.Created):
		return nil
	}
	l.Channel = cmp.Or(stored.Channel, l.Channel)
	if equal(l, stored) {
		return nil
	}
	if _, err := tx.SaveLesson(ctx, l, stored.Updated); err != nil {
		return err
	}
	return errors.Join(planCard(ctx, tx, l), tx.Touch(ctx, l.ID, l.Updated))
}

// went notes that who writes a lesson from an event went there: nobody asks.
func went(ctx context.Context, tx *store.DB, l learn.Lesson) error {
	if l.Event == "" {
		return nil
	}
	return tx.SayTurnout(ctx, l.Event, l.Author, learn.Went, l.Updated)
}

func planCard(ctx context.Context, tx *store.DB, l learn.Lesson) error {
	if l.Channel == "" {
		return nil
	}
	return tx.Plan(ctx, learn.Delivery{
		Kind: learn.LessonCard, Key: "lesson_card/" + l.ID + "/" + l.Channel,
		Place: l.Channel, Subject: l.ID, For: l.Author, Due: l.Updated, Created: l.Updated,
	})
}

// admits returns what keeps a card out of the channel, if there is to be one.
func (f *Feature) admits(ctx context.Context, channel string) error {
	if channel == "" {
		return nil
	}
	c, err := f.db.Channel(ctx, channel)
	if err != nil {
		return err
	}
	return f.ws.Admits(c, "channel")
}
