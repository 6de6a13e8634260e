package outbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// maxRenders is how often a delivery is tried that can't be rendered; it keeps
// others in its place waiting meanwhile.
const maxRenders = 10

// unreadyRest is how long those wait whose direct messages can't be opened.
const unreadyRest = 10 * time.Second

var errGone = errors.New("there is nothing to show")

// post brings a claimed delivery to Slack and records what became of it. It
// returns how long its place must rest.
func (o *Outbox) post(ctx context.Context, d learn.Delivery) time.Duration {
	ready, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	if d.Reason == learn.Unsearched {
		switch settled, a := o.search(ready, &d); {
		case settled:
			return pace
		case a.verdict != done:
			d.Tries--
			return o.again(ctx, d, settleAgain)
		}
		d.Reason = ""
	}
	message, sum, err := o.render(ready, d)
	if err == nil {
		err = o.admits(ready, d)
	}
	if err != nil {
		return o.unrendered(ctx, d, err)
	}
	t, err := o.target(ready, d)
	if err != nil {
		return o.unaimed(ctx, d, err)
	}
	message, a := o.attach(ready, t.channel, &d, message)
	if a.verdict != done {
		return o.unready(ctx, d, a)
	}
	if ready.Err() != nil {
		return o.again(ctx, d, 0)
	}
	return o.deliver(ctx, t, d, message, sum)
}

// deliver has Slack show the message and records what became of it.
func (o *Outbox) deliver(ctx context.Context, t target, d learn.Delivery, m chat.Message, sum string) time.Duration {
	send := o.send
	if m.File != nil {
		send = o.share
	}
	var err error
	d.Channel, d.TS, err = send(ctx, t, d, m)
	a := judge(err)
	if a.verdict != done && a.verdict != unclear {
		d.File = "" // by the next try it may be out of date
	}
	switch {
	case m.File != nil && (a.verdict == refused || a.lacking()):
		return o.unshared(ctx, d, a)
	case d.Thread != "" && slices.Contains(rootless, a.code):
		return o.skip(ctx, d)
	case a.code == "unknown_method": // nothing can be posted, whatever it is
		a.verdict = unusable
	}
	return o.answered(ctx, d, sum, a)
}

// render says what d shows now, with its hash, and records what it shows.
func (o *Outbox) render(ctx context.Context, d learn.Delivery) (chat.Message, string, error) {
	r, err := o.rendering(ctx, d)
	switch {
	case err == nil && r.Gone:
		err = errGone
	case err == nil && r.Polite && d.State == learn.Sending:
		err = o.mayWrite(ctx, d.Place, r.Before)
	}
	if err == nil {
		err = o.do(ctx, showStep, d.ID, func(ctx context.Context) error { return o.db.SetShown(ctx, d.ID, r.Shows) })
	}
	if err != nil {
		return chat.Message{}, "", err
	}
	sum, err := content(r.Message)
	return r.Message, sum, err
}

func (o *Outbox) rendering(ctx context.Context, d learn.Delivery) (r chat.Rendering, err error) {
	renderer, known := o.Renderers[d.Kind]
	if !known {
		return r, fmt.Errorf("nothing renders deliveries of kind %q", d.Kind)
	}
	defer func() {
		if p := recover(); p != nil {
			err = chat.Panicked(p)
		}
	}()
	return renderer(ctx, d)
}

// send posts the message. It lasts its time even when the process is asked to
// stop, so that its answer can be recorded.
func (o *Outbox) send(ctx context.Context, t target, d learn.Delivery, m chat.Message) (where, ts string, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), callTimeout)
	defer cancel()
	where, ts, err = o.say(ctx, t, d, m)
	if hasNewBlocks(m) && judge(err).malformed() { // the text says the same
		where, ts, err = o.say(ctx, t, d, chat.Message{Text: m.Text})
	}
	if err == nil && ts == "" {
		err = errors.New("chat.postMessage names no message")
	}
	return cmp.Or(where, t.channel), ts, err
}

func (o *Outbox) say(ctx context.Context, t target, d learn.Delivery, m chat.Message) (where, ts string, err error) {
	err = o.ask(ctx, postStep, d.ID, func(ctx context.Context) (err error) {
		where, ts, err = o.slack.PostMessageContext(ctx, t.channel, t.options(d, m)...)
		return err
	})
	return where, ts, err
}

// answered records what Slack made of the post. Without an answer the claim
// stands, until the message has been looked for.
func (o *Outbox) answered(ctx context.Context, d learn.Delivery, sum string, a answer) time.Duration {
	switch a.verdict {
	case done:
		return o.sent(ctx, d, sum)
	case limited:
		d.Tries--
		return o.again(ctx, d, a.after)
	case unusable, unreachable:
		d.Tries--
		o.unwell(a)
		return o.again(ctx, d, 0)
	case refused:
		return o.refuse(ctx, d, a)
	}
	o.log.Warn("outbox: a post got no answer; it will be looked up", "delivery", d.ID, "place", d.Place, "code", a.code)
	return 0
}

func (o *Outbox) sent(ctx context.Context, d learn.Delivery, sum string) time.Duration {
	o.well(ctx)
	d.State, d.Reason = learn.Sent, ""
	o.recorded(d, o.keep(ctx, sentStep, d.ID, func(ctx context.Context) error {
		if d.Tries == 1 { // which goes together with others
			return o.db.Record(ctx, d, sum)
		}
		return o.db.Transact(ctx, func(tx *store.DB) error {
			if err := tx.Record(ctx, d, sum); err != nil {
				return err
			}
			return o.accepted(ctx, tx, d)
		})
	}))
	return pace
}

// unready is for what a post needs before: the member's direct messages opened,
// its file uploaded. Doing that twice is harmless.
func (o *Outbox) unready(ctx context.Context, d learn.Delivery, a answer) time.Duration {
	tooLong := !d.Created.IsZero() && o.now().Sub(d.Created) > learn.MaxTrying
	switch {
	case a.verdict == unclear && ctx.Err() != nil:
		return o.again(ctx, d, 0)
	case a.verdict == unclear && tooLong:
		return o.refuse(ctx, d, a)
	case a.verdict == unclear && a.code != notUploaded: // which goes without its file in the end
		d.Tries--
		return o.again(ctx, d, unreadyRest)
	case a.verdict == unclear:
		return o.again(ctx, d, backOff(d.Tries))
	}
	return o.answered(ctx, d, "", a)
}

func (o *Outbox) unrendered(ctx context.Context, d learn.Delivery, err error) time.Duration {
	var quiet quietError
	switch {
	case errors.As(err, &quiet):
		d.Tries, d.Due = d.Tries-1, quiet.until
		return o.again(ctx, d, 0)
	case errors.Is(err, errGone):
		return o.skip(ctx, d)
	case errors.Is(err, errBarred):
		return o.refuse(ctx, d, answer{verdict: refused, code: barred})
	case errors.Is(err, errUninvited):
		return o.refuse(ctx, d, answer{verdict: refused, code: learn.NotInChannel})
	case ctx.Err() != nil:
		return o.again(ctx, d, 0)
	}
	o.log.Error("outbox: a delivery can't be rendered", "delivery", d.ID, "kind", d.Kind, "tries", d.Tries, "error", err)
	if d.Tries < maxRenders {
		return o.again(ctx, d, backOff(d.Tries))
	}
	d.State, d.Reason = learn.Failed, "not_rendered"
	return o.record(ctx, d)
}

// skip records that there is nothing to show.
func (o *Outbox) skip(ctx context.Context, d learn.Delivery) time.Duration {
	d.State, d.Reason = learn.Skipped, ""
	return o.record(ctx, d)
}

// again gives a claim back, to be tried after rest.
func (o *Outbox) again(ctx context.Context, d learn.Delivery, rest time.Duration) time.Duration {
	d.State = learn.Pending
	o.record(ctx, d)
	return rest
}

// record writes what became of d, also while the process is stopping.
func (o *Outbox) record(ctx context.Context, d learn.Delivery) time.Duration {
	o.recorded(d, o.keep(ctx, backStep, d.ID, func(ctx context.Context) error { return o.db.Record(ctx, d, "") }))
	return 0
}

// recorded logs what couldn't be written; the delivery will be looked up later,
// unless another process has settled it in the meantime.
func (o *Outbox) recorded(d learn.Delivery, err error) {
	switch {
	case errors.Is(err, store.ErrNone):
		o.log.Info("outbox: another process has recorded what became of a delivery", "delivery", d.ID, "state", d.State)
	case err != nil:
		o.log.Error("outbox: what became of a delivery can't be recorded", "delivery", d.ID, "state", d.State, "error", err)
	}
}
