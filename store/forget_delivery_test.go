package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestOldDirectMessagesThatSlackDoesNotShowAreForgotten(t *testing.T) {
	old, now := noon.AddDate(0, 0, -200), noon
	for what, c := range map[string]struct {
		place string
		kind  learn.Kind
		state learn.DeliveryState
		at    time.Time
		kept  bool
	}{
		"a reminder that was too late": {"U1", learn.ReminderDM, learn.Skipped, old, false},
		"one that was refused":         {"U1", learn.ReminderDM, learn.Failed, old, false},
		"one that was taken back":      {"U1", learn.ReminderDM, learn.Removed, old, false},
		"one that Slack shows":         {"U1", learn.ReminderDM, learn.Sent, old, true},
		"one that may be lost":         {"U1", learn.ReminderDM, learn.Lost, old, true},
		"one that waits":               {"U1", learn.ReminderDM, learn.Pending, old, true},
		"a recent one":                 {"U1", learn.ReminderDM, learn.Skipped, now.AddDate(0, 0, -10), true},
		"whether a question was asked": {"U1", learn.QuestionDM, learn.Skipped, old, true},
		"a card in a channel":          {"C1", learn.EventCard, learn.Removed, old, true},
	} {
		db := open(t)
		plan(t, db, learn.Delivery{Key: "a", Kind: c.kind, Place: c.place, Created: c.at})
		d := claim(t, db, noon)[0]
		shows := []learn.Shown{{Subject: learn.Subject{Kind: learn.EventSubject, ID: "e"}}}
		if err := db.SetShown(t.Context(), d.ID, shows); err != nil {
			t.Fatal(err)
		}
		record(t, db, d, c.state)
		if err := db.ForgetDeliveries(t.Context(), now.Add(-learn.KeepDeliveries)); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Keyed(t.Context(), "a"); errors.Is(err, store.ErrNone) == c.kept {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestWhatOthersReplyToIsNotForgotten(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "a", Place: "U1", Created: noon.AddDate(-1, 0, 0)})
	d := claim(t, db, noon)[0]
	plan(t, db, learn.Delivery{Key: "b", Place: "U1", Thread: d.ID, Created: noon})
	record(t, db, d, learn.Removed)
	if err := db.ForgetDeliveries(t.Context(), noon); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Keyed(t.Context(), "a"); err != nil {
		t.Error(err)
	}
}
