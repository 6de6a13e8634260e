package phrase

import "github.com/fieldnotes-slack/fieldnotes/bot/learn"

// clockRules make facts of times of day, of parts of the day and of zones.
func clockRules() []rule {
	return []rule{
		on("at? clock oclock|hrs? meridian?", func(m match) reading { return m.said(m.clockAt(0), m.fact("clock").strength) }),
		on("at dotted oclock? meridian?", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("dottedhour +day|weekday|wkd", func(m match) reading { return m.fact("dottedhour").as(fair) }),
		on("dotted meridian", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("dotted", func(m match) reading { return m.clockAt(0).as(none) }),
		on("at commaclock oclock?", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("at? num meridian oclock?", func(m match) reading { return m.said(m.clockAt(0), strong) }),
		on("at num", func(m match) reading { return m.said(m.clockAt(0), none) }),
		on("at compact", func(m match) reading { return m.clockAt(0).as(fair) }),
		on("at? compact|militarytime|lateyear meridian", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("at? compact|militarytime|lateyear inpart", func(m match) reading { return m.clockAt(0).and(duringPart(m.n("inpart"))).as(strong) }),
		on("at num hrs", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("at militarytime|lateyear hrs?", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("militarytime|lateyear hrs", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("at? num oclock meridian?", func(m match) reading { return m.said(m.clockAt(0), strong) }),
		on("notbefore num", func(m match) reading { return m.clockAt(0).as(none) }),
		on("notbefore clock|dotted|clockword oclock? meridian?", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("notbefore num meridian", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("at? clockword", func(m match) reading { return m.said(m.clockAt(0), fair) }),

		// Minutes before and after the hour.
		on("at? half|quarter past num|clockword|clock oclock? meridian?", func(m match) reading {
			return m.clockAt(0).plus(m.n("half", "quarter")).as(strong)
		}),
		on("at? num unit? past num|clockword|clock oclock? meridian?", func(m match) reading {
			return m.clockAt(1).plus(m.n("num")).as(strong).unless(m.has("unit") && m.n("unit") != minutes)
		}),
		on("at? quarter before|to num|clockword|clock oclock? meridian?", func(m match) reading {
			return m.clockAt(0).plus(-m.n("quarter")).as(strong)
		}),
		on("at? num unit before num|clockword|clock oclock? meridian?", func(m match) reading {
			return m.clockAt(1).plus(-m.n("num")).as(strong).unless(m.n("unit") != minutes)
		}),
		on("at num before num|clockword meridian?", func(m match) reading { return m.clockAt(1).plus(-m.n("num")).as(strong) }),
		on("at? num|clockword and half|quarter meridian?", func(m match) reading {
			return m.said(m.clockAt(0).plus(m.n("half", "quarter")), faint)
		}),
		on("at num and num", func(m match) reading { return m.clockAt(0).plus(m.at(1, "num").n).as(strong) }),
		on("num and num", func(m match) reading {
			return m.clockAt(0).plus(m.at(1, "num").n).as(none).unless(m.at(1, "num").n < 10)
		}),
		on("at? spelt to? spelt oclock? meridian? !unit|month|spelt|num|hyphen", match.spelled),
		on("at? num num meridian", func(m match) reading { return m.clockAt(0).plus(m.at(1, "num").n).as(strong) }),
		on("at num num", func(m match) reading {
			return m.clockAt(0).plus(m.at(1, "num").n).as(strong).unless(m.at(1, "num").n < 10)
		}),
		on("at? num|clockword minus quarter", func(m match) reading { return m.clockAt(0).plus(-m.n("quarter")).as(strong) }),
		on("at? num minus num", func(m match) reading { return m.clockAt(0).plus(-m.at(1, "num").n).as(strong) }),
		on("at clockword minus num", func(m match) reading { return m.clockAt(0).plus(-m.n("num")).as(strong) }),

		on("at? half num", func(m match) reading { return m.clockAt(0).plus(m.n("half")).as(faint) }),

		// With the part of the day.
		on("at? num inpart", func(m match) reading { return m.clockAt(0).and(duringPart(m.n("inpart"))).as(strong) }),
		on("at? num of? this? nowpart|part", func(m match) reading {
			return m.clockAt(0).and(inDays(0)).and(duringPart(m.n("nowpart", "part"))).unless(m.has("part") && !m.has("this"))
		}),
		on("at? num of? day part|inpart", func(m match) reading {
			return m.clockAt(0).and(inDays(m.n("day"))).and(duringPart(m.n("part", "inpart")))
		}),
		on("at? num on|of? weekday|wkd part|inpart", func(m match) reading {
			return m.clockAt(0).and(onWeekday(m.n("weekday", "wkd"), strong)).and(duringPart(m.n("part", "inpart")))
		}),
		on("inpart +at", func(m match) reading { return duringPart(m.n("inpart")).as(faint) }),
		on("the part +at", func(m match) reading { return duringPart(m.n("part")).as(faint) }),
		on("part", func(m match) reading { return duringPart(m.n("part")) }),
		on("inpart", func(m match) reading { return duringPart(m.n("inpart")) }),
		on("num day", func(m match) reading {
			return m.clockAt(0).and(inDays(m.n("day"))).as(faint).unless(m.n("day") < 0 || m.n("day") > 1)
		}),

		// From one hour to another.
		on("from at? num|clockword|clock|dotted|commaclock|militarytime oclock? meridian?", func(m match) reading {
			r := m.clockAt(0).as(fair)
			r.from = true
			return r
		}),
		on("from? num to num oclock? meridian", func(m match) reading { return m.between(0, 1) }),
		on("from? num to num inpart", func(m match) reading { return m.between(0, 1).and(duringPart(m.n("inpart"))).as(strong) }),
		on("num to num +day|weekday|wkd", func(m match) reading { return m.between(0, 1).as(fair) }),
		on("num to num !month|monthfirst|unit", func(m match) reading { return m.between(0, 1).as(none) }),
		on("dotted to num|dotted !unit|month", func(m match) reading { return m.clockAt(0).lasting(m.clockAt(1)).as(none) }),
		on("from? num to clockword", func(m match) reading { return m.between(0, 1).unless(m.n("num") > 12) }),
		on("at pair", func(m match) reading {
			n := m.n("pair")
			return exactly(n/100, 0).lasting(exactly(n%100, 0)).as(strong).unless(m.n("at") < int(strong))
		}),
		on("from? num to clock|dotted meridian?", func(m match) reading { return m.between(0, 1) }),

		on("zone", match.namedZone),
	}
}

// endRules make the end of what began with a clock time. One that begins with
// "and" or "at" needs a "from" or "between" before.
func endRules() []rule {
	return []rule{
		on("to|and|at at? clock|dotted|commaclock|clockword oclock? meridian?", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("to|and|at at? militarytime|lateyear hrs?", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("to|and|at at? num oclock? meridian", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("to|and|at at? num inpart", func(m match) reading { return m.clockAt(0).and(duringPart(m.n("inpart"))).as(strong) }),
		on("to|and|at at? num oclock", func(m match) reading { return m.clockAt(0).as(strong) }),
		on("to|and|at at? num !unit", func(m match) reading { return m.clockAt(0).as(fair) }),
	}
}

// said is as sure as its "at", or as sure as it is without one.
func (m match) said(r reading, bare strength) reading {
	if m.has("at") {
		return r.as(max(bare, strength(m.n("at"))))
	}
	return r.as(bare)
}

// clockAt is the i-th clock time of those matched, before or after noon as the
// match says.
func (m match) clockAt(i int) reading {
	means := m.at(i, "num", "clock", "dotted", "commaclock", "clockword", "militarytime", "lateyear", "compact")
	switch means.class {
	case "num":
		return clockOf(means.n, 0, !means.padded).half(m.n("meridian"))
	case "clockword":
		return clockOf(means.n, 0, means.n == 1)
	}
	return means.says().half(m.n("meridian"))
}

// spelled is an hour and its minutes in words: "six thirty".
func (m match) spelled() reading {
	hour, minute := m.at(0, "spelt").n, m.at(1, "spelt").n
	return m.said(clockOf(hour, 0, true).plus(minute).half(m.n("meridian")), faint).unless(hour > 12 || minute < 10)
}

func (m match) between(i, j int) reading {
	r, end := m.clockAt(i), m.clockAt(j)
	if m.at(i, "num").class == "num" {
		r = clockOf(m.at(i, "num").n, 0, true)
	}
	return r.lasting(end).as(strong)
}

// lasting is a time of day until another.
func (r reading) lasting(end reading) reading {
	if !r.has(hasClock) || !end.has(hasClock) {
		return reading{}
	}
	r.end = &end
	return r
}

// plus moves a clock time by minutes.
func (r reading) plus(minutes int) reading {
	if !r.has(hasClock) || minutes > 59 || minutes < -59 {
		return reading{}
	}
	at := (r.clock.hour*60 + r.clock.minute + minutes + 24*60) % (24 * 60)
	r.clock.hour, r.clock.minute = at/60, at%60
	if r.clock.open && r.clock.hour == 0 {
		r.clock.hour = 12 // "quarter to one"
	}
	return r
}

func (m match) namedZone() reading {
	zone := m.at(0, "zone")
	if zone.zone == "" {
		return zone.says()
	}
	return inZone(learn.Location(zone.zone))
}
