package bot_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const aWeeklyEvent = `
ana types in #general: /event share
ana fills in:
  What is it called?: Data & Coffee
  Start date: 2026-11-26
  Start time: 18:30
  End time: 20:00
  How often?: Every week
ana presses Share
`

// TestAYearOfASeries lets a weekly event pass from one winter to the next: one
// card a week, at the hour of the place through both changes of its clocks.
func TestAYearOfASeries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t, nil)
		defer s.end()
		for _, l := range parseScript(t, "year", aWeeklyEvent) {
			if s.where = l.where; !s.perform(l) {
				t.Fatalf("I don't know this sentence: %s", l.text)
			}
		}
		rome := learn.Location("Europe/Rome")
		s.advance(learn.Wall("2027-11-25", "12:00", "Europe/Rome"))
		cards := s.editions("CGENERAL")
		if len(cards) != 53 {
			t.Fatalf("%d cards in 53 weeks", len(cards))
		}
		for week, c := range cards {
			day := time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 7*week)
			if said := day.Format("2 January"); !strings.Contains(c.text, "Thursday "+said+" at 18:30 (Rome)") {
				t.Errorf("card %d says %q, not %s", week+1, c.text, said)
			}
			posted := c.at.In(rome)
			if week > 0 && (posted.Format("15:04") != "20:00" || posted.Format(time.DateOnly) != day.AddDate(0, 0, -7).Format(time.DateOnly)) {
				t.Errorf("card %d came at %v", week+1, posted)
			}
		}
	})
}
