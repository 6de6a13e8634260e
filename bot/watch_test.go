package bot

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// Watch has serve do what a route does for each request.
func (b *Bot) Watch(serve func(req *chat.Request, do func())) {
	for i, r := range b.router.Routes {
		b.router.Routes[i].Do = func(ctx context.Context, req *chat.Request) (reply chat.Reply, err error) {
			serve(req, func() { reply, err = r.Do(ctx, req) })
			return reply, err
		}
	}
}
