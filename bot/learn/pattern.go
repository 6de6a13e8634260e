package learn

import "time"

// Frequency is the unit in which a Pattern counts.
type Frequency string

// The frequencies.
const (
	Weekly  Frequency = "weekly"
	Monthly Frequency = "monthly"
)

// LastWeek is the week of a month's last Monday, Tuesday and so on.
const LastWeek = -1

// Pattern is a rule for days: every second Monday, the first Thursday of each
// month. The zero Pattern is never.
type Pattern struct {
	Frequency Frequency
	Every     int // 2 for every second week or month
	Weekday   time.Weekday
	Week      int // of a month: 1 to 4, or LastWeek; 0 when weekly
}

// Rhythm is how something repeats, as a form offers it.
type Rhythm string

// The rhythms.
const (
	Once          Rhythm = "once"
	EveryWeek     Rhythm = "weekly"
	EveryTwoWeeks Rhythm = "fortnightly"
	SameWeekday   Rhythm = "monthly"      // the first Thursday, when it begins on one
	LastWeekday   Rhythm = "monthly_last" // the last Thursday
)

// Rhythms returns all rhythms in the order in which forms show them.
func Rhythms() []Rhythm {
	return []Rhythm{Once, EveryWeek, EveryTwoWeeks, SameWeekday, LastWeekday}
}

// From is the pattern of the rhythm on a day. Not every month has a fifth
// Thursday: what begins on one is on the last.
func (r Rhythm) From(day time.Time) Pattern {
	p := Pattern{Frequency: Weekly, Every: 1, Weekday: day.Weekday()}
	switch r {
	case EveryTwoWeeks:
		p.Every = 2
	case SameWeekday:
		p.Frequency, p.Week = Monthly, weekOf(day)
	case LastWeekday:
		p.Frequency, p.Week = Monthly, LastWeek
	}
	return p
}

// Moved is the pattern on another day: every first Thursday becomes every
// second Friday.
func (p Pattern) Moved(day time.Time) Pattern {
	p.Weekday = day.Weekday()
	if p.Frequency == Monthly && !(p.Week == LastWeek && inLastWeek(day)) {
		p.Week = weekOf(day)
	}
	return p
}

func weekOf(day time.Time) int {
	if week := (day.Day() + 6) / 7; week <= 4 {
		return week
	}
	return LastWeek
}

func inLastWeek(day time.Time) bool { return day.AddDate(0, 0, 7).Month() != day.Month() }

// after is the first day of the pattern, which begins on first, after a day.
// Days are midnights in UTC.
func (p Pattern) after(first, day time.Time) time.Time {
	if day.Before(first) {
		return first
	}
	if p.Frequency == Weekly {
		const hours = 7 * 24
		passed := int(day.Sub(first).Hours()) / (hours * p.Every)
		return first.AddDate(0, 0, 7*p.Every*(passed+1))
	}
	months := 12*(day.Year()-first.Year()) + int(day.Month()-first.Month())
	for m := months - months%p.Every; ; m += p.Every {
		if d := p.in(first.Year(), first.Month()+time.Month(m)); d.After(day) {
			return d
		}
	}
}

// in is the pattern's day in a month.
func (p Pattern) in(year int, month time.Month) time.Time {
	if p.Week == LastWeek {
		end := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
		return end.AddDate(0, 0, -(int(end.Weekday()-p.Weekday)+7)%7)
	}
	start := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	return start.AddDate(0, 0, (int(p.Weekday-start.Weekday())+7)%7+7*(p.Week-1))
}
