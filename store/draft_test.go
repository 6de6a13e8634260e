package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// typed tells that Ben typed a word in a field of a form.
func typed(t *testing.T, db *store.DB, form learn.Draft, field, word string) {
	t.Helper()
	form.Member, form.Created = "UBEN", form.Updated
	err := db.KeepDraft(t.Context(), form, func(d *learn.Draft) { d.Hold(field, []string{word}, form.Updated) })
	if err != nil {
		t.Fatal(err)
	}
}

func TestADraftComesBackAsItWasLeft(t *testing.T) {
	db := open(t)
	form := learn.Draft{ID: learn.NewID(), Origin: "e1", Updated: monday}
	typed(t, db, form, "takeaway", "Ask <!channel> \"first\"")
	form.Updated = monday.Add(time.Minute)
	typed(t, db, form, "story", "long")
	if _, err := db.CloseDraft(t.Context(), "UBEN", "e1", monday.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	want := learn.Draft{
		ID: form.ID, Member: "UBEN", Origin: "e1", Closed: monday.Add(time.Hour), Created: monday, Updated: monday.Add(time.Minute),
		Fields: map[string]learn.Held{
			"takeaway": {Values: []string{"Ask <!channel> \"first\""}, At: monday.UnixMicro()},
			"story":    {Values: []string{"long"}, At: monday.Add(time.Minute).UnixMicro()},
		},
	}
	got, err := db.Draft(t.Context(), "UBEN", "e1")
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if _, err := db.DraftByID(t.Context(), "UANA", form.ID); !errors.Is(err, store.ErrNone) {
		t.Errorf("somebody else has it: %v", err)
	}
}

func TestOfOneOriginAMemberHasOneDraft(t *testing.T) {
	db := open(t)
	phone, desk := learn.Draft{ID: learn.NewID(), Updated: monday}, learn.Draft{ID: learn.NewID(), Updated: monday}
	var typing sync.WaitGroup
	for i := range 20 {
		typing.Go(func() {
			form := phone
			if i%2 == 1 {
				form = desk
			}
			typed(t, db, form, fmt.Sprintf("field%d", i), "word")
		})
	}
	typing.Wait()
	typed(t, db, learn.Draft{ID: learn.NewID(), Origin: "e1", Updated: monday.Add(time.Second)}, "takeaway", "another")
	all, err := db.Drafts(t.Context(), "UBEN", 10)
	if err != nil || len(all) != 2 || all[0].Text("takeaway") != "another" || len(all[1].Fields) != 20 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestOfAFormThatWasSentNothingIsKept(t *testing.T) {
	db := open(t)
	l := write(t, db, "Listen first", nil)
	typed(t, db, learn.Draft{ID: l.ID, Updated: monday}, "takeaway", "told after it was sent")
	if _, err := db.Draft(t.Context(), "UBEN", ""); !errors.Is(err, store.ErrNone) {
		t.Errorf("it is kept: %v", err)
	}
}

func TestAFormWithNothingInItLeavesNoDraft(t *testing.T) {
	db := open(t)
	form := learn.Draft{ID: learn.NewID(), Member: "UBEN", Updated: monday}
	err := db.KeepDraft(t.Context(), form, func(d *learn.Draft) { d.Hold("takeaway", nil, monday) })
	if err != nil {
		t.Fatal(err)
	}
	if d, err := db.CloseDraft(t.Context(), "UBEN", "", monday); err != nil || !d.Empty() {
		t.Errorf("%+v, %v", d, err)
	}
	if _, err := db.CloseDraft(t.Context(), "UBEN", "", monday); !errors.Is(err, store.ErrNone) {
		t.Errorf("it is kept: %v", err)
	}
}

func TestDraftsAreThrownAwayOnceNobodyGoesOnWithThem(t *testing.T) {
	db := open(t)
	if _, err := db.OldestDraft(t.Context()); !errors.Is(err, store.ErrNone) {
		t.Errorf("without drafts: %v", err)
	}
	typed(t, db, learn.Draft{ID: learn.NewID(), Origin: "old", Updated: monday}, "takeaway", "old")
	typed(t, db, learn.Draft{ID: learn.NewID(), Origin: "new", Updated: monday.Add(time.Hour)}, "takeaway", "new")
	if at, err := db.OldestDraft(t.Context()); err != nil || !at.Equal(monday) {
		t.Errorf("the oldest is of %s, %v", at, err)
	}
	if err := db.ForgetDrafts(t.Context(), monday); err != nil {
		t.Fatal(err)
	}
	all, err := db.Drafts(t.Context(), "UBEN", 10)
	if err != nil || len(all) != 1 || all[0].Origin != "new" {
		t.Errorf("%+v, %v", all, err)
	}
}
