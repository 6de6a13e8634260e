package event

import (
	"context"
	"errors"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// errSharedOtherwise is no trouble: the form was accepted before, perhaps
// unheard, and says something else than what is stored.
var errSharedOtherwise = errors.New("shared otherwise")

// sentAgain is for a form that was accepted before. It is well when the form
// still says what is stored.
func sentAgain(ctx context.Context, tx *store.DB, e learn.Event, r learn.Repetition) error {
	stored, err := tx.Event(ctx, e.ID)
	switch {
	case err != nil:
		return err
	case stored.SharedBy != e.SharedBy:
		return learn.Denied("event.not_yours")
	}
	same, err := repeatsSo(ctx, tx, stored, r)
	if err == nil && !(same && stands(stored, e)) {
		err = errSharedOtherwise
	}
	return err
}

// stands tells whether the stored event is still the one of a form. Topics are
// stored as colleagues write them.
func stands(stored, form learn.Event) bool {
	if slices.Equal(folded(stored.Topics), folded(form.Topics)) {
		form.Topics = stored.Topics
	}
	return stored.Cancelled.IsZero() && stored.Channel == form.Channel && equal(stored, form)
}

func folded(topics []string) []string {
	keys := make([]string, len(topics))
	for i, t := range topics {
		keys[i] = store.FoldTopic(t)
	}
	slices.Sort(keys)
	return keys
}

// repeatsSo tells whether the stored event repeats as a form says, as far as
// its series hasn't gone on.
func repeatsSo(ctx context.Context, tx *store.DB, stored learn.Event, r learn.Repetition) (bool, error) {
	if stored.Series == "" || r.Rhythm == learn.Once {
		return stored.Series == "" && r.Rhythm == learn.Once, nil
	}
	s, err := tx.Series(ctx, stored.Series)
	asked := learn.NewSeries(s.ID, stored, r)
	return s.Pattern == asked.Pattern && s.Until == asked.Until && (s.Last != asked.Last || s.Remaining == asked.Remaining), err
}

// correct answers a form that says something else than when it was accepted:
// with the form that edits the event, filled in with what stands there now.
func (f *Feature) correct(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	e, err := mayChange(ctx, f.db, req, req.View.Meta.ID, learn.EditEvent)
	if err != nil {
		return chat.Reply{}, err
	}
	rhythm := show.Rhythm(req.Loc, e.Repeats.Pattern)
	if rhythm == "" {
		rhythm = req.Loc.M("already.once")
	}
	told := req.Loc.M("already.otherwise", "Channel", chat.ChannelLink(e.Channel), "Rhythm", rhythm)
	return chat.Reply{Update: editForm(req, e, written(req.View), chat.Section(told))}, nil
}
