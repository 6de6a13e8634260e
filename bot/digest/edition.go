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
	p, err := f.page(ctx, f.ws.Locales.Workspace(), e, shows)
	if err != nil {
		return chat.Rendering{}, err
	}
	// What couldn't be posted at once may have lost all that it was to show.
	lost := d.TS == "" && len(p.all()) == 0
	return chat.Rendering{Message: p.message(f.ws.Locales.Workspace(), f.ws.Commands), Shows: shows, Gone: lost}, nil
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
	loc := f.ws.Locales.Workspace()
	p, err := f.page(ctx, loc, e, shows)
	if err != nil {
		return chat.Reply{}, err
	}
	m := p.message(loc, f.ws.Commands)
	above := req.Loc.M("digest.preview")
	m.Blocks = append([]slack.Block{chat.Context(above), chat.Divider()}, m.Blocks...)
	m.Text = chat.Plain(above) + " " + m.Text
	return chat.Reply{Tell: &m}, nil
}
