package digest_test

import (
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestTheDefaultScheduleIsAWeeklyTime(t *testing.T) {
	for spec, want := range map[string]learn.Schedule{
		"0 9 * * 1":      {Cadence: learn.EachWeek, Days: learn.On(time.Monday), Hour: 9},
		"30 16 * * FRI":  {Cadence: learn.EachWeek, Days: learn.On(time.Friday), Hour: 16, Minute: 30},
		" 5  0 * *  0  ": {Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Minute: 5},
		"59 23 ? * sat":  {Cadence: learn.EachWeek, Days: learn.On(time.Saturday), Hour: 23, Minute: 59},
	} {
		if got, err := digest.ParseDefault(spec); err != nil || got != want {
			t.Errorf("%q: %+v (%v), want %+v", spec, got, err, want)
		}
	}
}

func TestWhatIsNoWeeklyTimeIsRefusedWithAnExample(t *testing.T) {
	for _, spec := range []string{
		"", "monday", "@weekly", "@every 1h", "CRON_TZ=Europe/Rome", "TZ=x", "TZ=x 9 * * 1",
		"CRON_TZ=Europe/Rome 0 9 * * 1", "0 0 9 * * 1", "0 9 * * *", "* 9 * * 1", "0 * * * 1", "0 9 * * 1,3",
		"0 9,17 * * 1", "0 9 1 * 1", "0 9 */2 * 1", "0 9 * 6 1", "0 9 * * 7", "0 25 * * 1", "60 9 * * 1", "0 9 30 2 *",
	} {
		got, err := digest.ParseDefault(spec)
		if err == nil || !strings.Contains(err.Error(), "0 9 * * 1") {
			t.Errorf("%q: %+v, error %v", spec, got, err)
		}
	}
}

func FuzzParseDefault(f *testing.F) {
	for _, spec := range []string{"0 9 * * 1", "CRON_TZ=Europe/Rome", "@every 1h", "TZ= 9 * * 1", "*/2 1-3/4 ? JAN mon#1"} {
		f.Add(spec)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		s, err := digest.ParseDefault(spec)
		if s.Zone = "UTC"; err == nil && s.Check() != nil {
			t.Errorf("%q gives %+v", spec, s)
		}
	})
}
