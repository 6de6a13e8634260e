package outbox

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// refuse gives up a delivery that Slack won't have.
func (o *Outbox) refuse(ctx context.Context, d learn.Delivery, a answer) time.Duration {
	d.State, d.Reason = learn.Failed, a.code
	if a.malformed() {
		o.log.Error("outbox: Slack can't read what we posted", "delivery", d.ID, "kind", d.Kind, "code", a.code, "details", a.details)
	} else {
		o.log.Warn("outbox: Slack refused a post", "delivery", d.ID, "kind", d.Kind, "place", d.Place, "code", a.code)
	}
	return o.giveUp(ctx, d)
}

// giveUp records what became of a delivery that is not in Slack, or perhaps
// not, and plans a word to the member on whose behalf it was.
func (o *Outbox) giveUp(ctx context.Context, d learn.Delivery) time.Duration {
	ctx = context.WithoutCancel(ctx)
	o.recorded(d, o.db.Transact(ctx, func(tx *store.DB) error {
		if err := tx.Record(ctx, d, ""); err != nil {
			return err
		}
		if err := noteChannel(ctx, tx, d.Place, d.Reason); err != nil {
			return err
		}
		if err := tx.Touch(ctx, d.ID, o.now()); err != nil || !tellable(d) {
			return err
		}
		return tx.Plan(ctx, learn.Delivery{
			Kind: learn.RefusedDM, Key: fmt.Sprintf("refused/%s/%d", d.ID, d.Tries), Place: d.For,
			Subject: d.ID, Args: strconv.Itoa(d.Tries), Created: o.now(),
		})
	}))
	return 0
}

// tellable tells whether somebody should hear that the post was refused: not
// of direct messages, to which one can't invite the bot.
func tellable(d learn.Delivery) bool { return d.For != "" && !isMember(d.Place) }

// barred is our own reason for a refusal: outsiders have come to read the
// channel since the delivery was planned.
const barred = "barred"

var errBarred = errors.New("the channel is shared with outsiders")

func (o *Outbox) admits(ctx context.Context, place string) error {
	if isMember(place) {
		return nil
	}
	c, err := o.db.Channel(ctx, place)
	if err == nil && c.Barred() {
		err = errBarred
	}
	return err
}

// noteChannel keeps what a refusal tells of the channel.
func noteChannel(ctx context.Context, tx *store.DB, channel, code string) error {
	switch code {
	case "not_in_channel", "channel_not_found":
		return tx.SetBot(ctx, channel, learn.Outside)
	case "is_archived":
		return tx.SetArchived(ctx, channel, true)
	}
	return nil
}

// accepted notes, with a delivery that was tried before, that its place takes
// posts now, and has the message change that said otherwise.
func (o *Outbox) accepted(ctx context.Context, tx *store.DB, d learn.Delivery) error {
	if err := tx.Touch(ctx, d.ID, o.now()); err != nil || isMember(d.Place) {
		return err
	}
	return tx.SetBot(ctx, d.Place, learn.Inside)
}

// reason is the text that says why a post was refused and what to do.
func reason(code string) string {
	switch {
	case code == "not_in_channel":
		return "outbox.why.outside"
	case code == "channel_not_found":
		return "outbox.why.hidden"
	case code == "is_archived":
		return "outbox.why.archived"
	case code == barred:
		return "outbox.why.external"
	case strings.HasPrefix(code, "restricted_action"), code == "posting_to_channel_denied":
		return "outbox.why.restricted"
	}
	return "outbox.why.anything"
}
