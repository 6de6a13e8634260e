package bot_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// TestADigestThatIsPlannedLosesWhatIsWithdrawn has Slack ask for patience when
// a digest is to be posted: until then its lessons are withdrawn or hidden.
func TestADigestThatIsPlannedLosesWhatIsWithdrawn(t *testing.T) {
	for name, c := range map[string]struct {
		withdrawn, hidden string
		want              []string
	}{
		"none":                {"", "", []string{"Lesson 01", "Lesson 02"}},
		"one is withdrawn":    {"Lesson 01", "", []string{"Lesson 02"}},
		"one is hidden":       {"", "Lesson 02", []string{"Lesson 01"}},
		"both are gone by it": {"Lesson 01", "Lesson 02", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newStage(t, nil)
				defer s.end()
				s.tells(`
					ana types in #general: /lessons digest
					ana presses Set up in #general
					ana presses Save`)
				monday := learn.Wall("2026-11-30", "09:00", home)
				s.advance(monday.AddDate(0, 0, -1))
				ids := map[string]string{}
				for n := 1; n <= 2; n++ {
					s.learns(n, s.now().Add(time.Duration(n)*time.Minute))
					ids[takeaway(n)] = s.newestLesson()
				}
				s.set(monday)
				s.sim.Faults().NextLimited("chat.postMessage", 30)
				if err := s.bot.Tick(t.Context(), s.now()); err != nil {
					t.Fatal(err)
				}
				synctest.Wait()
				if n := len(s.editions("CGENERAL")); n != 0 {
					t.Fatalf("%d digests are there already", n)
				}
				s.takesBack(ids[c.withdrawn], ids[c.hidden])
				s.advance(monday.AddDate(0, 0, 1))
				var told []string
				posted := s.editions("CGENERAL")
				for n := 1; n <= 2; n++ {
					if len(posted) > 0 && strings.Contains(posted[0].text, takeaway(n)) {
						told = append(told, takeaway(n))
					}
				}
				if !slices.Equal(told, c.want) || len(posted) != min(1, len(c.want)) {
					t.Errorf("%d digests tell %q, want %q", len(posted), told, c.want)
				}
			})
		})
	}
}

// newestLesson is the id of the lesson that ben wrote last.
func (s *stage) newestLesson() string {
	all, _, err := s.db.Mine(s.t.Context(), learn.Viewer{Member: "UBEN"}, 0, 1)
	if err != nil || len(all) != 1 {
		s.t.Fatal(all, err)
	}
	return all[0].ID
}

// takesBack withdraws one lesson and hides another, if there are such.
func (s *stage) takesBack(withdrawn, hidden string) {
	ctx := s.t.Context()
	if withdrawn != "" {
		if err := s.db.WithdrawLesson(ctx, withdrawn, s.now()); err != nil {
			s.t.Fatal(err)
		}
	}
	if hidden != "" {
		if _, err := s.db.HideLesson(ctx, hidden, "UANA", "It names a client.", s.now()); err != nil {
			s.t.Fatal(err)
		}
	}
	for _, id := range []string{withdrawn, hidden} {
		if err := s.db.Touch(ctx, id, s.now()); err != nil {
			s.t.Fatal(err)
		}
	}
}
