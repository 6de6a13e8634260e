package bot

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/home"
)

// WatchHome tells of each request of a route that is said to only read, after
// which the Home of who made it would be another.
func (b *Bot) WatchHome(tell func(route, before, after string)) {
	ws := &chat.Workspace{
		Locales: b.people.ws.Locales, Commands: b.people.ws.Commands, Home: b.people.ws.Home,
		Joined: func(context.Context, string, time.Time) ([]string, error) { return nil, nil }, // Slack isn't asked
	}
	tab := home.New(b.config.Store, ws, b.help, b.publishHome, b.config.Log)
	shows := func(ctx context.Context, req *chat.Request) string {
		ws.SetPolicy(b.people.ws.Policy())
		view, err := tab.View(ctx, req)
		if err != nil {
			return ""
		}
		text, _ := json.Marshal(view) // what can't be written is the same twice
		return string(text)
	}
	for i, r := range b.router.Routes {
		if !slices.Contains(reading(), r.Name) {
			continue
		}
		b.router.Routes[i].Do = func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
			before := shows(ctx, req)
			reply, err := r.Do(ctx, req)
			if after := shows(ctx, req); err == nil && before != after {
				tell(r.Name, before, after)
			}
			return reply, err
		}
	}
}
