package calendar_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
)

// tenThousand is a calendar of 10,000 entries, a third of them series, about
// five megabytes.
func tenThousand() string {
	rules := []string{"RRULE:FREQ=WEEKLY;BYDAY=MO,TH", "RRULE:FREQ=MONTHLY;BYDAY=1TH", "RRULE:FREQ=YEARLY", "RRULE:FREQ=WEEKLY;COUNT=100", "RRULE:FREQ=DAILY;UNTIL=20261231T000000Z"}
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
	for i := range 10_000 {
		day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i) * 2 * time.Hour)
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nUID:%d@example.com\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Rome:%s\r\nDTEND;TZID=Europe/Rome:%s\r\n",
			i, day.Format("20060102T150405"), day.Add(time.Hour).Format("20060102T150405"))
		if i%3 == 0 {
			b.WriteString(rules[i/3%len(rules)] + "\r\n")
		}
		fmt.Fprintf(&b, "SUMMARY:Meetup %d\\, with a title\r\nLOCATION:Via Torino %d\\, Milano\r\nURL:https://example.com/%d\r\nDESCRIPTION:%s\r\nEND:VEVENT\r\n",
			i, i, i, strings.Repeat("Come and learn\\, meet and \r\n talk. ", 8))
	}
	b.WriteString("END:VCALENDAR\r\n")
	return b.String()
}

func BenchmarkTenThousandEntries(b *testing.B) {
	text := tenThousand()
	now := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		c, err := calendar.Read(strings.NewReader(text))
		if err != nil || len(c.Between(now, now.AddDate(1, 0, 0), 100)) != 100 {
			b.Fatal(err)
		}
	}
}
