package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/page"
)

// elsewhere is how events are read that are not in the store.
func (b *Bot) elsewhere() event.Elsewhere {
	client := fetch.New(b.config.Web)
	file := func(body []byte, now time.Time) ([]learn.Found, error) {
		c, err := calendar.Read(bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		return c.Between(now.AddDate(-2, 0, 0), now.AddDate(2, 0, 0), 20000), nil
	}
	return event.Elsewhere{
		Read: func(ctx context.Context, link string, now time.Time) ([]learn.Found, error) {
			p, err := client.Get(ctx, link, fetch.Options{})
			if err != nil {
				return nil, err
			}
			if bytes.Contains(p.Body[:min(len(p.Body), 200)], []byte("BEGIN:VCALENDAR")) {
				return file(p.Body, now)
			}
			return page.Read(p.Body, p.Type, p.Address, now).Found, nil
		},
		ReadFile: file,
		Download: download(b.slack),
	}
}

// download reads a file that a member uploaded, with the bot's token: from
// Slack itself only, which slack-go looks after.
func download(api *slack.Client) func(ctx context.Context, id string) ([]byte, error) {
	return func(ctx context.Context, id string) ([]byte, error) {
		file, _, _, err := api.GetFileInfoContext(ctx, id, 0, 0)
		switch {
		case err != nil:
			return nil, fmt.Errorf("file %s: %w", id, err)
		case file.Size > event.MaxFile:
			return nil, &fetch.Error{Reason: fetch.TooLarge}
		case file.IsExternal:
			return nil, fmt.Errorf("file %s is not in Slack", id)
		}
		body := &bounded{left: event.MaxFile}
		if err := api.GetFileContext(ctx, file.URLPrivateDownload, body); err != nil {
			return nil, fmt.Errorf("file %s: %w", id, err)
		}
		return body.bytes, nil
	}
}

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
