package phrase

import "time"

// Days are instants at midnight in UTC here: every day has 24 hours.

func dayOfTime(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// searched is how far ahead a day is looked for that not every year or month
// has: 29 February may be eight years away.
const searched = 8

// resolveDay is the day that a reading says, today if it says none.
func (r reading) resolveDay(today time.Time) (time.Time, bool) {
	if r.has(hasAfter) {
		rest := r
		rest.bits &^= hasAfter
		day, ok := rest.resolveDay(today)
		return r.later.from(day), ok
	}
	switch {
	case r.nth != 0:
		return r.countedDay(today)
	case r.has(hasDay | hasMonth):
		return r.dayOfMonth(today)
	case r.has(hasDay):
		return r.nextSuch(today)
	case r.has(hasShift):
		return r.shiftedDay(today), true
	case r.has(hasMonth):
		return firstOf(today, r.months), true
	case r.has(hasWeekday):
		return r.dayOfWeek(today), true
	case r.has(hasWeek):
		return monday(today).AddDate(0, 0, 7*r.week), true
	}
	return today, true
}

// dayOfMonth is "20 May", "20 of next month", "end of May".
func (r reading) dayOfMonth(today time.Time) (time.Time, bool) {
	if r.month == 0 {
		return dayIn(firstOf(today, r.months), r.day)
	}
	if r.year != 0 {
		return dayIn(time.Date(r.year, r.month, 1, 0, 0, 0, 0, time.UTC), r.day)
	}
	for year := today.Year(); year <= today.Year()+searched; year++ {
		day, ok := r.inYear(year)
		if ok && !day.Before(today) {
			return r.onItsWeekday(day, today)
		}
	}
	return time.Time{}, false
}

func (r reading) inYear(year int) (time.Time, bool) {
	return dayIn(time.Date(year, r.month, 1, 0, 0, 0, 0, time.UTC), r.day)
}

// soon is how far ahead a day is meant although its weekday is wrong.
const soon = 60 * 24 * time.Hour

// onItsWeekday is day, the next such one. If that is far away and not the
// weekday that was said, it may be the last such one, which is over, or the one
// after; else the weekday is a mistake.
func (r reading) onItsWeekday(day, today time.Time) (time.Time, bool) {
	if !r.has(hasWeekday) || day.Weekday() == r.weekday || day.Sub(today) < soon {
		return day, true
	}
	if last, ok := r.inYear(day.Year() - 1); ok && last.Weekday() == r.weekday && today.Sub(last) < soon {
		return time.Time{}, false
	}
	if after, ok := r.inYear(day.Year() + 1); ok && after.Weekday() == r.weekday {
		return after, true
	}
	return day, true
}

// nextSuch is "the 21st", and "Friday 13": the next one that is a Friday.
func (r reading) nextSuch(today time.Time) (time.Time, bool) {
	var first time.Time
	for months := range 12 {
		day, ok := dayIn(firstOf(today, months), r.day)
		if !ok || day.Before(today) {
			continue
		}
		if !r.has(hasWeekday) || day.Weekday() == r.weekday {
			return day, true
		}
		if first.IsZero() {
			first = day
		}
	}
	return first, !first.IsZero()
}

// countedDay is "first Friday of October", "last Friday of the month".
func (r reading) countedDay(today time.Time) (time.Time, bool) {
	month := firstOf(today, r.months)
	step := func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	if r.month != 0 {
		month = time.Date(today.Year(), r.month, 1, 0, 0, 0, 0, time.UTC)
		step = func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
	}
	if r.year != 0 {
		return countedIn(time.Date(r.year, r.month, 1, 0, 0, 0, 0, time.UTC), r.weekday, r.nth)
	}
	for range searched {
		day, ok := countedIn(month, r.weekday, r.nth)
		if r.this || ok && !day.Before(today) {
			return day, ok && !day.Before(today)
		}
		month = step(month)
	}
	return time.Time{}, false
}

func (r reading) shiftedDay(today time.Time) time.Time {
	day := r.shift.from(today)
	if r.shift.weeks && r.has(hasWeekday) { // "Tuesday in two weeks"
		return monday(day).AddDate(0, 0, fromMonday(r.weekday))
	}
	return day
}

// dayOfWeek is the next one that isn't today, unless a week is named.
func (r reading) dayOfWeek(today time.Time) time.Time {
	if r.has(hasWeek) {
		return monday(today).AddDate(0, 0, 7*r.week+fromMonday(r.weekday))
	}
	ahead := (int(r.weekday-today.Weekday()) + 7) % 7
	if ahead == 0 && !r.this {
		ahead = 7
	}
	return today.AddDate(0, 0, ahead)
}

func (s shift) from(day time.Time) time.Time {
	if s.months == 0 {
		return day.AddDate(0, 0, s.days)
	}
	month := firstOf(day, s.months)
	last := month.AddDate(0, 1, -1).Day()
	return month.AddDate(0, 0, min(day.Day(), last)-1+s.days)
}

func firstOf(today time.Time, months int) time.Time {
	return time.Date(today.Year(), today.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
}

// dayIn is a day of the month that begins at first; -1 is its last, -2 the last but one.
func dayIn(first time.Time, day int) (time.Time, bool) {
	if day < 0 {
		return first.AddDate(0, 1, day), true
	}
	found := first.AddDate(0, 0, day-1)
	return found, found.Month() == first.Month()
}

func countedIn(first time.Time, weekday time.Weekday, nth int) (time.Time, bool) {
	if nth < 0 {
		last := first.AddDate(0, 1, -1)
		return last.AddDate(0, 0, 7*(nth+1)-(int(last.Weekday()-weekday)+7)%7), true
	}
	return dayIn(first, 1+(int(weekday-first.Weekday())+7)%7+7*(nth-1))
}

func monday(day time.Time) time.Time { return day.AddDate(0, 0, -fromMonday(day.Weekday())) }

func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }
