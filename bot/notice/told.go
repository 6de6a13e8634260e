package notice

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// told is what a direct message about an event is made of.
type told struct {
	event learn.Event
	to    learn.Member
	mine  learn.Attendance
	loc   *chat.Locale
}

// told reads what d is about and who reads it. It is nothing when the event is
// gone, or the reader, or they turned such messages off.
func (f *Feature) told(ctx context.Context, d learn.Delivery, about learn.Notice) (t told, ok bool, err error) {
	t.event, err = f.db.Event(ctx, d.Subject)
	if errors.Is(err, store.ErrNone) {
		return t, false, nil
	}
	if err != nil {
		return t, false, err
	}
	if t.to, err = f.db.Member(ctx, d.Place); err != nil {
		return t, false, err
	}
	if t.mine, err = f.db.Attendance(ctx, d.Subject, d.Place); err != nil {
		return t, false, err
	}
	chosen, err := f.db.Preferences(ctx, d.Place)
	t.loc = f.ws.Locales.For(t.to.Locale)
	return t, !t.to.Deleted && chosen.Wants(about), err
}

// zone is the reader's; the event's when theirs is unknown.
func (t told) zone() *time.Location { return learn.Location(cmp.Or(t.to.Zone, t.event.Zone)) }

// when is the event's start.
func (t told) when() chat.Mrkdwn { return t.loc.When(t.event.Start, t.zone()) }
