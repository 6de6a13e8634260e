package learn

// Crowd is the smallest number of people asked about whom private figures are
// reported, and the smallest private count that is told exactly.
const Crowd = 5

// few is the largest count that is never told: "at most a few" stands for none
// to four, and "nearly all" for all but none to four. None and all must not be
// told apart from these: they say what each single person answered.
const few = Crowd - 1

// Precision says how exactly a private count may be told.
type Precision string

// The precisions of a private count.
const (
	Exact     Precision = "shown"
	Few       Precision = "few"
	NearlyAll Precision = "nearly_all"
	Between   Precision = "between" // adds up counts of which some are not exact
	Hidden    Precision = "hidden"
)

// Span is what may be told of a count: that it lies between Low and High.
type Span struct {
	Precision Precision
	Low, High int
}

func exactly(n int) Span { return Span{Exact, n, n} }

var hidden = Span{Precision: Hidden}

// split says what may be told of how many of n answers are of one of two kinds.
// Whatever it tells, both kinds remain possible for each single answer. Of a few
// answers it tells just to which side they lean.
func split(count, n int) Span {
	switch {
	case n < 2*few+1 && count <= n/2:
		return Span{Few, 0, n / 2}
	case n < 2*few+1:
		return Span{NearlyAll, n/2 + 1, n}
	case count <= few:
		return Span{Few, 0, few}
	case n-count <= few:
		return Span{NearlyAll, n - few, n}
	}
	return exactly(count)
}

// rest is what may be told of n less what span tells of.
func (s Span) rest(n int) Span {
	if s.Precision == Hidden {
		return s
	}
	opposite := map[Precision]Precision{Exact: Exact, Few: NearlyAll, NearlyAll: Few}[s.Precision]
	return Span{opposite, n - s.High, n - s.Low}
}
