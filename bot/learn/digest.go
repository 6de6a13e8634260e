package learn

import (
	"fmt"
	"slices"
	"time"
)

// Digest is one channel's subscription to editions.
type Digest struct {
	Channel  string
	Schedule Schedule
	Filter   Filter
	LeftOut  []Section // what its editions don't have
	// SaysNothing has it say, once in SaysNothingEvery at most, that there is nothing new.
	SaysNothing bool
	SetBy       string
	Paused      bool      // until somebody resumes it
	Until       time.Time // no editions before then; zero for no such pause
	Next        time.Time // the next edition's due instant
	Since       time.Time // until when the last edition reported
	Created     time.Time
}

// Section is a part of an edition that a channel can do without.
type Section string

// The sections, the most important first.
const (
	EventSection   Section = "events" // with an invitation to host, when nothing is coming
	LessonSection  Section = "lessons"
	AskSection     Section = "asks"
	FoundSection   Section = "found"
	PickSection    Section = "pick"
	ArchiveSection Section = "archive"
)

// Sections returns all sections in the order in which forms show them.
func Sections() []Section {
	return []Section{EventSection, LessonSection, AskSection, FoundSection, PickSection, ArchiveSection}
}

// Has tells whether the digest's editions have the section.
func (d Digest) Has(s Section) bool { return !slices.Contains(d.LeftOut, s) }

// PausedAt tells whether no editions come at now.
func (d Digest) PausedAt(now time.Time) bool { return d.Paused || d.Until.After(now) }

// SaysNothingEvery is how often at most a digest says that there is nothing new.
const SaysNothingEvery = 4 * 7 * 24 * time.Hour

// Filter is what a channel follows: of the industries, or about the topics.
// With neither, it is all.
type Filter struct{ Industries, Topics []string }

// All tells whether the channel follows everything.
func (f Filter) All() bool { return len(f.Industries)+len(f.Topics) == 0 }

// Check returns what keeps the digest from being set up at now, as Errors
// beside the fields of its schedule, industries, topics, sections and until.
func (d Digest) Check(now time.Time) error {
	var errs Errors
	for _, name := range d.Filter.Industries {
		checkText(&errs, "industries", name, MaxIndustry, true)
	}
	checkTopics(&errs, d.Filter.Topics)
	if len(d.LeftOut) >= len(Sections()) {
		errs.Add("sections", "digest.section_missing")
	}
	if !d.Until.IsZero() && !d.Until.After(now) {
		errs.Add("until", "error.pause_past")
	}
	return Gather(d.Schedule.Check(), errs.OrNil())
}

// Key is the fact of the edition that is due at due: a channel has one on a day
// of the digest's zone.
func (d Digest) Key(due time.Time) string {
	return fmt.Sprintf("digest/%s/%s", d.Channel, due.In(Location(d.Schedule.Zone)).Format(time.DateOnly))
}

// Due is the latest date that has come by now, after downtime perhaps not Next
// but one after it.
func (d Digest) Due(now time.Time) time.Time {
	due := d.Next
	for after := d.Schedule.Next(due); !after.IsZero() && !after.After(now); after = d.Schedule.Next(due) {
		due = after
	}
	return due
}

// Horizon is how far ahead an edition looks for events.
const Horizon = 14 * 24 * time.Hour

// CatchUp is how late an edition may be sent after downtime; a later one waits
// for the next date.
const CatchUp = 48 * time.Hour

// MaxListed is how many events, and how many lessons, an edition lists.
const MaxListed = 7

// How far an edition looks for something from outside our industry.
const (
	PickAhead = 8 * 7 * 24 * time.Hour  // at events
	PickBack  = 26 * 7 * 24 * time.Hour // at lessons
)
