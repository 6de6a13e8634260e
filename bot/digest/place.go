package digest

import (
	"context"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// may returns what keeps the person from changing the channel's digest.
func (f *Feature) may(ctx context.Context, req *chat.Request, channel string) error {
	if !req.Actor.May(learn.SetDigest, "") {
		return learn.Denied("digest.denied")
	}
	return f.here(ctx, req, channel)
}

// here returns what keeps the person from the channel's digest where they are:
// that they are in the channel is the proof that they may know what is in it.
func (f *Feature) here(ctx context.Context, req *chat.Request, channel string) error {
	if req.Viewer().Here != channel {
		channel = ""
	}
	return f.place(ctx, channel)
}

// place returns what keeps the channel from having a digest, with what to do.
func (f *Feature) place(ctx context.Context, channel string) error {
	typed := f.ws.Commands.Typed("lessons digest")
	if channel == "" || strings.HasPrefix(channel, "D") {
		return &learn.Error{Code: learn.Invalid, Key: "digest.only_channels", Args: []any{"Command", typed}}
	}
	c, err := f.db.Channel(ctx, channel)
	if err != nil {
		return err
	}
	if c.Archived || c.Barred() || c.Bot != learn.Outside {
		return c.Admits("")
	}
	return &learn.Error{Code: learn.Invalid, Key: "digest.without_bot", Args: []any{"Bot", f.ws.BotName, "Command", typed}}
}
