package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestPreferencesAreTheUsualOnesUntilChosen(t *testing.T) {
	db, ctx := open(t), t.Context()
	chosen := learn.Preferences{
		Language: "it", Quiet: learn.Quiet{From: 1320, To: 420}, Muted: []learn.Notice{learn.HourBefore, learn.Waitlist},
		Paused: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC),
	}
	for _, want := range []learn.Preferences{learn.UsualPreferences(), chosen, {}} {
		if !cmp.Equal(want, learn.UsualPreferences()) {
			if err := db.SavePreferences(ctx, "UANA", want); err != nil {
				t.Fatal(err)
			}
		}
		got, err := db.Preferences(ctx, "UANA")
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v %s", err, diff)
		}
	}
}

func TestAMembersLanguageIsTheChosenOneElseSlacks(t *testing.T) {
	db, ctx := open(t), t.Context()
	ana := learn.Member{ID: "UANA", Name: "ana", Locale: "en-GB", Admin: true}
	if err := db.SaveMembers(ctx, []learn.Member{ana}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ member, chosen, want string }{
		{"UANA", "", "en-GB"}, {"UANA", "it", "it"}, {"UANA", "", "en-GB"},
		{"UNEW", "", ""}, {"UNEW", "it", "it"}, // of whom Slack has told nothing yet
	} {
		if err := db.SavePreferences(ctx, c.member, learn.Preferences{Language: c.chosen}); err != nil {
			t.Fatal(err)
		}
		m, err := db.Member(ctx, c.member)
		if err != nil || m.ID != c.member || m.Locale != c.want {
			t.Errorf("%+v: %+v, %v", c, m, err)
		}
		if admins, err := db.Admins(ctx); err != nil || c.member == "UANA" && admins[0].Locale != c.want {
			t.Errorf("%+v: %+v, %v", c, admins, err)
		}
	}
}

func TestHomeIsFirstOpenedOnce(t *testing.T) {
	db, ctx := open(t), t.Context()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for _, want := range []bool{false, true, true} {
		got, err := db.HomeOpened(ctx, "UANA")
		if err != nil || got != want {
			t.Errorf("%v, %v", got, err)
		}
		if err := db.NoteHomeOpened(ctx, "UANA", now); err != nil {
			t.Fatal(err)
		}
	}
	if opened, err := db.HomeOpened(ctx, "UBEN"); err != nil || opened {
		t.Errorf("%v, %v", opened, err)
	}
}
