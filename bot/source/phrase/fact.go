package phrase

import "time"

// The makers of facts return the empty reading for what is none.

func date(day, month, year int) reading {
	if day < 1 || day > 31 || month < 1 || month > 12 {
		return reading{}
	}
	return reading{bits: hasDay | hasMonth, strength: strong, day: day, month: time.Month(month), year: year}
}

func dayOf(day int, of reading, sure strength) reading {
	if day < 1 || day > 31 {
		return reading{}
	}
	of.bits |= hasDay
	of.day, of.strength = day, sure
	return of
}

func inMonth(months int) reading { return reading{bits: hasMonth, strength: strong, months: months} }

func namedMonth(month, year int) reading {
	return reading{bits: hasMonth, month: time.Month(month), year: year}
}

func onWeekday(n int, sure strength) reading {
	return reading{bits: hasWeekday, strength: sure, weekday: time.Weekday(n % 7)}
}

func (r reading) inWeek(n int) reading {
	r.bits |= hasWeek
	r.week, r.strength = n, strong
	return r
}

// counted is a month's nth weekday.
func counted(nth, weekday int, of reading) reading {
	if nth == 0 || nth > 5 {
		return reading{}
	}
	r := of.and(onWeekday(weekday, strong))
	r.nth = nth
	return r
}

// plusDays is the day so many days after the one that r says.
func (r reading) plusDays(days int) reading {
	r.bits |= hasAfter
	r.later = shift{days: days}
	return r
}

// daysOf are two days of one month, from and to.
func daysOf(first, last, month, year int) reading {
	from, to := date(first, month, year), date(last, month, year)
	if from.day >= to.day {
		return reading{}
	}
	from.end = &to
	return from
}

func inDays(n int) reading {
	return reading{bits: hasShift, strength: strong, shift: shift{days: n}}
}

func duringPart(p int) reading { return reading{bits: hasPart, part: part(p)} }

func inZone(zone *time.Location) reading { return reading{bits: hasZone, zone: zone} }

func exactly(hour, minute int) reading { return clockOf(hour, minute, false) }

// clockOf is a time of day; open says that the hour may be one of the afternoon.
func clockOf(hour, minute int, open bool) reading {
	if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
		return reading{}
	}
	return reading{bits: hasClock, strength: strong, clock: clock{hour: hour, minute: minute, open: open && 1 <= hour && hour <= 12}}
}

// half settles an open hour: 1 before noon, 2 after.
func (r reading) half(n int) reading {
	if n == 0 || !r.has(hasClock) {
		return r
	}
	if r.clock.hour > 12 || r.clock.hour == 0 {
		return r // "20:00 pm"
	}
	r.clock.hour = r.clock.hour%12 + 12*(n-1)
	r.clock.open, r.clock.halved = false, true
	return r
}

func (r reading) as(sure strength) reading {
	if r.bits != 0 {
		r.strength = sure
	}
	return r
}

// ending is the day that is so many from the end of its month.
func (r reading) ending(day int) reading {
	r.day = day
	return r
}

// or is r, or what is said instead.
func (r reading) or(f reading) reading {
	if r.bits == 0 {
		return f
	}
	return r
}

func past() reading { return reading{bits: hasShift, strength: strong, past: true} }

func (r reading) unless(not bool) reading {
	if not {
		return reading{}
	}
	return r
}
