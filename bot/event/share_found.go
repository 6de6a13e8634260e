package event

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// ShareFound opens the form for an event that was found in a followed
// calendar, filled in with what the calendar says.
func (f *Feature) ShareFound(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	found, err := f.db.Found(ctx, req.Value)
	if errors.Is(err, store.ErrNone) {
		err = learn.Missing("event.gone")
	}
	if err != nil {
		return chat.Reply{}, err
	}
	s := f.fresh(req, origin{Found: found.ID})
	var warning []slack.Block
	if found.Gone {
		warning = line(req.Loc.M("read.gone"))
	}
	return chat.Reply{Open: s.filled(ctx, s.usual(), found.Found, true, warning...), After: s.look}, nil
}
