package calendar_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
)

func FuzzRead(f *testing.F) {
	for _, text := range endless {
		if len(text) < 10_000 {
			f.Add(text)
		}
	}
	f.Add(vevent("DTSTART;TZID=Customized Time Zone:20260101T100000", "RRULE:FREQ=MONTHLY;BYDAY=1SU;BYSETPOS=-1", "EXDATE:20260101", "DURATION:P1W") + ownZone)
	files, _ := filepath.Glob(filepath.Join(shared, "ics", "*.ics"))
	for _, name := range files {
		if text, err := os.ReadFile(name); err == nil && len(text) < 10_000 {
			f.Add(string(text))
		}
	}
	from := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		c, err := calendar.Read(strings.NewReader(text))
		if c == nil {
			if err == nil {
				t.Error("neither a calendar nor an error")
			}
			return
		}
		last := time.Time{}
		for _, e := range c.Between(from, from.AddDate(3, 0, 0), 50) {
			if e.Start.Before(last) || e.Cancelled || !e.End.IsZero() && e.End.Before(e.Start) || strings.ContainsAny(e.Title+e.Place, "\r\n") {
				t.Errorf("%+v", e)
			}
			last = e.Start
		}
	})
}
