package phrase

// endAt is the end of what r begins: a time after a time, a day after a day, or
// how long it takes.
func (p *parser) endAt(r reading, from, at int) (reading, int, bool) {
	if at == len(p.terms) || r.has(hasDelta) {
		return reading{}, at, false
	}
	if end, next, ok := p.hourEndAt(r, at); ok {
		return end, next, true
	}
	if end, next, ok := p.lengthAt(r, at); ok {
		return end, next, true
	}
	return p.dayEndAt(r, from, at)
}

func (p *parser) hourEndAt(r reading, at int) (reading, int, bool) {
	if !r.has(hasClock) || !r.from && !p.terms[at].is("to") || r.end != nil && r.end.has(hasClock) {
		return reading{}, at, false
	}
	end, next, ok := p.fact(ends(), at)
	return end, next, ok && (end.strength == strong || p.leads(next))
}

func (p *parser) dayEndAt(r reading, from, at int) (reading, int, bool) {
	isTo := p.terms[at].is("to")
	if !isTo && !p.terms[at].is("and") || !r.dated() && !r.has(hasClock) || r.end != nil || at+1 == len(p.terms) {
		return reading{}, at, false
	}
	start := at + 1
	if p.terms[start].is("the", "il") && start+1 < len(p.terms) && !p.terms[start].is("to") {
		start++
	}
	end, next, ok := p.fact(days(), start)
	if !ok || !r.mayEndOn(end) || !p.terms[at].isText() && r.isNamedBy(end) || !isTo && !p.isBetween(from) && !p.follows(r, end) {
		return reading{}, at, false
	}
	if f, after, ok := p.factAfter(end, next); ok && f.has(hasClock) == r.has(hasClock) {
		end, next = end.and(f), after
	}
	return end, next, r.dated() || end.has(hasClock)
}

// mayEndOn tells whether end is sure enough, given what it ends.
func (r reading) mayEndOn(end reading) bool {
	return end.dated() && (end.strength == strong || r.has(hasWeekday) || r.bits&end.bits&(hasDay|hasMonth) != 0)
}

// isNamedBy tells whether a date is that of a weekday: "Friday - 5 December" is
// one day.
func (r reading) isNamedBy(date reading) bool {
	return date.has(hasDay) && !date.has(hasWeekday) && r.has(hasWeekday) && r.bits&(hasDay|hasMonth) == 0
}

// isBetween tells whether what begins at i is "between" or "from" that day.
func (p *parser) isBetween(i int) bool {
	return p.terms[i].is("from") || i > 0 && p.terms[i-1].is("from") || i > 1 && p.terms[i-1].is("the", "il") && p.terms[i-2].is("from")
}

// follows tells whether end is the day after r: "Saturday and Sunday" are one
// event, "Tuesday and Thursday" two.
func (p *parser) follows(r, end reading) bool {
	first, ok := r.resolveDay(dayOfTime(p.now))
	last, known := end.resolveDay(first)
	return ok && known && last.Equal(first.AddDate(0, 0, 1))
}
