package phrase

import "time"

// reading is what a fact says, or a phrase made of several. Its fields are set
// as its bits tell.
type reading struct {
	bits     field
	strength strength
	shift    shift         // hasShift: from today
	later    shift         // hasAfter: from the day that the rest says
	delta    time.Duration // hasDelta: from now
	weekday  time.Weekday  // hasWeekday
	nth      int           // which such weekday of its month; 0 when it is not counted, -1 the last
	this     bool          // "this Friday" may be today, "the first Friday of this month" over
	week     int           // hasWeek: 0 is the running one, from Monday
	day      int           // hasDay: of the month; -1 the last
	month    time.Month    // hasMonth; 0 when months tells it
	months   int           // hasMonth: from the running month
	year     int           // 0 when open
	clock    clock         // hasClock
	part     part          // hasPart
	zone     *time.Location
	from     bool     // "from 6": an end belongs to it
	past     bool     // speaks of the past
	holiday  bool     // told by its name
	end      *reading // of a range
}

type field uint16

const (
	hasShift field = 1 << iota
	hasAfter
	hasDelta
	hasWeekday
	hasWeek
	hasDay
	hasMonth
	hasClock
	hasPart
	hasZone
	hasYear // beside a day and month that don't tell it
)

// strength is how sure one is that a fact speaks of a date at all.
type strength int

const (
	none   strength = iota // says something only beside other facts: "in the evening"
	faint                  // a date if it is all that was typed, or beside other facts: "sat"
	fair                   // a date unless what follows counts things: "the 21st", "at 8"
	strong                 // a date
)

type shift struct {
	days, months int
	weeks        bool // whole ones: a weekday beside them is one of that week
}

type clock struct {
	hour, minute int
	open         bool // of twelve hours: which half of the day is not said
	halved       bool // by am or pm
}

type part int

const (
	morning part = iota + 1
	afternoon
	evening
	night
)

func (r reading) has(bits field) bool { return r.bits&bits == bits }

func (r reading) dated() bool {
	return r.bits&(hasShift|hasWeekday|hasWeek|hasDay|hasMonth) != 0
}

// allows tells whether r and f may be one phrase: neither says again what the
// other said.
func (r reading) allows(f reading) bool {
	switch {
	case r.bits&f.bits&^hasPart != 0, r.has(hasPart) && f.has(hasPart) && r.part != f.part:
		return false
	case r.has(hasDelta), f.has(hasDelta), f.has(hasAfter):
		return false
	case r.holiday && f.dated(), f.holiday && f.strength < strong && r.dated():
		return false
	case r.has(hasAfter) && !r.dated():
		return f.dated()
	case f.bits == hasZone:
		return r.has(hasClock)
	case f.bits == hasYear:
		return r.has(hasDay|hasMonth) && r.month != 0 && r.year == 0
	}
	return true
}

// and is both in one; of neighbours that each may be no date, together they are.
func (r reading) and(f reading) reading {
	sure := max(r.strength, f.strength)
	if min(r.strength, f.strength) > none || r.has(hasClock) && f.has(hasPart) {
		sure = strong
	}
	if f.has(hasShift) {
		r.shift = f.shift
	}
	if f.has(hasAfter) {
		r.later = f.later
	}
	if f.has(hasDelta) {
		r.delta = f.delta
	}
	if f.has(hasWeekday) {
		r.weekday, r.nth, r.this = f.weekday, f.nth, f.this
	}
	if f.has(hasWeek) {
		r.week = f.week
	}
	if f.has(hasDay) {
		r.day = f.day
	}
	if f.has(hasMonth) {
		r.month, r.months, r.year = f.month, f.months, f.year
	}
	if f.has(hasYear) {
		r.year = f.year
	}
	if f.has(hasClock) {
		r.clock, r.from = f.clock, f.from
	}
	if f.has(hasPart) {
		r.part = f.part
	}
	if f.has(hasZone) {
		r.zone = f.zone
	}
	if f.end != nil {
		r = r.until(*f.end)
	}
	r.past, r.holiday = r.past || f.past, r.holiday || f.holiday
	r.bits |= f.bits
	r.strength = sure
	return r
}

// until ends r. Of "28–29 November, 10am–5pm" the last day and the last hour
// are one end.
func (r reading) until(end reading) reading {
	r = r.alike(end)
	if min(r.strength, end.strength) > none {
		r.strength = strong // "Mon-Wed"
	}
	if r.end != nil && r.end.allows(end) {
		end = r.end.and(end)
	}
	r.end = &end
	return r
}

// alike is r with what only its end says of both: the year of "10 August to 12
// September 2013", the week of "Monday to Friday next week".
func (r reading) alike(end reading) reading {
	if r.has(hasDay|hasMonth) && r.year == 0 && r.month != 0 && end.year != 0 {
		r.year = end.year
		if r.month > end.month {
			r.year--
		}
	}
	if r.has(hasWeekday) && end.has(hasWeekday|hasWeek) && r.bits&(hasWeek|hasDay|hasMonth) == 0 {
		r = r.inWeek(end.week)
	}
	return r
}
