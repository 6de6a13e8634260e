package event

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

func TestWhoCanLookAfterAnEvent(t *testing.T) {
	ctx := t.Context()
	db, err := store.Open(ctx, ready.URL(t, filepath.Join(t.TempDir(), "handover.db")))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	e := learn.Event{
		ID: learn.NewID(), Title: "Talk", Start: now.Add(48 * time.Hour), Zone: "UTC", Format: learn.InPerson,
		Channel: "CGENERAL", SharedBy: "USHARED", Owner: "UANA", Created: now, Updated: now,
	}
	if _, err := db.AddEvent(ctx, e); err != nil {
		t.Fatal(err)
	}
	if err := db.Answer(ctx, e.ID, "UCAME", learn.Maybe, now); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		to   learn.Member
		want string
	}{
		{learn.Member{ID: "UBEN"}, ""},
		{learn.Member{}, "error.required"},
		{learn.Member{ID: "UBOT", Bot: true}, "error.owner_bot"},
		{learn.Member{ID: "UGONE", Deleted: true}, "error.owner_gone"},
		{learn.Member{ID: "UGUEST", Guest: true}, "error.owner_guest"},
		{learn.Member{ID: "UCAME", Guest: true}, ""},
		{learn.Member{ID: "USHARED", Guest: true}, ""},
	} {
		err := mayOwn(ctx, db, e, c.to)
		var refused *learn.Error
		if c.want == "" && err == nil {
			continue
		}
		if !errors.As(err, &refused) || refused.Key != c.want || refused.Field != "owner" {
			t.Errorf("%+v: %v, want %q", c.to, err, c.want)
		}
	}
}
