package learn

// Listing is what a page or a calendar elsewhere tells of events.
type Listing struct {
	Events   []Found
	LeftOut  []LeftOut
	Calendar bool // what is at the address is a calendar, whose address may be a secret
}

// LeftOut is something in a calendar elsewhere that could not be read.
type LeftOut struct {
	Title string // one line; "" when it has none
	Why   Defect
}

// Defect is why something was left out.
type Defect string

// The defects.
const (
	NoStart  Defect = "no_start"
	BadStart Defect = "bad_start" // no date that exists can be read
	TwoDates Defect = "two_dates" // two different starts
	BadRule  Defect = "bad_rule"  // how it recurs can't be read: the dates that are named are kept
	TooOften Defect = "too_often" // it recurs more than once an hour without an end: the dates that are named are kept
	CutOff   Defect = "cut_off"   // the file ends in its midst, or before the calendar's end when there is no title
)
