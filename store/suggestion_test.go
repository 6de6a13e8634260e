package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// suggested is a message of Ana's about which Ben has her asked at noon.
func suggested(t *testing.T, db *store.DB, message string) learn.Suggestion {
	t.Helper()
	s := learn.Suggestion{
		ID: learn.NewID(), Author: "UANA", Asker: "UBEN", Message: message, Text: "Ask first.", Created: noon.Add(-time.Minute),
	}
	must(t, db.AddSuggestion(t.Context(), s))
	s.Why = "It helps"
	must(t, db.SendSuggestion(t.Context(), s, noon))
	return suggestion(t, db, s.ID)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func suggestion(t *testing.T, db *store.DB, id string) learn.Suggestion {
	t.Helper()
	s, err := db.Suggestion(t.Context(), id)
	must(t, err)
	return s
}

func consent(t *testing.T, db *store.DB, s learn.Suggestion) learn.Question {
	t.Helper()
	q, err := db.Question(t.Context(), learn.ConsentQuestion, s.Author, s.ID)
	must(t, err)
	return q
}

// asked has the author asked at noon.
func asked(t *testing.T, db *store.DB, s learn.Suggestion) {
	t.Helper()
	q := consent(t, db, s)
	q.Asked, q.Due = 1, time.Time{}
	must(t, db.Ask(t.Context(), []learn.Question{q}, noon))
}

func TestAnAuthorIsAskedOnceAboutAMessage(t *testing.T) {
	db := open(t)
	s := suggested(t, db, "C1/1.0")
	if s.Why != "It helps" || !s.Sent.Equal(noon) {
		t.Errorf("sent: %+v", s)
	}
	again := s
	again.Why = "It still helps"
	must(t, db.SendSuggestion(t.Context(), again, noon.Add(time.Minute)))
	if diff := cmp.Diff(s, suggestion(t, db, s.ID)); diff != "" {
		t.Errorf("sent twice:\n%s", diff)
	}
	if q := consent(t, db, s); !q.Due.Equal(noon) || q.Cause != "suggestion/"+s.ID {
		t.Errorf("the question: %+v", q)
	}
	for name, c := range map[string]struct {
		message, author string
		now             time.Time
		before          bool
		recent          int
	}{
		"the same message":     {"C1/1.0", "UANA", noon, true, 1},
		"another one":          {"C1/2.0", "UANA", noon.Add(learn.AskedIn - time.Second), false, 1},
		"a week later":         {"C1/2.0", "UANA", noon.Add(learn.AskedIn), false, 0},
		"somebody else's":      {"C1/3.0", "UDEV", noon, false, 0},
		"the same, much later": {"C1/1.0", "UANA", noon.AddDate(1, 0, 0), true, 0},
	} {
		got, err := db.Suggested(t.Context(), c.message, c.author, c.now)
		if err != nil || got.Before != c.before || got.Recent != c.recent || got.Author.ID != c.author {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestAFormThatNobodySendsIsForgottenAfterADay(t *testing.T) {
	db := open(t)
	s := learn.Suggestion{ID: learn.NewID(), Author: "UANA", Asker: "UBEN", Message: "C1/1.0", Text: "Ask first.", Created: noon}
	must(t, db.AddSuggestion(t.Context(), s))
	if got, err := db.Suggested(t.Context(), s.Message, s.Author, noon); err != nil || got.Before || got.Recent > 0 {
		t.Errorf("nobody asked: %+v, %v", got, err)
	}
	if at, err := db.NextForgotten(t.Context()); err != nil || !at.Equal(noon.Add(learn.SuggestionOpen)) {
		t.Errorf("forgotten at %s, %v", at, err)
	}
	must(t, db.ForgetSuggestions(t.Context(), noon.Add(learn.SuggestionOpen-time.Second)))
	if diff := cmp.Diff(s, suggestion(t, db, s.ID)); diff != "" {
		t.Errorf("too early:\n%s", diff)
	}
	must(t, db.ForgetSuggestions(t.Context(), noon.Add(learn.SuggestionOpen)))
	if got, err := db.Suggestion(t.Context(), s.ID); !errors.Is(err, store.ErrNone) {
		t.Errorf("kept: %+v, %v", got, err)
	}
}

func TestTheTextIsForgottenOnceItIsSettledOrNobodyAnswers(t *testing.T) {
	week := noon.Add(learn.SuggestionKept)
	for name, c := range map[string]struct {
		then func(db *store.DB, s learn.Suggestion)
		at   time.Time
		keep bool
	}{
		"waiting for its morning": {func(*store.DB, learn.Suggestion) {}, week, true},
		"not answered in a week": {func(db *store.DB, s learn.Suggestion) {
			asked(t, db, s)
		}, week, false},
		"not answered yet": {func(db *store.DB, s learn.Suggestion) {
			asked(t, db, s)
		}, week.Add(-time.Second), true},
		"nobody to ask any more": {func(db *store.DB, s learn.Suggestion) {
			must(t, db.Postpone(t.Context(), map[string]time.Time{consent(t, db, s).ID: {}}, noon))
		}, noon, false},
		"declined": {func(db *store.DB, s learn.Suggestion) {
			must(t, db.SettleSuggestion(t.Context(), s, learn.ConsentDeclined, noon))
		}, noon, false},
	} {
		db := open(t)
		s := suggested(t, db, "C1/1.0")
		c.then(db, s)
		must(t, db.ForgetSuggestions(t.Context(), c.at))
		if got := suggestion(t, db, s.ID); (got.Text+got.Why != "") != c.keep {
			t.Errorf("%s: %+v", name, got)
		}
		if q := consent(t, db, s); q.Open() != c.keep {
			t.Errorf("%s: asked: %+v", name, q)
		}
		next, err := db.NextForgotten(t.Context())
		if errors.Is(err, store.ErrNone) == c.keep && name != "waiting for its morning" {
			t.Errorf("%s: more to forget at %s, %v", name, next, err)
		}
	}
}
