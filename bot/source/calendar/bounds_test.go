package calendar_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
)

// atLeast is lines of a unit that make up so many bytes.
func atLeast(bytes int, unit string) string { return strings.Repeat(unit, bytes/len(unit)) }

func TestCalendarsMadeToKeepAReaderBusyEnd(t *testing.T) {
	const size = 12 << 20
	begin, end := "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Talk\r\nDTSTART;TZID=Ours:20261201T180000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	observance := "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=HOURLY\r\nEND:STANDARD\r\n"
	var zones strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&zones, "BEGIN:VEVENT\r\nUID:z%d\r\nDTSTART;TZID=Nowhere %d, a, b, c, d, e:20261201T180000\r\nEND:VEVENT\r\n", i, i)
	}
	var moved strings.Builder
	moved.WriteString("BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:9\r\nDTSTART:20000101T100000Z\r\nRRULE:FREQ=MONTHLY;BYDAY=1MO,2TU,3WE;COUNT=9999\r\nEND:VEVENT\r\n")
	for day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2027; day = day.AddDate(0, 0, 1) {
		moved.WriteString(day.Format("BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20060102T100000Z\r\nDTSTART:20060102T110000Z\r\nEND:VEVENT\r\n"))
	}
	for name, body := range map[string]string{
		"lines of a description that nobody folded":       "BEGIN:VEVENT\r\nDTSTART:20261201\r\nDESCRIPTION:x\r\n" + atLeast(size, "a raw line\r\n") + "END:VEVENT\r\n",
		"a title of entities":                             "BEGIN:VEVENT\r\nDTSTART:20261201\r\nSUMMARY:" + atLeast(size, "&amp;") + "\r\nEND:VEVENT\r\n",
		"a zone with clocks changed all the time":         "BEGIN:VTIMEZONE\r\nTZID:Ours\r\n" + atLeast(size, observance) + "END:VTIMEZONE\r\n",
		"zones that nobody knows":                         zones.String(),
		"dates of a series that may have taken them back": moved.String(),
	} {
		if c := parsed(t, begin+body+end); len(c.Events) == 0 || c.Events[len(c.Events)-1].Title != "Talk" {
			t.Errorf("%s: the last of %d events is another one", name, len(c.Events))
		}
	}
	tiny := atLeast(size, "BEGIN:VEVENT\r\nDTSTART:20261201\r\nEND:VEVENT\r\n")
	if _, err := calendar.Read(strings.NewReader(begin + tiny + end)); !errors.Is(err, calendar.ErrTooLarge) {
		t.Errorf("events by the hundred thousand: %v", err)
	}
}
