package digest

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Preview shows the person what the channel would get now. It changes nothing.
func (f *Feature) Preview(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.here(ctx, req, req.Value); err != nil {
		return chat.Reply{}, err
	}
	d, e, shows, err := f.now(ctx, f.db, req, learn.TestDigestDM)
	if err != nil || len(shows) == 0 {
		return f.nothingNow(req), err
	}
	loc := f.ws.Locales.Workspace()
	p, err := f.page(ctx, loc, d, e, shows)
	if err != nil {
		return chat.Reply{}, err
	}
	m := p.fitted(loc, f.ws.Commands)
	above := req.Loc.M("digest.preview")
	m.Blocks = append([]slack.Block{chat.Context(above), chat.Divider()}, m.Blocks...)
	m.Text = chat.Plain(above) + " " + m.Text
	return chat.Reply{Tell: &m}, nil
}

// now is what the channel would get now. What is just being saved waits for
// the next edition only where this one counts.
func (f *Feature) now(ctx context.Context, db *store.DB, req *chat.Request, kind learn.Kind) (d learn.Digest, e learn.Edition, shows []learn.Shown, err error) {
	if d, _, err = f.subscription(ctx, db, req, req.Value); err != nil {
		return d, e, nil, err
	}
	d, _, err = standing(ctx, db, d)
	if err != nil {
		return d, e, nil, err
	}
	if e = d.Edition(req.Now); kind != learn.DigestPost {
		e.Until = req.Now
	}
	if e.Filter, err = db.Spelt(ctx, d.Filter); err != nil {
		return d, e, nil, err
	}
	shows, err = f.on(db).choose(ctx, d, e)
	return d, e, shows, err
}

// on is the feature in a transaction.
func (f *Feature) on(tx *store.DB) *Feature { return &Feature{db: tx, ws: f.ws, standard: f.standard} }

func (f *Feature) nothingNow(req *chat.Request) chat.Reply {
	return chat.Say(req.Loc.M("digest.preview_empty", "Command", chat.Code(chat.Verbatim(f.ws.Commands.Typed("event share")))))
}

// Test sends the person the edition that the channel would get now, as it would
// see it. What is in a private channel stays there.
func (f *Feature) Test(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.here(ctx, req, req.Value); err != nil {
		return chat.Reply{}, err
	}
	c, err := f.db.Channel(ctx, req.Value)
	if err != nil {
		return chat.Reply{}, err
	}
	if c.Private {
		return chat.Reply{}, learn.Denied("digest.test_private")
	}
	test := learn.Delivery{Kind: learn.TestDigestDM, Key: "digest_test/" + req.ID, Place: req.Who.ID}
	return f.send(ctx, req, test, "digest.test_sent")
}

// SendNow posts an edition besides those of the schedule: it tells what is new
// since the last one, and the next one goes on from there, on its own date.
func (f *Feature) SendNow(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !req.Actor.May(learn.SendDigest, "") {
		return chat.Reply{}, learn.Denied("digest.send_denied")
	}
	if err := f.here(ctx, req, req.Value); err != nil {
		return chat.Reply{}, err
	}
	post := learn.Delivery{Kind: learn.DigestPost, Key: "digest/" + req.Value + "/sent/" + req.ID, Place: req.Value, For: req.Who.ID}
	return f.send(ctx, req, post, "digest.sent")
}

// send plans an edition of what there is to tell now, once for each press of a
// button, and tells the person so.
func (f *Feature) send(ctx context.Context, req *chat.Request, out learn.Delivery, key string) (reply chat.Reply, err error) {
	err = f.db.Transact(ctx, func(tx *store.DB) error {
		reply = chat.Say(req.Loc.M(key))
		if pressed, err := tx.HasDelivery(ctx, out.Key); err != nil || pressed {
			return err
		}
		d, e, shows, err := f.now(ctx, tx, req, out.Kind)
		if err != nil {
			return err
		}
		if len(shows) == 0 {
			reply = f.nothingNow(req)
			return nil
		}
		if out.Kind == learn.DigestPost {
			if err := besides(ctx, tx, d, e); err != nil {
				return err
			}
		}
		return planEdition(ctx, tx, e, out)
	})
	return reply, err
}

// besides has the schedule's editions go on after e.
func besides(ctx context.Context, tx *store.DB, d learn.Digest, e learn.Edition) error {
	last, err := tx.LastEdition(ctx, d.Channel)
	if err != nil {
		return err
	}
	if last.Waits() {
		return &learn.Error{Code: learn.Invalid, Key: "digest.waits"}
	}
	return tx.ReportedUntil(ctx, d.Channel, e.Until)
}

// planEdition stores a new edition and plans its delivery.
func planEdition(ctx context.Context, tx *store.DB, e learn.Edition, out learn.Delivery) error {
	e.ID = learn.NewID()
	if err := tx.AddEdition(ctx, e); err != nil {
		return err
	}
	out.Subject, out.Due, out.Created = e.ID, e.Planned, e.Planned
	return tx.Plan(ctx, out)
}
