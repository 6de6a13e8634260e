package lesson_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/lesson"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

var now = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// stage is the feature on a store of its own, with a public and a private channel.
type stage struct {
	*lesson.Feature
	t  *testing.T
	db *store.DB
	ws *chat.Workspace
}

func newStage(t *testing.T) *stage {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "lessons.db")))
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
	ws := &chat.Workspace{
		Locales: locales, Home: "technology", BotName: "@Fieldnotes",
		Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"},
		Look:     func(context.Context, string) {},
	}
	return &stage{Feature: lesson.New(db, ws), t: t, db: db, ws: ws}
}

// wrote stores a lesson that Ana wrote in the channel.
func (s *stage) wrote(channel, takeaway string) learn.Lesson {
	s.t.Helper()
	l := learn.Lesson{
		ID: learn.NewID(), Author: "UANA", Takeaway: takeaway, Channel: channel,
		Met: learn.NotSaid, Learned: learn.NotSaid, Created: now, Updated: now,
	}
	if _, err := s.db.AddLesson(s.t.Context(), l); err != nil {
		s.t.Fatal(err)
	}
	return l
}

// press is a request of a member who presses a button with the value in the channel.
func (s *stage) press(member, channel, value string) *chat.Request {
	return &chat.Request{
		Kind: chat.ActionKind, Now: now, Who: learn.Member{ID: member}, Actor: learn.Actor{ID: member},
		Loc: s.ws.Locales.Workspace(), Channel: channel, Value: value,
	}
}

// told is what the reply tells, and a failure when Slack would refuse it.
func told(t *testing.T, r chat.Reply, err error) string {
	t.Helper()
	if err != nil || r.Tell == nil {
		t.Fatalf("nothing told: %v", err)
	}
	return checked(t, r.Tell.Blocks, blockkit.Message)
}

// opened is what the reply's modal says, and a failure when Slack would refuse it.
func opened(t *testing.T, m *slack.ModalViewRequest, err error) string {
	t.Helper()
	if err != nil || m == nil {
		t.Fatalf("no modal: %v", err)
	}
	return checked(t, m, blockkit.View)
}

func checked(t *testing.T, payload any, check func(json.RawMessage) []blockkit.Problem) string {
	t.Helper()
	raw, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range check(raw) {
		t.Error(p)
	}
	return string(raw)
}

func TestWhatWasSharedInAPrivateChannelTakesNoPressFromElsewhere(t *testing.T) {
	s := newStage(t)
	secret := s.wrote("CQUIET", "Listen first")
	handlers := map[string]chat.Handler{"try": s.Try, "untry": s.Untry, "more": s.More}
	for name, do := range handlers {
		if _, err := do(t.Context(), s.press("UBEN", "COPEN", secret.ID)); !learn.Is(err, learn.NotFound) {
			t.Errorf("%s from elsewhere: %v", name, err)
		}
	}
	if _, err := s.Try(t.Context(), s.press("UBEN", "CQUIET", secret.ID)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"more", "try", "untry"} { // what one wants to try is one's own wherever one is
		if _, err := handlers[name](t.Context(), s.press("UBEN", "DBEN", secret.ID)); err != nil {
			t.Errorf("%s of what one wants to try: %v", name, err)
		}
	}
}

func TestOnlyItsAuthorChangesALesson(t *testing.T) {
	s := newStage(t)
	l := s.wrote("COPEN", "Listen first")
	for name, do := range map[string]chat.Handler{"edit": s.Edit, "withdraw": s.Withdraw} {
		ben := s.press("UBEN", "COPEN", l.ID)
		ben.Actor.Admin = true
		if _, err := do(t.Context(), ben); !learn.Is(err, learn.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	r, err := s.More(t.Context(), s.press("UBEN", "COPEN", l.ID))
	if modal := opened(t, r.Open, err); strings.Contains(modal, "Withdraw") {
		t.Error(modal)
	}
	r, err = s.More(t.Context(), s.press("UANA", "", l.ID))
	if modal := opened(t, r.Open, err); !strings.Contains(modal, "Withdraw") {
		t.Error(modal)
	}
}

func TestTheOutcomeIsItsAuthorsAlone(t *testing.T) {
	s := newStage(t)
	l := s.wrote("COPEN", "Listen first")
	l.Met = 4
	if _, err := s.db.SaveLesson(t.Context(), l, l.Updated); err != nil {
		t.Fatal(err)
	}
	for member, want := range map[string]bool{"UANA": true, "UBEN": false} {
		r, err := s.More(t.Context(), s.press(member, "COPEN", l.ID))
		if got := strings.Contains(opened(t, r.Open, err), "4 new people met"); got != want {
			t.Errorf("%s sees it: %v", member, got)
		}
	}
}

func TestWantingToTryIsToldPrivatelyAndCanBeTakenBackInItsPlace(t *testing.T) {
	s := newStage(t)
	l := s.wrote("COPEN", "Listen first")
	for range 2 {
		r, err := s.Try(t.Context(), s.press("UBEN", "COPEN", l.ID))
		if said := told(t, r, err); !strings.Contains(said, "Listen first") || r.Replace {
			t.Errorf("%s, in the place of the card: %v", said, r.Replace)
		}
	}
	r, err := s.Untry(t.Context(), s.press("UBEN", "COPEN", l.ID))
	if said := told(t, r, err); !strings.Contains(said, "Listen first") || !r.Replace {
		t.Errorf("%s, in the place of the answer: %v", said, r.Replace)
	}
}

func TestAWithdrawnLessonsCardGoes(t *testing.T) {
	s := newStage(t)
	l := s.wrote("COPEN", "Listen first")
	card := learn.Delivery{Kind: learn.LessonCard, Place: "COPEN", Subject: l.ID}
	if r, err := s.Card(t.Context(), card); err != nil || r.Gone || len(r.Shows) != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	for range 2 {
		if _, err := s.Withdraw(t.Context(), s.press("UANA", "COPEN", l.ID)); err != nil {
			t.Fatal(err)
		}
	}
	if r, err := s.Card(t.Context(), card); err != nil || !r.Gone {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := s.Try(t.Context(), s.press("UBEN", "COPEN", l.ID)); !learn.Is(err, learn.NotFound) {
		t.Errorf("try: %v", err)
	}
}

func TestALongSearchIsReadPageByPage(t *testing.T) {
	s := newStage(t)
	for i := range 25 {
		s.wrote("COPEN", fmt.Sprintf("networking & rest %02d", i))
	}
	req := s.press("UBEN", "COPEN", "")
	req.Text = "networking & REST"
	r, err := s.Search(t.Context(), req)
	said := told(t, r, err)
	for _, want := range []string{"25 lessons", "rest 24", "1–10 of 25", "Next"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in %s", want, said)
		}
	}
	if strings.Contains(said, `"Back"`) {
		t.Error("the first page leads back")
	}
	for value, want := range map[string]string{
		`{"search":{"words":"networking & REST"},"page":1}`: "11–20 of 25", `{"search":{"words":"networking & REST"},"page":2}`: "21–25 of 25",
		`{"search":{"words":"networking & REST"},"page":9}`: "21–25 of 25", `{"search":{"words":"networking"},"page":-1}`: "haven't written a lesson", "x": "haven't written a lesson",
	} {
		r, err := s.Turn(t.Context(), s.press("UBEN", "COPEN", value))
		if said := told(t, r, err); !strings.Contains(said, want) || !r.Replace {
			t.Errorf("%s: %s", value, said)
		}
	}
	for _, page := range []string{"2", "9"} { // the list may have become shorter since
		r, err = s.Turn(t.Context(), s.press("UANA", "COPEN", `{"mine":true,"page":`+page+`}`))
		if said := told(t, r, err); !strings.Contains(said, "21–25 of 25") {
			t.Errorf("mine, page %s: %s", page, said)
		}
	}
}

func TestWhatFollowsTheCommandIsInTheForm(t *testing.T) {
	s := newStage(t)
	for typed, want := range map[string]string{
		"": "", "Listen  first": "Listen first", strings.Repeat("long ", 700): strings.Repeat("long ", 500),
	} {
		req := s.press("UANA", "COPEN", "")
		req.Text = typed
		r, err := s.Submit(t.Context(), req)
		if modal := opened(t, r.Open, err); !strings.Contains(modal, want) {
			t.Errorf("%.20q is lost in %.500s", typed, modal)
		}
	}
}

func TestOneChoosesAmongOnesOwnRecentEventsOrNone(t *testing.T) {
	s := newStage(t)
	for i := range 120 {
		e := learn.Event{
			ID: learn.NewID(), Title: strings.Repeat("Data & Coffee ", 10), Start: now.Add(-time.Duration(i) * time.Hour), Zone: "Europe/Rome",
			SharedBy: "UANA", Format: learn.Online, Channel: "COPEN", Created: now, Updated: now,
		}
		if _, err := s.db.AddEvent(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	r, err := s.Submit(t.Context(), s.press("UANA", "COPEN", ""))
	if modal := opened(t, r.Open, err); !strings.Contains(modal, "Another encounter") {
		t.Error(modal)
	}
	r, err = s.Submit(t.Context(), s.press("UBEN", "COPEN", ""))
	if modal := opened(t, r.Open, err); strings.Contains(modal, "Another encounter") {
		t.Error("who has no events chooses from none")
	}
}
