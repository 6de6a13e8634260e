package home_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/home"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// tab is the Home tab of Ana, who has not been here before.
type tab struct {
	*testing.T
	db        *store.DB
	feature   *home.Feature
	locales   *chat.Locales
	published []string // for whom
	view      slack.HomeTabViewRequest
}

func newTab(t *testing.T) *tab {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "home.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	h := &tab{T: t, db: db, locales: locales}
	ws := &chat.Workspace{Locales: locales, Commands: chat.Commands{Event: "/event", Lessons: "/fn-lessons", Fieldnotes: "/fieldnotes"}}
	help := func(req *chat.Request) chat.Message {
		return chat.Message{Blocks: []slack.Block{chat.Section("help in " + chat.Mrkdwn(req.Loc.Tag))}}
	}
	h.feature = home.New(db, ws, help, func(_ context.Context, member string, view slack.HomeTabViewRequest) {
		h.published, h.view = append(h.published, member), view
	})
	h.must(db.SaveChannel(t.Context(), learn.Channel{ID: "COPEN"}))
	h.must(db.SaveChannel(t.Context(), learn.Channel{ID: "CQUIET", Private: true}))
	return h
}

func (h *tab) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// open opens a tab of the app and returns what Ana then reads in Home.
func (h *tab) open(which, locale string) string {
	h.Helper()
	reply, err := h.feature.Opened(h.Context(), &chat.Request{
		Kind: chat.EventKind, Name: "app_home_opened", Now: monday, Who: learn.Member{ID: "UANA", Name: "Ana"}, Loc: h.locales.For(locale),
		Event: &slackevents.AppHomeOpenedEvent{User: "UANA", Tab: which},
	})
	h.must(err)
	if reply.After != nil {
		reply.After(h.Context())
	}
	raw, err := json.Marshal(h.view)
	h.must(err)
	for _, p := range blockkit.View(raw) {
		if len(h.published) > 0 {
			h.Errorf("Slack refuses it: %s", p)
		}
	}
	return string(raw)
}

func (h *tab) event(title, channel string, start time.Time, answer learn.RSVP) {
	h.Helper()
	id := learn.NewID()
	_, err := h.db.AddEvent(h.Context(), learn.Event{
		ID: id, Title: title, Start: start, Zone: "Europe/Rome", Format: learn.Online, Channel: channel, SharedBy: "UBEN", Created: monday,
	})
	h.must(err)
	h.must(h.db.Answer(h.Context(), id, "UANA", answer, monday))
	h.must(h.db.Answer(h.Context(), id, "UBEN", learn.Going, monday))
}

func TestANewcomerReadsWhatToDo(t *testing.T) {
	h := newTab(t)
	got := h.open("home", "en-US")
	for _, want := range []string{"Seen a good event?", "Nothing planned yet.", "`/event share`", "Nothing written yet.", "`/fn-lessons submit`", "help in en"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %s", want, got)
		}
	}
	if got := h.open("home", "it-IT"); !strings.Contains(got, "In arrivo per te") || !strings.Contains(got, "help in it") {
		t.Errorf("in Italian: %s", got)
	}
}

func TestTheTabShowsWhatIsComingForMeAndMyAnswer(t *testing.T) {
	h := newTab(t)
	tomorrow := monday.AddDate(0, 0, 1)
	h.event("Data & Coffee", "COPEN", tomorrow, learn.Going)
	h.event("Book club", "COPEN", tomorrow, learn.Maybe)
	h.event("Not for me", "COPEN", tomorrow, learn.NotGoing)
	h.event("Yesterday's", "COPEN", monday.AddDate(0, 0, -1), learn.Going)
	h.event("Secret plan", "CQUIET", tomorrow, learn.Going)
	for i := range 2 {
		_, err := h.db.AddLesson(t.Context(), learn.Lesson{ID: fmt.Sprint("lesson", i), Author: "UANA", Takeaway: "Ask first.", Met: -1, Learned: -1, Created: monday})
		h.must(err)
	}
	got := h.open("home", "en-US")
	for _, want := range []string{"Coffee*", "You're going.", "Book club", "You said maybe.", "You've written 2 lessons"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %s", want, got)
		}
	}
	for _, hidden := range []string{"Not for me", "Yesterday", "Secret plan"} {
		if strings.Contains(got, hidden) {
			t.Errorf("%q does not belong in %s", hidden, got)
		}
	}
}

func TestTheTabListsTenEventsAndSaysHowManyMoreThereAre(t *testing.T) {
	h := newTab(t)
	h.must(h.db.Transact(t.Context(), func(tx *store.DB) error {
		outer := h.db
		defer func() { h.db = outer }()
		h.db = tx
		for i := range 12 {
			h.event(strings.Repeat("Ü", learn.MaxTitle), "COPEN", monday.AddDate(0, 0, i), learn.Going)
		}
		return nil
	}))
	got := h.open("home", "en-US")
	if n := strings.Count(got, "You're going."); n != 10 || !strings.Contains(got, "And 2 more: `/event list`") {
		t.Errorf("%d events in %s", n, got)
	}
}

func TestOnlyOpeningHomePublishesIt(t *testing.T) {
	h := newTab(t)
	h.open("messages", "en-US")
	if len(h.published) != 0 {
		t.Errorf("published for %v", h.published)
	}
	h.open("home", "en-US")
	h.open("home", "en-US")
	if len(h.published) != 2 || h.published[0] != "UANA" {
		t.Errorf("published for %v", h.published)
	}
}
