package question

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Render renders the direct message that asks a question, and later says how it
// was answered. It goes when the question is asked again below.
func (f *Feature) Render(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	found, err := f.db.Inquiries(ctx, d.Subject)
	if err != nil || len(found) == 0 || !found[0].Last.Equal(d.Created) {
		return chat.Rendering{Gone: err == nil}, err
	}
	q := found[0]
	k, known := f.Kinds[q.Kind]
	if !known {
		return chat.Rendering{}, fmt.Errorf("nobody asks questions of kind %q", q.Kind)
	}
	if d.State == learn.Sending {
		if ok, err := f.inTime(ctx, q, d.Claimed); err != nil || !ok {
			return chat.Rendering{Gone: err == nil}, err
		}
	}
	r, err := k.Render(ctx, q.Question, f.ws.Locales.For(q.To.Locale))
	r.Shows = append(r.Shows, learn.Shown{Subject: learn.Subject{Kind: learn.QuestionSubject, ID: q.ID}})
	return r, err
}

// inTime tells whether the question, which was planned for now, may be posted.
// When Slack or the bot was away in the meantime it may not, but waits for
// another morning.
func (f *Feature) inTime(ctx context.Context, q learn.Inquiry, now time.Time) (bool, error) {
	switch p := q.To.Preferences; {
	case !q.Open():
		return false, nil
	case !q.Wanted():
		return false, f.db.DropQuestion(ctx, q.Kind, q.Member, q.Subject, now)
	case !p.Asks(now, q.Zone):
		return false, f.db.Unask(ctx, q.ID, q.Last, p.AskFrom(now, q.Zone))
	}
	return true, nil
}
