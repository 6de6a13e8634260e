package learn

// Crowd is the smallest number of people asked about whom private figures are reported.
const Crowd = 5

// Precision says how exactly a private count may be told.
type Precision int

// The precisions of a Tally.
const (
	Exact     Precision = iota
	Few                 // one to four: "a few"
	NearlyAll           // one to four short of all: "nearly all"
	Hidden              // fewer than five people asked: not shown
)

// Tally is how many of the people asked answered so. It is private: print it
// through Precision only.
type Tally struct {
	Count int
	Asked int
}

// Precision tells how exactly t may be told: the rule of five.
func (t Tally) Precision() Precision {
	switch short := t.Asked - t.Count; {
	case t.Asked < Crowd:
		return Hidden
	case t.Count > 0 && t.Count < Crowd:
		return Few
	case short > 0 && short < Crowd:
		return NearlyAll
	}
	return Exact
}

// Met is how many new people members met at events, against how many they had
// hoped to meet there; only of members who told both. It is private, as a Tally.
type Met struct {
	People int // members who told both
	Met    int
	Hoped  int
}

// Precision tells how exactly m may be told.
func (m Met) Precision() Precision {
	if m.People < Crowd {
		return Hidden
	}
	return Tally{Count: m.Met, Asked: max(m.Met, m.Hoped)}.Precision()
}
