package home_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/home"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// tab is the Home tab of Ana, who has not been here before.
type tab struct {
	*testing.T
	db        *store.DB
	feature   *home.Feature
	locales   *chat.Locales
	now       time.Time
	published []string // for whom
	refused   error    // what Slack says to the next view
	channels  []string // that Ana is in
	unasked   error    // why Slack doesn't say so
	view      slack.HomeTabViewRequest
}

func newTab(t *testing.T) *tab {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "home.db")))
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
	h := &tab{T: t, db: db, locales: locales, now: monday, channels: []string{"COPEN", "CQUIET"}}
	ws := &chat.Workspace{Locales: locales, Commands: chat.Commands{Event: "/event", Lessons: "/fn-lessons", Fieldnotes: "/fieldnotes"}, Joined: h.joined}
	help := func(req *chat.Request) chat.Message {
		return chat.Message{Blocks: []slack.Block{chat.Section("help in " + chat.Mrkdwn(req.Loc.Tag))}}
	}
	publish := func(_ context.Context, member string, view slack.HomeTabViewRequest) error {
		if h.refused != nil {
			return h.refused
		}
		h.published, h.view = append(h.published, member), view
		return nil
	}
	h.feature = home.New(db, ws, help, publish, slog.New(slog.NewTextHandler(t.Output(), nil)))
	h.must(db.SaveChannel(t.Context(), learn.Channel{ID: "COPEN"}))
	h.must(db.SaveChannel(t.Context(), learn.Channel{ID: "CQUIET", Private: true}))
	h.meet("en-GB")
	return h
}

// joined is what Slack says of the channels that Ana is in.
func (h *tab) joined(context.Context, string, time.Time) ([]string, error) {
	return h.channels, h.unasked
}

// meet lets the bot know Ana, with her language in Slack.
func (h *tab) meet(locale string) {
	h.Helper()
	h.must(h.db.SaveMembers(h.Context(), []learn.Member{{ID: "UANA", Name: "Ana", Zone: "Europe/Rome", Locale: locale}}))
}

func (h *tab) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// by is a request of Ana's as the router makes it.
func (h *tab) by(kind chat.Kind) *chat.Request {
	h.Helper()
	ana, err := h.db.Member(h.Context(), "UANA")
	h.must(err)
	return &chat.Request{Kind: kind, Now: h.now, Who: ana, Loc: h.locales.For(ana.Locale)}
}

// open opens a tab of the app and returns what Ana then reads in Home.
func (h *tab) open(which string) string {
	h.Helper()
	req := h.by(chat.EventKind)
	req.Name, req.Event = "app_home_opened", &slackevents.AppHomeOpenedEvent{User: "UANA", Tab: which}
	reply, err := h.feature.Opened(h.Context(), req)
	h.must(err)
	return h.after(reply)
}

// after is what Ana reads in Home once a request is answered.
func (h *tab) after(reply chat.Reply) string {
	h.Helper()
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

func (h *tab) event(title, channel string, start time.Time, answer learn.RSVP) string {
	h.Helper()
	id := learn.NewID()
	_, err := h.db.AddEvent(h.Context(), learn.Event{
		ID: id, Title: title, Start: start, Zone: "Europe/Rome", Format: learn.Online, Channel: channel, SharedBy: "UBEN", Created: monday,
	})
	h.must(err)
	if answer != learn.NoAnswer {
		h.must(h.db.Answer(h.Context(), id, "UANA", answer, monday))
	}
	h.must(h.db.Answer(h.Context(), id, "UBEN", learn.Going, monday))
	return id
}

func (h *tab) reads(got string, want ...string) {
	h.Helper()
	for _, w := range want {
		if !strings.Contains(got, w) {
			h.Errorf("%q is missing in %s", w, got)
		}
	}
}

func (h *tab) readsNot(got string, hidden ...string) {
	h.Helper()
	for _, w := range hidden {
		if strings.Contains(got, w) {
			h.Errorf("%q does not belong in %s", w, got)
		}
	}
}

func TestANewcomerIsWelcomedOnceAndReadsWhatToDo(t *testing.T) {
	h := newTab(t)
	h.refused = errors.New("Slack is away")
	h.open("home")
	h.refused = nil
	h.reads(h.open("home"), "Seen a good event?", "Nothing planned yet.", "`/event share`", "Nothing new in the calendars",
		"Nothing that you haven't answered.", "Nothing written yet.", "`/fn-lessons submit`", "help in en")
	got := h.open("home")
	h.readsNot(got, "Seen a good event?")
	h.reads(got, "Nothing planned yet.", "yours alone")
}

func TestTheWelcomeStaysWhileItsReaderPressesButtons(t *testing.T) {
	h := newTab(t)
	h.open("home")
	req := h.by(chat.ActionKind)
	req.View = &chat.View{ID: "V1", Home: true}
	h.must(json.Unmarshal([]byte(h.view.PrivateMetadata), &req.View.Meta))
	pressed := h.feature.Following(func(context.Context, *chat.Request) (chat.Reply, error) { return chat.Reply{}, nil }, false)
	reply, err := pressed(t.Context(), req)
	h.must(err)
	h.reads(h.after(reply), "Seen a good event?")
	h.readsNot(h.open("home"), "Seen a good event?")
}

func TestTheTabShowsWhatIsComingForMeAndMyAnswer(t *testing.T) {
	h := newTab(t)
	tomorrow := monday.AddDate(0, 0, 1)
	h.event("Data & Coffee", "COPEN", tomorrow, learn.Going)
	h.event("Book club", "COPEN", tomorrow, learn.Maybe)
	h.event("Not for me", "COPEN", tomorrow, learn.NotGoing)
	h.event("Yesterday's", "COPEN", monday.AddDate(0, 0, -1), learn.Going)
	h.event("Secret plan", "CQUIET", tomorrow, learn.Going)
	h.event("Secret offer", "CQUIET", tomorrow, learn.NoAnswer)
	for i := range 2 {
		_, err := h.db.AddLesson(t.Context(), learn.Lesson{ID: fmt.Sprint("lesson", i), Author: "UANA", Takeaway: "Ask first.", Met: -1, Learned: -1, Created: monday})
		h.must(err)
	}
	got := h.open("home")
	h.reads(got, "Coffee*", "You're going.", "Book club", "You said maybe.", "Secret plan", "You've written 2 lessons")
	h.readsNot(got, "Not for me", "Yesterday", "Secret offer")
}

func TestTheTabListsTenEventsOfMineAndFiveOthersAndSaysHowManyMoreThereAre(t *testing.T) {
	h := newTab(t)
	h.must(h.db.Transact(t.Context(), func(tx *store.DB) error {
		outer := h.db
		defer func() { h.db = outer }()
		h.db = tx
		for i := range 12 {
			h.event(strings.Repeat("Ü", learn.MaxTitle), "COPEN", monday.AddDate(0, 0, i), learn.Going)
			h.event(strings.Repeat("<", learn.MaxTitle), "COPEN", monday.AddDate(0, 0, i), learn.NoAnswer)
		}
		return nil
	}))
	got := h.open("home")
	h.reads(got, "And 2 more: `/event list mine`", "And 7 more: `/event list`")
	if mine, others := strings.Count(got, "You're going."), strings.Count(got, show.MaybeEvent); mine != 10 || others != 5 {
		t.Errorf("%d events of mine, %d others", mine, others)
	}
}

func TestTheTabShowsWhatIsOnInMyChannelsOrAnywhereWhenSlackDoesNotSayWhichTheyAre(t *testing.T) {
	h := newTab(t)
	h.must(h.db.SaveChannel(t.Context(), learn.Channel{ID: "COTHER"}))
	tomorrow := monday.AddDate(0, 0, 1)
	h.event("Here", "COPEN", tomorrow, learn.NoAnswer)
	h.event("There", "COTHER", tomorrow, learn.NoAnswer)
	h.event("Hush", "CQUIET", tomorrow, learn.NoAnswer)
	got := h.open("home")
	h.reads(got, "in your channels", "Here")
	h.readsNot(got, "There", "Hush")
	h.channels = []string{}
	h.reads(h.open("home"), "in your channels", "Nothing that you haven't answered.")
	h.unasked = errors.New("ratelimited")
	got = h.open("home")
	h.reads(got, "Here", "There")
	h.readsNot(got, "in your channels", "Hush")
}
