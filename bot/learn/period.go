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
// "YYYY-MM" or "YYYY-Qn". The Error's key is error.period.
func ParsePeriod(s string, now time.Time, loc *time.Location) (Period, error) {
	now = now.In(loc)
	switch s = strings.ToLower(strings.TrimSpace(s)); s {
	case "", "quarter":
		return quarter(now.Year(), (int(now.Month())-1)/3+1, loc), nil
	case "month":
		return month(now.Year(), int(now.Month()), loc), nil
	}
	var year, n int
	if len(s) == 7 {
		if k, err := fmt.Sscanf(s, "%4d-q%1d", &year, &n); k == 2 && err == nil && year >= 2000 && n >= 1 && n <= 4 {
			return quarter(year, n, loc), nil
		}
		if day, err := time.Parse("2006-01", s); err == nil && day.Year() >= 2000 {
			return month(day.Year(), int(day.Month()), loc), nil
		}
	}
	return Period{}, &Error{Code: Invalid, Key: "error.period"}
}

func month(year, m int, loc *time.Location) Period {
	start := time.Date(year, time.Month(m), 1, 0, 0, 0, 0, loc)
	return Period{Name: start.Format("2006-01"), Start: start, End: start.AddDate(0, 1, 0)}
}

func quarter(year, q int, loc *time.Location) Period {
	start := time.Date(year, time.Month(3*q-2), 1, 0, 0, 0, 0, loc)
	return Period{
		Name: fmt.Sprintf("%d-Q%d", start.Year(), q), Quarter: true,
		Start: start, End: start.AddDate(0, 3, 0),
	}
}

// Before is the period before p, of the same kind.
func (p Period) Before() Period {
	last := p.Start.Add(-time.Hour)
	if p.Quarter {
		return quarter(last.Year(), (int(last.Month())-1)/3+1, p.Start.Location())
	}
	return month(last.Year(), int(last.Month()), p.Start.Location())
}
