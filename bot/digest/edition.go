package digest

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Edition renders a channel's edition. What it shows is chosen once; later
// renderings tell what has become of that.
func (f *Feature) Edition(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	e, err := f.db.Edition(ctx, d.Subject)
	if err != nil {
		return chat.Rendering{}, err
	}
	shows, err := f.db.Shown(ctx, d.ID)
	if err == nil && len(shows) == 0 {
		shows, err = f.choose(ctx, e)
	}
	if err != nil || len(shows) == 0 {
		return chat.Rendering{Gone: true}, err
	}
	message, err := f.message(ctx, e, shows)
	return chat.Rendering{Message: message, Shows: shows}, err
}

// Preview shows the person what the channel would get now. It changes nothing.
func (f *Feature) Preview(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.here(ctx, req, req.Value); err != nil {
		return chat.Reply{}, err
	}
	d, _, err := f.subscription(ctx, f.db, req, req.Value)
	if err != nil {
		return chat.Reply{}, err
	}
	e := d.Edition(req.Now)
	e.Until = req.Now
	shows, err := f.choose(ctx, e)
	if err != nil || len(shows) == 0 {
		return chat.Say(req.Loc.M("digest.preview_empty", "Command", chat.Code(chat.Verbatim(f.ws.Commands.Typed("event share"))))), err
	}
	m, err := f.message(ctx, e, shows)
	if err != nil {
		return chat.Reply{}, err
	}
	above := req.Loc.M("digest.preview")
	m.Blocks = append([]slack.Block{chat.Context(above), chat.Divider()}, m.Blocks...)
	m.Text = chat.Plain(above) + " " + m.Text
	return chat.Reply{Tell: &m}, nil
}

// message is what the channel sees of an edition that shows these.
func (f *Feature) message(ctx context.Context, e learn.Edition, shows []learn.Shown) (chat.Message, error) {
	loc := f.ws.Locales.Workspace()
	p, err := f.page(ctx, loc, e, shows)
	if err != nil {
		return chat.Message{}, err
	}
	return p.message(loc, f.ws.Commands), nil
}
