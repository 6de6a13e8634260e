package calendar_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
)

func oneOf(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

// someRule is a rule such as rrule-go and we understand alike: in step with its
// start, so that both count from it.
func someRule(r *rand.Rand) string {
	parts := map[string][]string{
		"YEARLY": {"", ";BYMONTH=3,11", ";BYMONTH=2;BYMONTHDAY=29", ";BYDAY=-1SU,20MO", ";BYMONTH=5;BYDAY=2TU,-1FR", ";BYYEARDAY=1,-1,200",
			";BYWEEKNO=1,20,53;BYDAY=MO", ";BYWEEKNO=-1;BYDAY=WE,SU", ";BYDAY=MO,TU;BYSETPOS=3,-2", ";BYMONTHDAY=13;BYDAY=FR"},
		"MONTHLY": {"", ";BYDAY=1TH", ";BYDAY=-2FR,3MO", ";BYMONTHDAY=-1", ";BYMONTHDAY=15,31", ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,1",
			";BYMONTH=1,6;BYDAY=SU", ";BYHOUR=9,17;BYSETPOS=1"},
		"WEEKLY": {"", ";BYDAY=MO,WE,SU", ";BYDAY=TU;BYHOUR=8,20;BYMINUTE=0,30", ";BYMONTH=1,2;BYDAY=SA", ";BYDAY=SU,MO;BYSETPOS=-1"},
		"DAILY":  {"", ";BYDAY=MO,FR", ";BYMONTH=2,12", ";BYMONTHDAY=1,-1", ";BYHOUR=6,18"},
		"HOURLY": {"", ";BYHOUR=9,10,11", ";BYMINUTE=0,15", ";BYDAY=MO;BYSETPOS=1"},
	}
	freq := oneOf(r, "YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY")
	rule := "FREQ=" + freq + oneOf(r, parts[freq]...)
	rule += oneOf(r, "", "", ";INTERVAL=2", ";INTERVAL=3", ";INTERVAL=5") + oneOf(r, "", ";WKST=SU", ";WKST=WE")
	return rule + oneOf(r, "", "", ";COUNT=7", ";UNTIL=20270315T120000Z", ";UNTIL=20260801")
}

func TestRulesAsAnotherProgramReadsThem(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	from, to := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)
	compared := 0
	for range 1200 {
		text := someRule(r)
		start := time.Date(2000+r.IntN(27), time.Month(1+r.IntN(12)), 1+r.IntN(31), r.IntN(24), oneOfInts(r, 0, 15, 30), 0, 0, time.UTC)
		if strings.Contains(text, "HOURLY") {
			start = start.AddDate(2026-start.Year(), 0, 0) // rrule-go counts up hour by hour
		}
		option, err := rrule.StrToROption(text)
		if err != nil {
			t.Fatal(err)
		}
		option.Dtstart = start
		if strings.HasSuffix(text, "UNTIL=20260801") {
			option.Until = time.Date(2026, 8, 1, 23, 59, 59, 0, time.UTC)
		}
		theirs, err := rrule.NewRRule(*option)
		if err != nil {
			t.Fatal(err)
		}
		if !theirs.After(start, true).Equal(start) {
			continue
		}
		var want, got []string
		for _, at := range theirs.Between(from, to, true) {
			want = append(want, at.Format(time.RFC3339))
		}
		want = want[:min(len(want), 40)]
		for _, f := range parsed(t, vevent("DTSTART:"+start.Format("20060102T150405Z"), "RRULE:"+text)).Between(from, to, 40) {
			got = append(got, f.Start.Format(time.RFC3339))
		}
		if compared++; !slices.Equal(got, want) {
			t.Fatalf("%s from %v:\n%v\nnot\n%v", text, start, got, want)
		}
	}
	if compared < 200 {
		t.Error("too few rules are in step with their starts:", compared)
	}
}

func oneOfInts(r *rand.Rand, list ...int) int { return list[r.IntN(len(list))] }

// endless are calendars that could keep a reader busy for ever.
var endless = map[string]string{
	"every second":                    vevent("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY"),
	"every second until the end":      vevent("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY;UNTIL=99991231T235959Z"),
	"a billion times":                 vevent("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY;COUNT=1000000000"),
	"a date that never comes":         vevent("DTSTART:19700101T000000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
	"a second that never comes":       vevent("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY;COUNT=5;BYMONTH=2;BYMONTHDAY=30"),
	"all that can be said":            vevent("DTSTART:00010101T000000Z", "RRULE:FREQ=YEARLY;COUNT=999999;BYHOUR="+upTo(23)+";BYMINUTE="+upTo(9)),
	"often, left out by another rule": vevent("DTSTART:19700101T000000Z", "RRULE:FREQ=HOURLY", "EXRULE:FREQ=HOURLY"),
	"two thousand of them":            vevent(strings.Repeat("DTSTART:19700101T000000Z\r\nRRULE:FREQ=MINUTELY;COUNT=1000000000\r\n"+nextEvent+"\r\n", 2000) + "DTSTART:20260101"),
	"a zone that changes every second": strings.Replace(vevent("DTSTART;TZID=Customized Time Zone:20260101T100000"), "BEGIN:VEVENT",
		strings.NewReplacer("FREQ=YEARLY;BYDAY=1SU;BYMONTH=10", "FREQ=SECONDLY;UNTIL=99991231T000000Z").Replace(ownZone)+"BEGIN:VEVENT", 1),
	"components in one another": strings.Repeat("BEGIN:VALARM\n", 200_000) + vevent("DTSTART:20260101"),
}

func upTo(n int) string {
	list := "0"
	for i := 1; i <= n; i++ {
		list += fmt.Sprint(",", i)
	}
	return list
}

// Each takes a fraction of a second; the bound is for a busy machine.
func TestNothingTakesForEver(t *testing.T) {
	for name, text := range endless {
		t.Run(name, func(t *testing.T) {
			done := make(chan struct{})
			go func() {
				defer close(done)
				listed(parsed(t, text))
			}()
			select {
			case <-done:
			case <-time.After(10 * time.Second):
				t.Fatal("still busy")
			}
		})
	}
}

func TestAnEndlessSeriesIsListedAsFarAsOneLooks(t *testing.T) {
	c := parsed(t, vevent("DTSTART;TZID=Europe/Rome:19700105T180000", "RRULE:FREQ=WEEKLY"))
	list := c.Between(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), 100)
	if len(list) != 100 || describe(list[0]) != "2026-11-23T17:00Z" {
		t.Error(len(list), list)
	}
}
