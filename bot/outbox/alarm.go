package outbox

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// span is what the Args of an alarm hold: what it is about, in UTC seconds.
type span struct {
	Code string `json:"code,omitempty"`
	From int64  `json:"from"`
	To   int64  `json:"to,omitempty"`
}

// tellLost has the admins told that deliveries may be lost: once a day, in a
// message that follows how many there are.
func (o *Outbox) tellLost(ctx context.Context, tx *store.DB, d learn.Delivery) error {
	if d.State != learn.Lost || d.Kind == learn.LostDM {
		return nil
	}
	day := "lost/" + o.now().UTC().Format(time.DateOnly)
	told := ""
	if tellable(d) {
		told = d.For
	}
	if err := o.alarm(ctx, tx, learn.LostDM, day, span{From: d.Claimed.Unix()}, told); err != nil {
		return err
	}
	return tx.Touch(ctx, day, o.now())
}

// tellStop has the admins told that for a time Slack took nothing.
func (o *Outbox) tellStop(ctx context.Context, was Stop) {
	err := o.keep(ctx, alarmStep, "", func(ctx context.Context) error {
		key := fmt.Sprintf("stopped/%s/%d", was.Code, was.Since.Unix())
		return o.db.Transact(ctx, func(tx *store.DB) error {
			return o.alarm(ctx, tx, learn.StoppedDM, key, span{was.Code, was.Since.Unix(), o.now().Unix()}, "")
		})
	})
	if err != nil {
		o.log.Error("outbox: the admins can't be told", "error", err)
	}
}

// alarm plans a message to the admins, but for one who is told otherwise, at
// an hour at which each may be written to.
func (o *Outbox) alarm(ctx context.Context, tx *store.DB, kind learn.Kind, key string, about span, told string) error {
	args, err := json.Marshal(about)
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	admins, err := tx.WhomToAsk(ctx, o.ws.Admins)
	if err != nil {
		return err
	}
	for _, id := range admins {
		if id == told {
			continue
		}
		to, err := tx.Member(ctx, id)
		if err != nil {
			return err
		}
		chosen, err := tx.Preferences(ctx, id)
		if err != nil {
			return err
		}
		err = tx.Plan(ctx, learn.Delivery{
			Kind: kind, Key: key + "/" + id, Place: id, Subject: key, Args: string(args),
			Due: chosen.From(o.now(), to.Location()), Created: o.now(),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Lost renders what an admin reads when deliveries may be lost.
func (o *Outbox) Lost(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	loc, _, about, err := o.alarmed(ctx, d)
	if err != nil {
		return chat.Rendering{}, err
	}
	count, err := o.db.CountLost(ctx, time.Unix(about.From, 0).Add(-24*time.Hour), learn.LostDM)
	text := loc.NM("outbox.alarm.lost", count, "List", chat.Code(chat.Verbatim("fieldnotes deliveries --failed")),
		"Retry", chat.Code(chat.Verbatim("fieldnotes deliveries retry ID")))
	shown := []learn.Shown{{Subject: learn.Subject{Kind: learn.DeliverySubject, ID: d.Subject}}}
	return chat.Rendering{Message: paragraph(text), Shows: shown, Gone: count == 0, Polite: true}, err
}

// StoppedFor renders what an admin reads once Slack takes messages again.
func (o *Outbox) StoppedFor(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	loc, to, about, err := o.alarmed(ctx, d)
	if err != nil {
		return chat.Rendering{}, err
	}
	when := func(seconds int64) chat.Mrkdwn { return loc.When(time.Unix(seconds, 0), to.Location()) }
	return chat.Rendering{Polite: true, Message: paragraph(loc.M("outbox.alarm.stopped",
		"From", when(about.From), "To", when(about.To), "Reason", chat.Code(chat.Verbatim(about.Code))))}, nil
}

func (o *Outbox) alarmed(ctx context.Context, d learn.Delivery) (loc *chat.Locale, to learn.Member, about span, err error) {
	if err := json.Unmarshal([]byte(d.Args), &about); err != nil {
		return nil, to, about, fmt.Errorf("delivery %s: %w", d.ID, err)
	}
	to, err = o.db.Member(ctx, d.Place)
	return o.ws.Locales.For(to.Locale), to, about, err
}

func paragraph(text chat.Mrkdwn) chat.Message {
	return chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{chat.Section(text)}}
}
