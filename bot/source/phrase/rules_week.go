package phrase

// weekRules make facts of days of a week and of days from today on.
func weekRules() []rule {
	return []rule{
		// Days of a week.
		on("on? weekday", func(m match) reading { return onWeekday(m.n("weekday"), strong) }),
		on("wkd", func(m match) reading { return onWeekday(m.n("wkd"), faint) }),
		on("wkd part", func(m match) reading { return onWeekday(m.n("wkd"), strong).and(duringPart(m.n("part"))) }),
		on("on wkd", func(m match) reading { return onWeekday(m.n("wkd"), strong) }),
		on("on? this weekday|wkd", func(m match) reading { return m.this(m.n("weekday", "wkd")) }),
		on("on? upcoming weekday|wkd", func(m match) reading { return onWeekday(m.n("weekday", "wkd"), strong) }),
		on("on? upcoming week", func(match) reading { return reading{}.inWeek(1) }),
		on("on? upcoming months", func(match) reading { return inMonth(1) }),
		on("on? the? end of? the? upcoming week", func(match) reading { return onWeekday(5, strong).inWeek(1) }),
		on("on? upcoming weekend", func(m match) reading { return m.this(6) }),
		on("on? the? next weekday|wkd", func(m match) reading { return onWeekday(m.n("weekday", "wkd"), strong).inWeek(1) }),
		on("weekday|wkd part coming", func(m match) reading {
			return onWeekday(m.n("weekday", "wkd"), strong).inWeek(1).and(duringPart(m.n("part")))
		}),
		on("weekday|wkd coming", func(m match) reading { return onWeekday(m.n("weekday", "wkd"), strong).inWeek(1) }),
		on("weekday|wkd of? the? this|next week", func(m match) reading {
			return onWeekday(m.n("weekday", "wkd"), strong).inWeek(m.n("this", "next"))
		}),
		on("weekday|wkd of? week coming", func(m match) reading { return onWeekday(m.n("weekday", "wkd"), strong).inWeek(1) }),
		on("on? weekday|wkd comma? the|il? num|ord !month|meridian|unit|oclock|past|before|and|day|inpart|nowpart|of|hyphen", match.weekdayAndNumber),
		on("on? weekday|wkd comma? the|il? num|ord +at +num|clock|dotted|commaclock|clockword|militarytime|compact", match.weekdayAndNumber),
		on("on? weekday|wkd num|ord +and +weekday|wkd", match.weekdayAndNumber),
		on("in? count weekday|wkd later", match.weekdaysAhead),
		on("in count weekday|wkd", func(m match) reading { return m.weekdaysAhead().unless(m.n("count") < 2) }),
		on("on? weekday|wkd hence !num|ord|count", func(m match) reading {
			return onWeekday(m.n("weekday", "wkd"), strong).plusDays(m.n("hence"))
		}),
		on("count hence on weekday|wkd", func(m match) reading {
			return onWeekday(m.n("weekday", "wkd"), strong).plusDays(m.n("count") * m.n("hence"))
		}),
		on("on? weekday|wkd comma? dotted oclock?", func(m match) reading {
			return onWeekday(m.n("weekday", "wkd"), strong).and(m.clockAt(0))
		}),
		on("weekday|wkd after next", func(m match) reading { return onWeekday(m.n("weekday", "wkd"), strong).inWeek(2) }),
		on("the? week after next", func(match) reading { return reading{}.inWeek(2) }),
		on("the? this|next week", func(m match) reading { return reading{}.inWeek(m.n("this", "next")) }),
		on("the? end of? the? this|next? week", func(m match) reading { return onWeekday(5, strong).inWeek(m.n("this", "next")) }),
		on("the? week coming", func(match) reading { return reading{}.inWeek(1) }),
		on("on? the? weekend", func(m match) reading { return m.this(6).as(fair) }),
		on("this weekend", func(m match) reading { return m.this(6) }),
		on("the? next weekend", func(match) reading { return onWeekday(6, strong).inWeek(1) }),
		on("weekend coming", func(match) reading { return onWeekday(6, strong).inWeek(1) }),

		// Days from today.
		on("the? day", func(m match) reading {
			if m.n("day") < 0 {
				return past()
			}
			return inDays(m.n("day"))
		}),
		on("count hence day", func(m match) reading {
			return inDays(m.n("day") + m.n("count")*m.n("hence")).unless(m.n("day") < 0)
		}),
		on("the? dayunit after day", func(m match) reading { return inDays(m.n("day") + 1).unless(m.n("day") < 0) }),
		on("day hence", func(m match) reading { return inDays(m.n("day") + m.n("hence")).unless(m.n("day") < 0) }),
		on("nextpart", func(m match) reading { return inDays(1).and(duringPart(m.n("nextpart"))) }),
		on("nowpart", func(m match) reading { return inDays(0).and(duringPart(m.n("nowpart"))) }),
		on("this part", func(m match) reading { return inDays(0).and(duringPart(m.n("part"))) }),
		on("in count unit", func(m match) reading { return m.length(0) }),
		on("in count unit timeword", func(m match) reading { return m.length(0) }),
		on("count unit later", func(m match) reading { return m.length(0) }),
		on("in count unit and? count unit", func(m match) reading { return m.length(0).longer(m.length(1)) }),
		on("count unit and? count unit later", func(m match) reading { return m.length(0).longer(m.length(1)) }),
		on("in count unit and half", func(m match) reading { return m.length(0).longer(m.half()) }),
		on("count unit and half later", func(m match) reading { return m.length(0).longer(m.half()) }),
		on("in count and half unit", func(m match) reading { return m.length(0).longer(m.half()) }),
		on("in andhalf unit", func(m match) reading { return length(m.n("andhalf"), m.n("unit")).longer(m.half()) }),
		on("within count unit", func(m match) reading { return m.length(0).as(faint) }),
		on("in span", func(m match) reading { return length(m.n("span"), minutes) }),
		on("span later", func(m match) reading { return length(m.n("span"), minutes) }),
		on("in? count unit after", func(m match) reading {
			l := m.length(0)
			return reading{bits: hasAfter, strength: strong, later: l.shift}.unless(l.has(hasDelta))
		}),

		// What is over.
		on("last weekday|wkd|week|months|weekend|part|yearunit", func(match) reading { return past() }),
		on("the? final weekday|wkd", func(match) reading { return past() }),
		on("weekday|wkd|week|months|weekend|yearunit over", func(match) reading { return past() }),
		on("count unit ago", func(match) reading { return past() }),
	}
}

// weekdaysAhead reads "in two Fridays".
func (m match) weekdaysAhead() reading {
	n := m.n("count")
	return onWeekday(m.n("weekday", "wkd"), strong).plusDays(7 * (n - 1)).unless(n == 0)
}
