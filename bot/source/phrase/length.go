package phrase

import "time"

// Units of time, as the lexicons number them.
const (
	minutes = iota + 1
	hours
	daily
	weeks
	fortnights
	months
	years
)

func (m match) length(i int) reading { return length(m.at(i, "count").n, m.at(i, "unit").n) }

// half is half of the unit: "an hour and a half".
func (m match) half() reading {
	if m.n("unit") != hours {
		return reading{}
	}
	return length(30, minutes)
}

// longer is both lengths, one after the other.
func (r reading) longer(f reading) reading {
	r.bits |= f.bits
	r.delta += f.delta
	r.shift = shift{days: r.shift.days + f.shift.days, months: r.shift.months + f.shift.months}
	return r
}

func length(n, unit int) reading {
	r := reading{bits: hasShift, strength: strong}
	switch unit {
	case minutes:
		return reading{bits: hasDelta, strength: strong, delta: time.Duration(n) * time.Minute}
	case hours:
		return reading{bits: hasDelta, strength: strong, delta: time.Duration(n) * time.Hour}
	case daily:
		r.shift.days = n
	case weeks:
		r.shift = shift{days: 7 * n, weeks: true}
	case fortnights:
		r.shift = shift{days: 14 * n, weeks: true}
	case months:
		r.shift.months = n
	case years:
		r.shift.months = 12 * n
	}
	return r
}
