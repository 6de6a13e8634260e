package phrase

// bareRules make a time of a number right behind a day that can be nothing
// else: "Friday 7", "15 Dec 1830".
func bareRules() []rule {
	return []rule{
		on("comma? militarytime|compact hrs?", func(m match) reading { return m.clockAt(0).as(none) }),
		on("comma? year", func(m match) reading { return reading{bits: hasYear, year: m.n("year")} }),
		on("barehour !comma|to|and", func(m match) reading { return clockOf(m.n("barehour"), 0, true).as(none) }),
	}
}

// bareHour is a number behind a day that counts nothing.
func (p *parser) bareHour(r reading, at int) (reading, int, bool) {
	if at == len(p.terms) || !r.dated() || !p.terms[at].is("barehour", "militarytime", "compact", "comma", "year") {
		return reading{}, at, false
	}
	f, next, ok := p.fact(bare(), at)
	if !ok || !r.allows(f) || !p.leads(next) || p.isClock(next) || p.terms[at].is("barehour") && r.bits&(hasDay|hasMonth) != 0 {
		return reading{}, at, false
	}
	return f, next, true
}

// isClock tells whether a time of day begins at term i.
func (p *parser) isClock(i int) bool {
	if i == len(p.terms) {
		return false
	}
	f, _, ok := p.factAt(i)
	return ok && f.has(hasClock) && f.strength > none
}

// elsewhere is where the same time as told for other zones ends: "10am ET / 4pm CET".
func (p *parser) elsewhere(r reading, at int) int {
	for r.has(hasClock|hasZone) && at+1 < len(p.terms) && p.terms[at].is("joiner", "comma") {
		clock, next, isClock := p.factAt(at + 1)
		if !isClock || clock.bits != hasClock || next == len(p.terms) {
			return at
		}
		zone, after, isZone := p.factAt(next)
		if !isZone || zone.bits != hasZone || zone.zone.String() == r.zone.String() {
			return at
		}
		at = after
	}
	return at
}
