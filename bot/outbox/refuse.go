package outbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// refuse is for a delivery that Slack won't have. It waits where an invitation
// may help; else it is given up.
func (o *Outbox) refuse(ctx context.Context, d learn.Delivery, a answer) time.Duration {
	waited := learn.Uninvited(d.Reason)
	if learn.Uninvited(a.code) && o.moved(ctx, d) {
		d.Tries, d.Reason = d.Tries-1, ""
		return o.again(ctx, d, 0)
	}
	d.State, d.Reason = learn.Failed, a.code
	if o.invitable(ctx, d) {
		d.State, d.Due = learn.Pending, o.now().Add(awayAgain)
	}
	if waited && (d.State == learn.Pending || d.Kind == learn.DigestPost) { // which has been told
		d.Tries--
	}
	switch {
	case waited && d.State == learn.Pending:
		return o.record(ctx, d)
	case a.malformed():
		o.log.Error("outbox: Slack can't read what we posted", "delivery", d.ID, "kind", d.Kind, "code", a.code, "details", a.details)
	default:
		o.log.Warn("outbox: Slack refused a post", "delivery", d.ID, "kind", d.Kind, "place", d.Place, "code", a.code, "waits", d.State == learn.Pending)
	}
	return o.giveUp(ctx, d)
}

// moved tells whether the channel has got another id since the delivery was taken.
func (o *Outbox) moved(ctx context.Context, d learn.Delivery) bool {
	now, err := o.db.Delivery(ctx, d.ID)
	return err == nil && now.Place != d.Place
}

// invitable tells whether the refused delivery may still be posted once the
// bot is invited. A channel that can't be seen has to be one where it was.
func (o *Outbox) invitable(ctx context.Context, d learn.Delivery) bool {
	switch {
	case isMember(d.Place) || !learn.Uninvited(d.Reason):
		return false
	case !d.Created.IsZero() && o.now().Sub(d.Created) > learn.MaxInvitation:
		return false
	case d.Reason != learn.ChannelNotFound:
		return true
	}
	posted, err := o.db.PostedIn(ctx, d.Place)
	return posted || err != nil
}

// giveUp records what became of a delivery that is not in Slack, or perhaps
// not, and plans a word to the member on whose behalf it was, or to the admins.
func (o *Outbox) giveUp(ctx context.Context, d learn.Delivery) time.Duration {
	o.recorded(d, o.keep(ctx, giveUpStep, d.ID, func(ctx context.Context) error {
		return o.db.Transact(ctx, func(tx *store.DB) error {
			if err := tx.Record(ctx, d, ""); err != nil {
				return err
			}
			if err := noteChannel(ctx, tx, d.Place, d.Reason); err != nil {
				return err
			}
			if err := tx.Touch(ctx, d.ID, o.now()); err != nil {
				return err
			}
			return errors.Join(o.tellLost(ctx, tx, d), o.tellRefused(ctx, tx, d))
		})
	}))
	return 0
}

func (o *Outbox) tellRefused(ctx context.Context, tx *store.DB, d learn.Delivery) error {
	if !tellable(d) {
		return nil
	}
	told, err := o.concerned(ctx, tx, d)
	for _, member := range told {
		err = errors.Join(err, tx.Plan(ctx, learn.Delivery{
			Kind: learn.RefusedDM, Key: fmt.Sprintf("refused/%s/%d/%s", d.ID, d.Tries, member), Place: member,
			Subject: d.ID, Args: strconv.Itoa(d.Tries), Created: o.now(),
		}))
	}
	return err
}

// concerned are who hears that d is refused: the member on whose behalf it is,
// and of a channel's digest the admins as well. Of a private channel they hear
// only when that member has left.
func (o *Outbox) concerned(ctx context.Context, tx *store.DB, d learn.Delivery) ([]string, error) {
	if d.Kind != learn.DigestPost {
		return []string{d.For}, nil
	}
	owner, ownerErr := tx.Member(ctx, d.For)
	channel, channelErr := tx.Channel(ctx, d.Place)
	if err := errors.Join(ownerErr, channelErr); err != nil {
		return nil, err
	}
	if channel.Private && !owner.Deleted {
		return []string{d.For}, nil
	}
	admins, err := tx.WhomToAsk(ctx, o.ws.Admins)
	if !owner.Deleted && !slices.Contains(admins, d.For) {
		admins = append(admins, d.For)
	}
	return admins, err
}

// tellable tells whether somebody should hear that the post was refused: not
// of direct messages, by which they would hear it.
func tellable(d learn.Delivery) bool { return d.For != "" && (!isMember(d.Place) || isGroup(d.Place)) }

// barred is our own reason for a refusal: outsiders have come to read the
// channel since the delivery was planned.
const barred = "barred"

var (
	errBarred    = errors.New("the channel is shared with outsiders")
	errUninvited = errors.New("the bot waits to be invited to the channel")
)

// admits tells whether the delivery may go where it is to go. Behind one that
// waits for an invitation there it waits as well, so that they keep their order.
func (o *Outbox) admits(ctx context.Context, d learn.Delivery) error {
	if isMember(d.Place) {
		return nil
	}
	c, err := o.db.Channel(ctx, d.Place)
	switch {
	case err != nil:
		return err
	case c.Barred():
		return errBarred
	case c.Bot != learn.Outside:
		return nil
	}
	_, err = o.db.WaitingBefore(ctx, d, o.now())
	switch {
	case errors.Is(err, store.ErrNone):
		return nil
	case err == nil:
		return errUninvited
	}
	return err
}

// noteChannel keeps what a refusal tells of the channel.
func noteChannel(ctx context.Context, tx *store.DB, channel, code string) error {
	switch code {
	case learn.NotInChannel, learn.ChannelNotFound, learn.Unsearched:
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
	return errors.Join(tx.SetBot(ctx, d.Place, learn.Inside), tx.Arrived(ctx, d.Place, o.now()))
}

// reason is the text that says why a post was refused and what to do.
func reason(d learn.Delivery) string {
	switch code := d.Reason; {
	case isGroup(d.Place):
		return "outbox.why.together"
	case code == learn.NotInChannel:
		return "outbox.why.outside"
	case code == learn.ChannelNotFound:
		return "outbox.why.hidden"
	case code == learn.Unsearched:
		return "outbox.why.unsearched"
	case code == learn.Unheard:
		return "outbox.why.silent"
	case code == "is_archived":
		return "outbox.why.archived"
	case code == barred:
		return "outbox.why.external"
	case strings.HasPrefix(code, "restricted_action"), code == "posting_to_channel_denied":
		return "outbox.why.restricted"
	}
	return "outbox.why.anything"
}
