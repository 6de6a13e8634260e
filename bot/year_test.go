package bot_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// TestAYearOfDigests lets a year pass in three channels. Clocks change in Rome
// and in New York, on different days, and never in Kolkata.
func TestAYearOfDigests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t, nil)
		defer s.end()
		s.tells(`
			the bot is invited to #random
			ana types in #general: /lessons digest
			ana presses Set up in #general
			ana presses Save
			grace types in #design: /lessons digest
			grace presses Set up in #design
			grace presses Save
			dev types in #random: /lessons digest
			dev presses Set up in #random
			dev presses Save`)
		monday := learn.Wall("2026-11-30", "12:00", "UTC")
		for week := range 52 {
			sunday := monday.AddDate(0, 0, 7*week-1)
			s.advance(sunday)
			s.learns(week, sunday)
		}
		s.advance(monday.AddDate(0, 0, 7*52-1))

		for channel, zone := range map[string]string{"CGENERAL": "Europe/Rome", "CDESIGN": "America/New_York", "CRANDOM": "Asia/Kolkata"} {
			editions := s.editions(channel)
			if len(editions) != 52 {
				t.Errorf("%s: %d editions in 52 weeks", zone, len(editions))
			}
			first := learn.Wall("2026-11-30", "09:00", zone).In(learn.Location(zone))
			for week, e := range editions {
				want := first.AddDate(0, 0, 7*week)
				if late := e.at.Sub(want); late < 0 || late > time.Minute {
					t.Errorf("%s: edition %d came on %v, not on %v", zone, week+1, e.at.In(want.Location()), want)
				}
				if strings.Count(e.text, "Lesson ") != 1 || !strings.Contains(e.text, takeaway(week)) {
					t.Errorf("%s: edition %d tells %q", zone, week+1, e.text)
				}
			}
		}
	})
}

// tells performs sentences, a line each.
func (s *stage) tells(story string) {
	for _, text := range strings.Split(strings.TrimSpace(story), "\n") {
		s.where = strings.TrimSpace(text)
		if !s.perform(line{where: s.where, text: s.where}) {
			s.t.Fatalf("I don't know this sentence: %s", s.where)
		}
	}
}

func takeaway(week int) string { return fmt.Sprintf("Lesson %02d", week) }

// learns has somebody write a lesson that all may read.
func (s *stage) learns(week int, at time.Time) {
	_, err := s.db.AddLesson(s.t.Context(), learn.Lesson{
		ID: learn.NewID(), Author: "UBEN", Takeaway: takeaway(week), Met: learn.NotSaid, Learned: learn.NotSaid,
		Created: at, Updated: at,
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

type edition struct {
	at   time.Time
	text string
}

// editions are what the bot posted in a channel.
func (s *stage) editions(channel string) []edition {
	var all []edition
	for _, m := range s.hand("ana").Messages(channel) {
		if m.User == s.sim.BotUser() && !m.Ephemeral {
			sec, err := strconv.ParseFloat(m.TS, 64)
			if err != nil {
				s.t.Fatal(err)
			}
			all = append(all, edition{time.UnixMicro(int64(sec * 1e6)), m.Text})
		}
	}
	return all
}
