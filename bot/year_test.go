package bot_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

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
