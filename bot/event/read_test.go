package event_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatCannotBeReadLeavesAFormToFillIn(t *testing.T) {
	const page = "https://data.example/coffee"
	ended, end := context.WithCancel(t.Context())
	end()
	for name, c := range map[string]struct {
		ctx  context.Context
		read func(ctx context.Context, link string, now time.Time) (learn.Listing, error)
		log  string
	}{
		"a page that we fail at": {t.Context(), func(context.Context, string, time.Time) (learn.Listing, error) { panic("what the page says") }, "panic"},
		"no time to read": {ended, func(ctx context.Context, _ string, _ time.Time) (learn.Listing, error) {
			return learn.Listing{}, ctx.Err()
		}, ""},
	} {
		s := newStage(t)
		var log bytes.Buffer
		f := event.New(s.db, s.ws, event.Elsewhere{Read: c.read}, slog.New(slog.NewTextHandler(&log, nil)))
		req := s.by("UANA")
		req.Text = page
		reply, err := f.Share(t.Context(), req)
		if err != nil || reply.Late == nil {
			t.Fatalf("%s: %+v, %v", name, reply, err)
		}
		form := reply.Late(c.ctx)
		said := modal(t, form)
		if form.CallbackID != event.ShareForm || !strings.Contains(said, "couldn't read") || !strings.Contains(said, page) {
			t.Errorf("%s: the form says %s", name, said)
		}
		if said := log.String(); !strings.Contains(said, c.log) || strings.Contains(said, "what the page says") {
			t.Errorf("%s: the log says %s", name, said)
		}
	}
}
