package learn

import (
	"fmt"
	"strings"
	"time"
)

// Period is a calendar month, quarter or year in a zone, from Start up to but not including End.
type Period struct {
	Name   string // "2026-11", "2026-Q4" or "2026"
	Length Length
	Start  time.Time
	End    time.Time
}

// Length is how long a period is.
type Length string

// The lengths of periods.
const (
	AMonth   Length = "month"
	AQuarter Length = "quarter"
	AYear    Length = "year"
)

// Lengths returns all lengths, the shortest first.
func Lengths() []Length { return []Length{AMonth, AQuarter, AYear} }

// ParsePeriod reads "month", "quarter", "year" (the running ones; "" is the
// quarter), "YYYY-MM", "YYYY-Qn" or "YYYY". The Error's key is error.period, or
// summary.future for a period that has not begun at now.
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
	if s == "" {
		s = string(AQuarter)
	}
	for _, l := range Lengths() {
		if s == string(l) {
			return PeriodAt(l, now, loc), true
		}
	}
	if day, err := time.Parse("2006-01", s); err == nil && day.Year() >= 2000 {
		return month(day.Year(), day.Month(), loc), true
	}
	text, n, quarterly := strings.Cut(s, "-q")
	day, err := time.Parse("2006", text)
	switch {
	case err != nil || day.Year() < 2000:
		return Period{}, false
	case !quarterly:
		return year(day.Year(), loc), true
	case len(n) != 1 || n < "1" || n > "4":
		return Period{}, false
	}
	return quarter(day.Year(), int(n[0]-'0'), loc), true
}

func quarterOf(t time.Time) int { return (int(t.Month())-1)/3 + 1 }

func month(year int, m time.Month, loc *time.Location) Period {
	return Period{
		Name: fmt.Sprintf("%d-%02d", year, m), Length: AMonth,
		Start: wall(year, m, 1, 0, 0, loc), End: wall(year, m+1, 1, 0, 0, loc),
	}
}

func quarter(year, q int, loc *time.Location) Period {
	first := time.Month(3*q - 2)
	return Period{
		Name: fmt.Sprintf("%d-Q%d", year, q), Length: AQuarter,
		Start: wall(year, first, 1, 0, 0, loc), End: wall(year, first+3, 1, 0, 0, loc),
	}
}

func year(y int, loc *time.Location) Period {
	return Period{
		Name: fmt.Sprint(y), Length: AYear,
		Start: wall(y, time.January, 1, 0, 0, loc), End: wall(y+1, time.January, 1, 0, 0, loc),
	}
}

// PeriodAt is the period of a length in which at lies.
func PeriodAt(l Length, at time.Time, loc *time.Location) Period {
	at = at.In(loc)
	switch l {
	case AMonth:
		return month(at.Year(), at.Month(), loc)
	case AYear:
		return year(at.Year(), loc)
	}
	return quarter(at.Year(), quarterOf(at), loc)
}

// Before is the period before p, of the same length.
func (p Period) Before() Period {
	loc := p.Start.Location()
	return PeriodAt(p.Length, p.Start.Add(-time.Hour), loc)
}

// After is the period after p, of the same length.
func (p Period) After() Period { return PeriodAt(p.Length, p.End, p.Start.Location()) }

// Quarters are the quarters of a year.
func (p Period) Quarters() []Period {
	var all []Period
	for q := PeriodAt(AQuarter, p.Start, p.Start.Location()); q.Start.Before(p.End); q = q.After() {
		all = append(all, q)
	}
	return all
}

// Running tells whether the period has not ended at now.
func (p Period) Running(now time.Time) bool { return now.Before(p.End) }

// countedAfter is how many days after its end a period is counted: those who
// were there last have had time to answer.
const countedAfter = 7

// Counted is when the period is counted, for good.
func (p Period) Counted() time.Time { return p.End.AddDate(0, 0, countedAfter) }

// MonthsOf are the first and the last month, as 2026-09, of a year ("2026") or
// of what ParsePeriod reads.
func MonthsOf(text string, now time.Time, loc *time.Location) (first, last string, err error) {
	p, ok := readPeriod(strings.ToLower(strings.TrimSpace(text)), now.In(loc), loc)
	if !ok || p.Length != AYear {
		p, err = ParsePeriod(text, now, loc)
	}
	if err != nil {
		return "", "", err
	}
	return p.Start.In(loc).Format("2006-01"), p.End.Add(-time.Hour).In(loc).Format("2006-01"), nil
}
