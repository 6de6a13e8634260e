package event_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

var now = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// stage is the feature on a store of its own, with a public and a private channel.
type stage struct {
	*event.Feature
	t  *testing.T
	db *store.DB
	ws *chat.Workspace

	known map[string]bool // of whom Slack has said that they are in the private channel
}

// in has Slack say whether a member is in the private channel: Elena is.
func (s *stage) in(_ context.Context, member string, _ []string, _ time.Time) bool {
	s.known[member] = member == "UELENA"
	return s.known[member]
}

func newStage(t *testing.T) *stage {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "events.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	for _, c := range []learn.Channel{{ID: "COPEN", Name: "open"}, {ID: "CQUIET", Name: "quiet", Private: true}} {
		if err := db.SaveChannel(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, db: db, known: map[string]bool{}}
	s.ws = &chat.Workspace{
		Locales: locales, Home: "technology", BotName: "@Fieldnotes",
		Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"},
		Look:     func(context.Context, string) {},
		In:       s.in,
		KnownIn:  func(_ context.Context, member string, _ []string, _ time.Time) bool { return s.known[member] },
	}
	s.Feature = event.New(db, s.ws, event.Elsewhere{}, slog.New(slog.DiscardHandler))
	return s
}

// share stores an event that Ana shared in the channel, an hour from now.
func (s *stage) share(channel string, change func(*learn.Event)) learn.Event {
	s.t.Helper()
	e := learn.Event{
		ID: learn.NewID(), Title: "Data & Coffee", Start: now.Add(time.Hour), Zone: "Europe/Rome", Format: learn.InPerson,
		Channel: channel, SharedBy: "UANA", Created: now, Updated: now,
	}
	if change != nil {
		change(&e)
	}
	if _, err := s.db.AddEvent(s.t.Context(), e); err != nil {
		s.t.Fatal(err)
	}
	return e
}

// by is a request of a member, in English, from the public channel.
func (s *stage) by(member string) *chat.Request {
	return &chat.Request{
		Kind: chat.ActionKind, Now: now, Who: learn.Member{ID: member, Zone: "Europe/Rome"}, Actor: learn.Actor{ID: member},
		Loc: s.ws.Locales.For("en-US"), Channel: "COPEN",
	}
}

// press is a request of a member who presses a button with the value.
func (s *stage) press(member, value string) *chat.Request {
	req := s.by(member)
	req.Value = value
	return req
}

// from is req from another place.
func from(req *chat.Request, channel string) *chat.Request {
	req.Channel = channel
	return req
}

// inDetails is req from the details of an event.
func inDetails(req *chat.Request) *chat.Request {
	req.View = &chat.View{ID: "V1", Name: "event.details", Meta: chat.Meta{ID: req.Value, Channel: req.Channel}}
	req.Channel = ""
	return req
}

// typing is a request of a menu's options.
func (s *stage) typing(text string) *chat.Request {
	req := s.by("UBEN")
	req.Kind, req.Text = chat.OptionsKind, text
	return req
}

// modal is what the modal says, and a failure when Slack would refuse it.
func modal(t *testing.T, m *slack.ModalViewRequest) string {
	t.Helper()
	if m == nil {
		t.Fatal("no modal")
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range blockkit.View(raw) {
		t.Error(p)
	}
	return string(raw)
}

func message(t *testing.T, m *chat.Message) string {
	t.Helper()
	if m == nil {
		t.Fatal("nothing told")
	}
	raw, err := json.Marshal(m.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range blockkit.Message(raw) {
		t.Error(p)
	}
	return string(raw)
}
