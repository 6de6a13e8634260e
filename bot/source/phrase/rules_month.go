package phrase

import "time"

// monthRules make facts of days of a month.
var monthRules = []rule{
	// Dates.
	on("date", func(m match) reading { return m.fact("date") }),
	on("the|il|on|from date", func(m match) reading { return m.fact("date").as(strong) }),
	on("il|on|from|weekday|wkd dotday", func(m match) reading { return m.weekdayOr().and(m.fact("dotday")) }),
	on("the|il? next? num|ord glue? of? month glue? comma? of? year?", func(m match) reading {
		return date(m.n("num", "ord"), m.n("month"), m.n("year"))
	}),
	on("monthfirst glue? comma? the? num|ord comma? of? year?", func(m match) reading {
		return date(m.n("num", "ord"), m.n("monthfirst"), m.n("year"))
	}),
	on("year glue? month glue? num|ord", func(m match) reading {
		return date(m.n("num", "ord"), m.n("month"), m.n("year"))
	}),
	on("from? the|il? num|ord to|and the|il? num|ord of? month of? year?", func(m match) reading { return m.days("month") }),
	on("from? the|il? num|ord comma num|ord to|and num|ord of? month of? year?", func(m match) reading {
		return daysOf(m.n("num", "ord"), m.at(2, "num", "ord").n, m.n("month"), m.n("year"))
	}),
	on("from? weekday|wkd num|ord to|and the|il? weekday|wkd num|ord of? month of? year?", func(m match) reading { return m.days("month") }),
	on("from? monthfirst num|ord to|and num|ord comma? year?", func(m match) reading { return m.days("monthfirst") }),
	on("from? the|il? pair of? month of? year?", func(m match) reading {
		return daysOf(m.n("pair")/100, m.n("pair")%100, m.n("month"), m.n("year"))
	}),

	on("weekday|wkd? comma? dotend glue comma? at? clock", func(m match) reading {
		return m.weekdayOr().and(m.fact("dotend")).and(m.clockAt(0))
	}),

	// Days of a month.
	on("the|il? num|ord of the? this|next months", func(m match) reading { return dayOf(m.n("num", "ord"), inMonth(m.n("this", "next")), strong) }),
	on("il? num|ord of? months coming", func(m match) reading { return dayOf(m.n("num", "ord"), inMonth(1), strong) }),
	on("the nth", func(m match) reading { return dayOf(m.n("nth"), reading{}, fair) }),
	on("nth", func(m match) reading { return dayOf(m.n("nth"), reading{}, faint) }),
	on("il num|ord", func(m match) reading { return dayOf(m.n("num", "ord"), reading{}, fair) }),
	on("il next num|ord", func(m match) reading { return dayOf(m.n("num", "ord"), reading{}, fair) }),
	on("num alle num|clock", func(m match) reading { return dayOf(m.n("num"), reading{}, none).and(m.clockAt(1)).as(faint) }),
	on("the? ord|final weekday|wkd of|in? the? month year?", func(m match) reading {
		return counted(m.n("ord", "final"), m.n("weekday", "wkd"), namedMonth(m.n("month"), m.n("year")))
	}),
	on("ord|final weekday|wkd of months of month year?", func(m match) reading {
		return counted(m.n("ord", "final"), m.n("weekday", "wkd"), namedMonth(m.n("month"), m.n("year")))
	}),
	on("the? ord|final weekday|wkd of? the? this|next|every? months", func(m match) reading {
		return counted(m.n("ord", "final"), m.n("weekday", "wkd"), inMonth(m.n("this", "next")))
	}),
	on("the? ord|final weekday|wkd of? months coming", func(m match) reading {
		return counted(m.n("ord", "final"), m.n("weekday", "wkd"), inMonth(1))
	}),
	on("the ord weekday|wkd", func(m match) reading { return counted(m.n("ord"), m.n("weekday", "wkd"), inMonth(0)) }),
	on("the? end of? the? month year?", func(m match) reading { return lastDay(namedMonth(m.n("month"), m.n("year"))) }),
	on("the? final dayunit of? the? month year?", func(m match) reading { return lastDay(namedMonth(m.n("month"), m.n("year"))) }),
	on("the? end of? the? this|next? months", func(m match) reading { return lastDay(inMonth(m.n("this", "next"))) }),
	on("the? final dayunit of? the? this|next? months", func(m match) reading { return lastDay(inMonth(m.n("this", "next"))) }),
	on("the? end of? months coming", func(m match) reading { return lastDay(inMonth(1)) }),
	on("the? next months", func(match) reading { return inMonth(1) }),
	on("the? months coming", func(match) reading { return inMonth(1) }),
}

func (m match) this(weekday int) reading {
	r := onWeekday(weekday, strong)
	r.this = true
	return r
}

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
