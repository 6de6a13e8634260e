package learn

import (
	"fmt"
	"strings"
	"time"
)

// Period is a calendar month or quarter in a zone, from Start up to but not including End.
type Period struct {
	Name    string // "2026-11" or "2026-Q4"
	Quarter bool
	Start   time.Time
	End     time.Time
}

// ParsePeriod reads "month", "quarter" (the running ones; "" is the quarter),
// "YYYY-MM" or "YYYY-Qn". The Error's key is error.period, or summary.future
// for a period that has not begun at now.
func ParsePeriod(s string, now time.Time, loc *time.Location) (Period, error) {
	p, ok := readPeriod(strings.ToLower(strings.TrimSpace(s)), now.In(loc), loc)
	switch {
	case !ok:
		return Period{}, &Error{Code: Invalid, Key: "error.period"}
	case p.Start.After(now):
		return Period{}, &Error{Code: Invalid, Key: "summary.future"}
	}
	return p, nil
}

func readPeriod(s string, now time.Time, loc *time.Location) (Period, bool) {
	switch s {
	case "", "quarter":
		return quarter(now.Year(), quarterOf(now), loc), true
	case "month":
		return month(now.Year(), now.Month(), loc), true
	}
	if day, err := time.Parse("2006-01", s); err == nil && day.Year() >= 2000 {
		return month(day.Year(), day.Month(), loc), true
	}
	year, n, found := strings.Cut(s, "-q")
	day, err := time.Parse("2006", year)
	if !found || err != nil || day.Year() < 2000 || len(n) != 1 || n < "1" || n > "4" {
		return Period{}, false
	}
	return quarter(day.Year(), int(n[0]-'0'), loc), true
}

func quarterOf(t time.Time) int { return (int(t.Month())-1)/3 + 1 }

func month(year int, m time.Month, loc *time.Location) Period {
	return Period{
		Name:  fmt.Sprintf("%d-%02d", year, m),
		Start: wall(year, m, 1, 0, 0, loc), End: wall(year, m+1, 1, 0, 0, loc),
	}
}

func quarter(year, q int, loc *time.Location) Period {
	first := time.Month(3*q - 2)
	return Period{
		Name: fmt.Sprintf("%d-Q%d", year, q), Quarter: true,
		Start: wall(year, first, 1, 0, 0, loc), End: wall(year, first+3, 1, 0, 0, loc),
	}
}

// Before is the period before p, of the same kind.
func (p Period) Before() Period {
	loc := p.Start.Location()
	last := p.Start.Add(-time.Hour).In(loc)
	if p.Quarter {
		return quarter(last.Year(), quarterOf(last), loc)
	}
	return month(last.Year(), last.Month(), loc)
}

// Running tells whether the period has not ended at now.
func (p Period) Running(now time.Time) bool { return now.Before(p.End) }

// MonthsOf are the first and the last month, as 2026-09, of a year ("2026") or
// of what ParsePeriod reads.
func MonthsOf(text string, now time.Time, loc *time.Location) (first, last string, err error) {
	if year, err := time.Parse("2006", strings.TrimSpace(text)); err == nil {
		return year.Format("2006-01"), year.AddDate(0, 11, 0).Format("2006-01"), nil
	}
	p, err := ParsePeriod(text, now, loc)
	if err != nil {
		return "", "", err
	}
	return p.Start.In(loc).Format("2006-01"), p.End.Add(-time.Hour).In(loc).Format("2006-01"), nil
}
