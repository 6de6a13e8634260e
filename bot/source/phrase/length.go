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

// lengthRules make the end of what says when it begins and how long it takes.
func lengthRules() []rule {
	lasting := func(m match) reading { return m.length(0).longer(m.length(1)) }
	return []rule{
		on("joiner|comma? for|lasting? count unit", lasting),
		on("joiner|comma? for|lasting? count unit and? count unit", lasting),
		on("joiner|comma? for|lasting? count unit and half", func(m match) reading { return m.length(0).longer(m.half()) }),
		on("joiner|comma? for|lasting? andhalf unit", func(m match) reading { return length(m.n("andhalf"), m.n("unit")).longer(m.half()) }),
		on("joiner|comma? for|lasting? span", func(m match) reading { return length(m.n("span"), minutes) }),
	}
}

// lengthAt is how long what r begins takes: "for 2 hours", "(90 min)". Before
// other words it may be anything: "5 minutes from the station".
func (p *parser) lengthAt(r reading, at int) (reading, int, bool) {
	if !r.has(hasClock) || r.end != nil {
		return reading{}, at, false
	}
	l, next, ok := p.fact(lengths(), at)
	if !ok || l.bits != hasDelta || l.delta <= 0 || l.delta >= day || next < len(p.terms) && p.terms[next].isText() {
		return reading{}, at, false
	}
	return l, next, true
}

const day = 24 * time.Hour

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
	default:
		return reading{}
	}
	return r
}
