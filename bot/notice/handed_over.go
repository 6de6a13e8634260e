package notice

import (
	"cmp"
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// HandedOver renders what a member reads who looks after an event from now on.
// Args name who asked for it.
func (f *Feature) HandedOver(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	t, ok, err := f.told(ctx, d, "")
	if err != nil || !ok || t.event.Owner != d.Place || !t.event.Cancelled.IsZero() {
		return chat.Rendering{Gone: err == nil}, err
	}
	text := t.loc.M("notice.handed_over.text", "Member", t.loc.Member(d.Args), "Title", show.EventTitle(t.event), "When", t.when())
	more := chat.Button(show.MoreEvent, t.event.ID, t.loc.T("event.more_button"))
	asker, err := f.db.Member(ctx, d.Args)
	plain := t.loc.T("notice.handed_over.text", "Member", cmp.Or(asker.Name, asker.ID), "Title", t.event.Title, "When", chat.Plain(t.when()))
	return chat.Rendering{Message: chat.Message{
		Text: plain, Blocks: []slack.Block{chat.Section(text), chat.Actions("notice", more)},
	}, Polite: true, Before: t.event.Start}, err
}
