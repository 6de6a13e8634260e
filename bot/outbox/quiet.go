package outbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// quietError is why a message isn't posted yet: its reader may not be written
// to before until.
type quietError struct{ until time.Time }

func (e quietError) Error() string {
	return fmt.Sprintf("its reader has quiet hours until %s", e.until)
}

// mayWrite returns a quietError while a member may not be written to. Between
// planning a message and posting it Slack may be away, or thousands come before
// it. Hours that end only when it is too late, by before, don't count.
func (o *Outbox) mayWrite(ctx context.Context, member string, before time.Time) error {
	to, err := o.db.Member(ctx, member)
	chosen, preferErr := o.db.Preferences(ctx, member)
	if err := errors.Join(err, preferErr); err != nil {
		return err
	}
	now := o.now()
	from := chosen.From(now, to.Location())
	if !before.IsZero() {
		from = chosen.Before(before, now, to.Location())
	}
	if from.After(now) {
		return quietError{from}
	}
	return nil
}
