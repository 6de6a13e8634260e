package notice

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// MovedUp renders what a member reads who waited for a place at an event and
// has one now. There is nothing to say to who gave it back already.
func (f *Feature) MovedUp(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	t, ok, err := f.told(ctx, d, learn.Waitlist)
	if err != nil || !ok || t.mine.RSVP != learn.Going || !t.event.Cancelled.IsZero() || t.event.Over(d.Claimed) {
		return chat.Rendering{Gone: err == nil}, err
	}
	text := t.loc.M("notice.moved_up.text", "Title", show.EventTitle(t.event), "When", t.when())
	back := t.loc.M("notice.moved_up.back")
	return chat.Rendering{Message: chat.Message{
		Text: chat.Plain(text), Blocks: []slack.Block{chat.Section(chat.Lines(text, back)), t.buttons()},
	}, Polite: true, Before: t.event.Start}, nil
}

// buttons let the reader stay away after all, or look closer.
func (t told) buttons() slack.Block {
	return chat.Actions("notice",
		chat.Button(show.NotGoingEvent, t.event.ID, t.loc.T("rsvp.not_going_button")),
		chat.Button(show.MoreEvent, t.event.ID, t.loc.T("event.more_button")))
}
