package learn

import (
	"encoding/json"
	"time"
)

// Snapshot is what those who go to an event know of it: only a change of this
// is worth a message, and a new calendar file.
type Snapshot struct {
	Title     string    `json:"title"`
	Start     time.Time `json:"start"`
	End       time.Time `json:"end,omitzero"`
	Format    Format    `json:"format"`
	Place     string    `json:"place,omitempty"`
	Link      string    `json:"link,omitempty"`
	Cancelled bool      `json:"cancelled,omitempty"`
}

// Snapshot is how the event stands.
func (e Event) Snapshot() Snapshot {
	return Snapshot{e.Title, e.Start.UTC(), e.End.UTC(), e.Format, e.Place, e.Link, !e.Cancelled.IsZero()}
}

// ReadSnapshot reads what Snapshot.Args wrote.
func ReadSnapshot(args string) (s Snapshot, err error) {
	err = json.Unmarshal([]byte(args), &s)
	return s, err
}

// Args is the snapshot as a delivery keeps it.
func (s Snapshot) Args() (string, error) {
	raw, err := json.Marshal(s)
	return string(raw), err
}

// Change is what is different about an event.
type Change string

// The changes, in the order in which a message tells them.
const (
	Cancelling Change = "cancelled"
	NewTitle   Change = "title"
	NewTime    Change = "when"
	NewPlace   Change = "where"
	NewFormat  Change = "format"
	NewLink    Change = "link"
)

// Changes are what is different about the event since the snapshot. That it
// was cancelled leaves nothing else to tell.
func (s Snapshot) Changes(e Event) []Change {
	now := e.Snapshot()
	if now.Cancelled && !s.Cancelled {
		return []Change{Cancelling}
	}
	var changes []Change
	for _, c := range []struct {
		change  Change
		differs bool
	}{
		{NewTitle, s.Title != now.Title},
		{NewTime, !s.Start.Equal(now.Start) || !s.End.Equal(now.End)},
		{NewPlace, s.Place != now.Place},
		{NewFormat, s.Format != now.Format},
		{NewLink, s.Link != now.Link},
	} {
		if c.differs {
			changes = append(changes, c.change)
		}
	}
	return changes
}

// TellAfter is how long an edit rests before attendees are told, so that
// several in a row are one message.
const TellAfter = time.Minute

// Before is From for what loses its sense once an event has begun: when that
// would be the case, it is told at once.
func (p Preferences) Before(start, at time.Time, zone *time.Location) time.Time {
	if from := p.From(at, zone); from.Before(start) {
		return from
	}
	return at
}

// Reader is a member to whom messages about an event may be written.
type Reader struct {
	Member
	Preferences Preferences
	Calendar    bool // they took the event's calendar file
}

// Hears tells whether the reader gets messages of a kind, and when: one that
// is to be written at at, about an event that begins at start.
func (r Reader) Hears(about Notice, start, at time.Time) (due time.Time, ok bool) {
	return r.Preferences.Before(start, at, r.Location()), r.Preferences.Wants(about) && !r.Deleted
}

// CheckEdit is Check for an edit of was: once an event has begun, what it was
// called and about can be corrected, but not when and how it took place.
func (e Event) CheckEdit(now time.Time, was Event) error {
	return Gather(e.checkBegun(now, was), e.Check(now, &was))
}

func (e Event) checkBegun(now time.Time, was Event) error {
	var errs Errors
	if was.Start.After(now) {
		return nil
	}
	for _, c := range []struct {
		field   string
		differs bool
	}{
		{"start_date", !e.Start.Equal(was.Start) && !e.Start.IsZero()},
		{"end_date", !e.End.Equal(was.End)},
		{"zone", e.Zone != was.Zone},
		{"format", e.Format != was.Format},
		{"capacity", e.Capacity != was.Capacity},
	} {
		if c.differs {
			errs.Add(c.field, "error.begun")
		}
	}
	return errs.OrNil()
}
