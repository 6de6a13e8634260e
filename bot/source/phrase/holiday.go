package phrase

// Holidays that fall on the same date every year, numbered month and day. One
// whose name is a day's ("Christmas Eve") is a date wherever it stands. One that
// names a season too is a date if it is all that was typed, or beside a time:
// nobody holds the "Christmas party" on 25 December.
func englishHolidays() []entry {
	return []entry{
		{"holiday", 101, "new year' s day, new years day"}, {"holiday", 214, "valentine' s day, valentines day, valentine' s"},
		{"holiday", 317, "st patrick' s day, st . patrick' s day, st patricks day"}, {"holiday", 1031, "halloween"},
		{"holiday", 1224, "christmas eve, xmas eve"}, {"holiday", 1225, "christmas day, xmas day, on christmas, on xmas"},
		{"holiday", 1226, "boxing day, st stephen' s day"}, {"holiday", 1231, "new year' s eve, new years eve, nye"},
		{"feast", 1225, "christmas, xmas"},
	}
}

func italianHolidays() []entry {
	return []entry{
		{"holiday", 101, "giorno di capodanno, a capodanno"}, {"holiday", 106, "epifania, befana"}, {"holiday", 214, "san valentino"},
		{"holiday", 815, "ferragosto"}, {"holiday", 1031, "halloween"}, {"holiday", 1101, "ognissanti"}, {"holiday", 1208, "immacolata"},
		{"holiday", 1224, "vigilia di natale"}, {"holiday", 1225, "giorno di natale, a natale"}, {"holiday", 1226, "santo stefano"},
		{"holiday", 1231, "san silvestro, notte di capodanno, vigilia di capodanno, cenone di capodanno, veglione di capodanno, l' ultimo dell' anno"},
		{"feast", 101, "capodanno"}, {"feast", 1225, "natale"},
	}
}

func holidayRules() []rule {
	return []rule{
		on("holiday year?", func(m match) reading { return m.holiday("holiday").as(strong) }),
		on("feast year?", func(m match) reading { return m.holiday("feast").as(faint) }),
	}
}

func (m match) holiday(kind class) reading {
	r := date(m.n(kind)%100, m.n(kind)/100, m.n("year"))
	r.holiday = true
	return r
}

// isHoliday tells whether a term says what an event is, as well as when: it
// stays in the title.
func (t term) isHoliday() bool { return t.is("holiday", "feast") }
