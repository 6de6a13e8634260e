package phrase

import "time"

// monthRules make facts of days of a month.
func monthRules() []rule {
	return []rule{
		// Dates.
		on("date !unit", func(m match) reading { return m.fact("date") }),
		on("date +at", func(m match) reading { return m.fact("date") }),
		on("the|il|on|from date", func(m match) reading { return m.fact("date").as(strong) }),
		on("from? il? num to the|il? date", match.daysUntilDate),
		on("il|on|from|weekday|wkd dotday", func(m match) reading { return m.weekdayOr().and(m.fact("dotday")) }),
		on("the|il? next? num|ord glue? dayunit? of? month", match.dayMonthYear),
		on("the|il? next? num|ord glue? dayunit? of? month glue? comma? of|in|on? year", match.dayMonthYear),
		on("num|ord glue month glue num", func(m match) reading { return date(m.n("num", "ord"), m.n("month"), century(m.last("num").n)) }),
		on("monthfirst glue? comma? the? num|ord", match.dayMonthYear),
		on("monthfirst glue? comma? the? num|ord glue|comma? of|in|on? year", match.dayMonthYear),
		on("year glue? month glue? num|ord", match.dayMonthYear),
		on("from? the|il? num|ord to|and the|il? num|ord of? month of? year?", func(m match) reading { return m.days("month") }),
		on("from? the|il? num|ord comma|to num|ord to|and|comma num|ord of? month of? year?", func(m match) reading {
			return daysOf(m.n("num", "ord"), m.at(2, "num", "ord").n, m.n("month"), m.n("year"))
		}),
		on("from? weekday|wkd num|ord to|and the|il? weekday|wkd num|ord of? month of? year?", func(m match) reading { return m.days("month") }),
		on("from? monthfirst num|ord to|and num|ord comma? year?", func(m match) reading { return m.days("monthfirst") }),
		on("from? the|il? pair of? month of? year?", func(m match) reading {
			return daysOf(m.n("pair")/100, m.n("pair")%100, m.n("month"), m.n("year"))
		}),

		on("weekday|wkd? comma? dotend|dotday glue comma? +at|clock|comma", func(m match) reading { return m.weekdayOr().and(m.fact("dotend").or(m.fact("dotday"))) }),
		on("dotend glue", func(m match) reading { return m.fact("dotend").as(faint) }),
		on("on? weekday|wkd comma? dotend", match.weekdayAndDate),

		// Days of a month.
		on("the|il? num|ord dayunit? of the? this|next months", func(m match) reading { return dayOf(m.n("num", "ord"), inMonth(m.n("this", "next")), strong) }),
		on("il? num|ord of? months running", func(m match) reading { return dayOf(m.n("num", "ord"), inMonth(0), strong) }),
		on("il? num|ord of? months coming", func(m match) reading { return dayOf(m.n("num", "ord"), inMonth(1), strong) }),
		on("the nth !of", func(m match) reading { return dayOf(m.n("nth"), reading{}, fair) }),
		on("nth", func(m match) reading { return dayOf(m.n("nth"), reading{}, faint) }),
		on("on nth !of|weekday|wkd|weekend|month|glue", func(m match) reading { return dayOf(m.n("nth"), reading{}, fair) }),
		on("onday the? num !of|unit|hrs|month|hyphen|weekday|wkd", func(m match) reading { return dayOf(m.n("num"), reading{}, fair) }),
		on("onday the ord !of|weekday|wkd|weekend", func(m match) reading { return dayOf(m.n("ord"), reading{}, faint) }),
		on("theday num !of|unit|hrs|month", func(m match) reading { return dayOf(m.n("num"), reading{}, faint) }),
		on("il dayunit? num|ord !of|hyphen", func(m match) reading { return dayOf(m.n("num", "ord"), reading{}, fair) }),
		on("from the num|ord to|and the? num|ord !unit|hrs|month|of", match.daysOfAnyMonth),
		on("il num|ord il num|ord !unit|hrs|month|of", match.daysOfAnyMonth),
		on("in il num|ord and il num|ord !unit|hrs|month|of", match.daysOfAnyMonth),
		on("il next num|ord", func(m match) reading { return dayOf(m.n("num", "ord"), reading{}, fair) }),
		on("num alle num|clock", func(m match) reading { return dayOf(m.n("num"), reading{}, none).and(m.clockAt(1)).as(faint) }),
		on("the? ord|final weekday|wkd|weekend of|in|on? the? month year?", func(m match) reading {
			return counted(m.n("ord", "final"), m.n("weekday", "wkd", "weekend"), namedMonth(m.n("month"), m.n("year")))
		}),
		on("ord|final weekday|wkd|weekend of months of month year?", func(m match) reading {
			return counted(m.n("ord", "final"), m.n("weekday", "wkd", "weekend"), namedMonth(m.n("month"), m.n("year")))
		}),
		on("the? ord|final weekday|wkd|weekend of|in|on? the? this|next|every? months", func(m match) reading {
			r := counted(m.n("ord", "final"), m.n("weekday", "wkd", "weekend"), inMonth(m.n("this", "next")))
			r.this = m.has("this")
			return r
		}),
		on("the? ord|final weekday|wkd|weekend of|in|on? months coming", func(m match) reading {
			return counted(m.n("ord", "final"), m.n("weekday", "wkd", "weekend"), inMonth(1))
		}),
		on("the? ord weekday|wkd", func(m match) reading { return counted(m.n("ord"), m.n("weekday", "wkd", "weekend"), inMonth(0)) }),
		on("the? end of? the? month year?", func(m match) reading { return m.lastDay(namedMonth(m.n("month"), m.n("year"))) }),
		on("the? final dayunit of|in|on? the? month year?", func(m match) reading { return m.lastDay(namedMonth(m.n("month"), m.n("year"))) }),
		on("the? end of? the? this|next? months", func(m match) reading { return m.lastDay(inMonth(m.n("this", "next"))) }),
		on("the? final dayunit of|in|on? the? this|next? months", func(m match) reading { return m.lastDay(inMonth(m.n("this", "next"))) }),
		on("the? end of? months coming", func(m match) reading { return m.lastDay(inMonth(1)) }),
		on("the? next months", func(match) reading { return inMonth(1) }),
		on("the? months coming", func(match) reading { return inMonth(1) }),
	}
}

func (m match) dayMonthYear() reading {
	return date(m.n("num", "ord"), m.n("month", "monthfirst"), m.n("year"))
}

func (m match) this(weekday int) reading {
	r := onWeekday(weekday, strong)
	r.this = true
	return r
}

// lastDay is the last day of a month, or the last but one.
func (m match) lastDay(of reading) reading { return dayOf(1, of, strong).ending(min(m.n("final"), -1)) }

func (m match) weekdayOr() reading {
	if m.has("weekday") || m.has("wkd") {
		return onWeekday(m.n("weekday", "wkd"), strong)
	}
	return reading{}
}

// days are two days of one month, from and to.
func (m match) days(month class) reading {
	return daysOf(m.at(0, "num", "ord").n, m.at(1, "num", "ord").n, m.n(month), m.n("year"))
}

// daysOfAnyMonth reads "dal 3 al 5".
func (m match) daysOfAnyMonth() reading {
	first, last := dayOf(m.at(0, "num", "ord").n, reading{}, fair), dayOf(m.at(1, "num", "ord").n, reading{}, fair)
	if first.day >= last.day {
		return reading{}
	}
	first.end = &last
	return first
}

// weekdayAndNumber reads "Tuesday 19" if the next 19th is a Tuesday: "Friday 5
// talks" is no date in the month.
func (m match) weekdayAndNumber() reading {
	day := dayOf(m.n("num", "ord"), reading{}, strong)
	on, ok := day.resolveDay(m.today)
	if !ok || on.Weekday() != time.Weekday(m.n("weekday", "wkd")%7) {
		return reading{}
	}
	return onWeekday(m.n("weekday", "wkd"), strong).and(day)
}

// weekdayAndDate reads "Thu 3.12" if the next 3 December is a Thursday: else it
// is a time, or something else.
func (m match) weekdayAndDate() reading {
	r := m.fact("dotend")
	on, ok := r.resolveDay(m.today)
	if !ok || on.Weekday() != time.Weekday(m.n("weekday", "wkd")%7) {
		return reading{}
	}
	return m.weekdayOr().and(r)
}

// daysUntilDate reads "dal 3 al 5/12"; without a word before, "3-5/12" may be
// something else.
func (m match) daysUntilDate() reading {
	last := m.fact("date")
	r := daysOf(m.n("num"), last.day, int(last.month), last.year)
	if !m.has("from") && !m.has("il") {
		return r.as(last.strength)
	}
	return r
}
