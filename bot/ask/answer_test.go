package ask_test

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/ask"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// stage is the feature on a store of its own.
type stage struct {
	*ask.Feature
	*testing.T
	db  *store.DB
	loc *chat.Locale
}

func newStage(t *testing.T) *stage {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "asks.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	return &stage{T: t, db: db, loc: locales.Workspace(), Feature: ask.New(db, &chat.Workspace{Locales: locales}, nil)}
}

func (s *stage) no(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// open is an ask of Ana's to all.
func (s *stage) open(channel string) learn.Ask {
	s.Helper()
	a := learn.Ask{ID: learn.NewID(), Member: "UANA", Text: "Who knows a printer?", Channel: channel, Created: now}
	_, err := s.db.AddAsk(s.Context(), a)
	s.no(err)
	return a
}

// press is a member pressing a button that stands for an ask.
func (s *stage) press(do chat.Handler, member, channel, value string) (chat.Reply, error) {
	return do(context.WithoutCancel(s.Context()), &chat.Request{
		Kind: chat.ActionKind, Who: learn.Member{ID: member}, Channel: channel, Value: value, Now: now, Loc: s.loc,
	})
}

func key(err error) string {
	if said, ok := err.(*learn.Error); ok { //nolint:errorlint // handlers return it as it is
		return said.Key
	}
	return ""
}

func TestOfManyWhoAnswerAtOnceOneIsPutInTouch(t *testing.T) {
	s := newStage(t)
	a := s.open("")
	members := []string{"UBEN", "UCHIARA", "UDEV", "UELENA"}
	results := make([]error, len(members))
	var all sync.WaitGroup
	for i, m := range members {
		all.Go(func() { _, results[i] = s.press(s.Help, m, "C1", a.ID) })
	}
	all.Wait()
	var won []string
	for i, err := range results {
		switch {
		case err == nil:
			won = append(won, members[i])
		case key(err) != "ask.quicker":
			t.Errorf("%s: %v", members[i], err)
		}
	}
	if len(won) != 1 {
		t.Fatalf("put in touch: %v", won)
	}
	if _, err := s.press(s.Help, won[0], "C1", a.ID); err != nil {
		t.Errorf("who answered presses again: %v", err)
	}
	d, err := s.db.Keyed(t.Context(), "introduction/"+a.ID)
	if err != nil || d.Place != learn.Together("UANA", won[0]) {
		t.Errorf("the introduction goes to %q, %v; %s answered", d.Place, err, won[0])
	}
}

func TestAnAskIsAnsweredByWhoMaySeeItOnly(t *testing.T) {
	s := newStage(t)
	private, closed := s.open("CBOARD"), s.open("")
	about := learn.Ask{ID: learn.NewID(), Member: "UANA", Text: "Was it worth it?", Event: learn.NewID(), Created: now}
	_, err := s.db.AddAsk(t.Context(), about)
	s.no(err)
	_, err = s.db.CloseAsk(t.Context(), closed.ID, now)
	s.no(err)
	for name, c := range map[string]struct{ ask, from, want string }{
		"from elsewhere":        {private.ID, "C1", "ask.gone"},
		"who wasn't asked":      {about.ID, "C1", "ask.gone"},
		"when it is closed":     {closed.ID, "C1", "ask.gone"},
		"when there is none":    {"nothing", "C1", "ask.gone"},
		"in its own channel":    {private.ID, "CBOARD", ""},
		"somebody else's close": {"", "", "ask.gone"},
	} {
		do, value := s.Help, c.ask
		if value == "" {
			do, value = s.Close, about.ID
		}
		if _, err := s.press(do, "UBEN", c.from, value); key(err) != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestWhatNobodyAnswersEndsAfterAMonthAndWhoAskedHearsItOutsideTheirQuietHours(t *testing.T) {
	s := newStage(t)
	s.no(s.db.SaveMembers(t.Context(), []learn.Member{{ID: "UANA", Zone: "Europe/Rome"}}))
	night := time.Date(2026, 11, 23, 22, 30, 0, 0, time.UTC)
	a := learn.Ask{ID: learn.NewID(), Member: "UANA", Text: "Who knows a printer?", Created: night}
	a.Next = a.Expires()
	_, err := s.db.AddAsk(t.Context(), a)
	s.no(err)
	s.no(s.Plan(t.Context(), a.Expires().Add(-time.Second)))
	if at, err := s.NextDue(t.Context(), night); err != nil || !at.Equal(a.Expires()) {
		t.Errorf("ends at %s, %v", at, err)
	}
	s.no(s.Plan(t.Context(), a.Expires()))
	s.no(s.Plan(t.Context(), a.Expires()))
	d, err := s.db.Keyed(t.Context(), "unanswered/"+a.ID)
	if want := time.Date(2026, 12, 24, 7, 0, 0, 0, time.UTC); err != nil || !d.Due.Equal(want) || d.Place != "UANA" {
		t.Errorf("told %s at %s, %v; want %s", d.Place, d.Due, err, want)
	}
	if stored, err := s.db.AskByID(t.Context(), a.ID); err != nil || stored.State != learn.AskClosed || !stored.Next.IsZero() {
		t.Errorf("%+v, %v", stored, err)
	}
}
