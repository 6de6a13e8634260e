package event

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Leave takes a member out of the lines of what is to come: somebody else may
// be waiting for their places.
func (f *Feature) Leave(ctx context.Context, tx *store.DB, member string, now time.Time) error {
	lines, err := tx.InLine(ctx, member, now)
	if err != nil {
		return err
	}
	for _, a := range lines {
		if err := depart(ctx, tx, a.Event, a.Member, now); err != nil {
			return err
		}
	}
	return nil
}
