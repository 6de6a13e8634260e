package learn

import "time"

// Found is an event as a page or a calendar elsewhere tells of it, before
// anybody shares it. What its source doesn't say is zero.
type Found struct {
	Title  string
	Link   string // absolute, http(s)
	Start  time.Time
	End    time.Time
	Clock  Clock  // what Start and End mean
	Zone   string // IANA, of the place; "" when the source doesn't say
	Format Format // "" when the source doesn't say
	Place  string
	About  string // plain text
	Topics []string

	UID       string    // the calendar's own name for it; "" outside calendars
	Original  time.Time // of one occurrence of several: the start that the rule gave it
	Cancelled bool
}

// Clock says what the times of a Found mean.
type Clock string

// The clocks.
const (
	NoClock  Clock = ""         // no time is known
	Instant  Clock = "instant"  // Start and End are instants
	Floating Clock = "floating" // what a clock on some wall shows, no zone said; kept as if in UTC
	Days     Clock = "days"     // whole days, as midnights in UTC; End is the first day after
)
