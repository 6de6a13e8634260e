//go:build !race

package bot_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// yearZones are forty zones: of each offset in use one at least, and those in
// which clocks change at odd hours, by half an hour, or not when others do.
var yearZones = strings.Fields(`
	Pacific/Pago_Pago Pacific/Honolulu Pacific/Marquesas America/Anchorage America/Los_Angeles America/Phoenix America/Denver
	America/Chicago America/New_York America/Havana America/Caracas America/Halifax America/St_Johns America/Santiago
	America/Asuncion America/Sao_Paulo America/Nuuk Atlantic/Azores Atlantic/Cape_Verde UTC Europe/London Africa/Casablanca
	Europe/Rome Africa/Cairo Asia/Beirut Europe/Istanbul Asia/Tehran Asia/Dubai Asia/Kabul Asia/Karachi Asia/Kolkata
	Asia/Kathmandu Asia/Yangon Asia/Bangkok Asia/Tokyo Australia/Adelaide Australia/Lord_Howe Pacific/Auckland
	Pacific/Chatham Pacific/Kiritimati`)

// TestAYearOfDigests lets a year of weekly digests pass in forty zones: each
// comes once, at its local hour, and tells what that week has brought. With the
// race detector it would take minutes; stories tell it there.
func TestAYearOfDigests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t, nil)
		defer s.closes()
		for _, zone := range yearZones {
			s.subscribes(zone)
		}
		saturday := learn.Wall("2026-11-28", "10:00", "UTC")
		for week := range 52 {
			s.advance(saturday.AddDate(0, 0, 7*week))
			s.learns(week, s.now())
		}
		s.advance(saturday.AddDate(0, 0, 7*52))
		for _, zone := range yearZones {
			s.hadAYear(zone)
		}
	})
}

// closes ends the year without a look at each of its two thousand messages, as
// stories have.
func (s *stage) closes() {
	s.halt()
	s.sim.Close()
	for _, one := range s.replicas {
		_ = one.server.Close()
	}
	_ = s.web.Close()
}

func channelOf(zone string) string {
	return "C" + strings.ToUpper(strings.NewReplacer("/", "", "_", "").Replace(zone))
}

// subscribes makes a channel with a digest on Mondays at nine in the zone.
func (s *stage) subscribes(zone string) {
	id, schedule := channelOf(zone), learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Monday), Hour: 9, Zone: zone}
	s.sim.AddChannel(slacksim.Channel{ID: id, Name: strings.ToLower(id), Members: []string{"UANA", s.sim.BotUser()}})
	err := s.db.Transact(s.t.Context(), func(tx *store.DB) error { return subscribe(s.t.Context(), tx, id, schedule, s.now()) })
	if err != nil {
		s.t.Fatal(err)
	}
}

func subscribe(ctx context.Context, db *store.DB, channel string, schedule learn.Schedule, now time.Time) error {
	if err := db.SaveChannel(ctx, learn.Channel{ID: channel, Name: strings.ToLower(channel), Bot: learn.Inside}); err != nil {
		return err
	}
	return db.SaveDigest(ctx, learn.Digest{
		Channel: channel, Schedule: schedule, SetBy: "UANA", Next: schedule.Next(now.AddDate(0, 0, 1)), Since: now, Created: now,
	})
}

// hadAYear fails the test unless the zone's channel had 52 editions, on Mondays
// at nine, each with the week's one lesson.
func (s *stage) hadAYear(zone string) {
	editions := s.editions(channelOf(zone))
	if len(editions) != 52 {
		s.t.Errorf("%s: %d editions in 52 weeks", zone, len(editions))
	}
	first := learn.Wall("2026-11-30", "09:00", zone).In(learn.Location(zone))
	for week, e := range editions {
		want := first.AddDate(0, 0, 7*week)
		if late := e.at.Sub(want); late < 0 || late > time.Minute {
			s.t.Errorf("%s: edition %d came on %v, not on %v", zone, week+1, e.at.In(want.Location()), want)
		}
		if strings.Count(e.text, "Lesson ") != 1 || !strings.Contains(e.text, takeaway(week)) {
			s.t.Errorf("%s: edition %d tells %s", zone, week+1, fmt.Sprintf("%.200s", e.text))
		}
	}
}
