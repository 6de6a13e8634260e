package digest

import (
	"context"
	"errors"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// besideGreeting says, in a form's Meta, that it was opened from a message for
// all, which stays: the answer to one person mustn't take its place.
const besideGreeting = "greeting"

// Greet plans the bot's first word in a channel that it was invited to: once,
// however often it is invited, and only where content may be posted and nobody
// has set up a digest yet.
func (f *Feature) Greet(ctx context.Context, channel string, now time.Time) error {
	c, err := f.db.Channel(ctx, channel)
	if err != nil || c.Name == c.ID || c.Admits("") != nil {
		return err
	}
	if _, err := f.db.Digest(ctx, channel); !errors.Is(err, store.ErrNone) {
		return err
	}
	return f.db.Plan(ctx, learn.Delivery{
		Kind: learn.GreetingPost, Key: "greeting/" + channel, Place: channel, Subject: channel, Due: now, Created: now,
	})
}

// Greeting renders the bot's first word in a channel.
func (f *Feature) Greeting(_ context.Context, d learn.Delivery) (chat.Rendering, error) {
	loc := f.ws.Locales.Workspace()
	text := loc.M("digest.greeting",
		"Share", chat.Code(chat.Verbatim(f.ws.Commands.Typed("event share"))), "Submit", chat.Code(chat.Verbatim(f.ws.Commands.Typed("lessons submit"))))
	setUp := chat.Button(SetUpGreeted, d.Subject, loc.T("digest.greeting_button"))
	return chat.Rendering{Message: chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text), chat.Actions("digest", setUp),
	}}}, nil
}
