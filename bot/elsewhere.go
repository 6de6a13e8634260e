package bot

import (
	"context"
	"errors"
	"fmt"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/source"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
)

// elsewhere is how events are read that are not in the store.
func (b *Bot) elsewhere() event.Elsewhere {
	reader := source.New(fetch.New(b.config.Web))
	return event.Elsewhere{Read: reader.Read, ReadFile: reader.ReadFile, Download: b.download}
}

// download reads a file that a member uploaded, with the bot's token: from
// Slack itself only, which slack-go looks after.
func (b *Bot) download(ctx context.Context, id string) ([]byte, error) {
	body, err := fromSlack(ctx, b.slack, id)
	if err != nil {
		b.config.Log.WarnContext(ctx, "a calendar file can't be read", "file", id, "error", err)
	}
	return body, err
}

func fromSlack(ctx context.Context, api *slack.Client, id string) ([]byte, error) {
	file, _, _, err := api.GetFileInfoContext(ctx, id, 0, 0)
	switch {
	case err != nil:
		return nil, fmt.Errorf("files.info: %w", err)
	case file.Size > event.MaxFile:
		return nil, &fetch.Error{Reason: fetch.TooLarge}
	case file.IsExternal:
		return nil, errNotInSlack
	}
	body := &bounded{left: event.MaxFile}
	if err := api.GetFileContext(ctx, file.URLPrivateDownload, body); err != nil {
		return nil, fmt.Errorf("download: %w", err)
	}
	return body.bytes, nil
}

var errNotInSlack = errors.New("the file is kept elsewhere, not in Slack")

// bounded takes so many bytes and no more.
type bounded struct {
	bytes []byte
	left  int
}

var errTooMuch = errors.New("more bytes than announced")

// Write fails once there is no room.
func (b *bounded) Write(p []byte) (int, error) {
	if len(p) > b.left {
		return 0, errTooMuch
	}
	b.bytes, b.left = append(b.bytes, p...), b.left-len(p)
	return len(p), nil
}
