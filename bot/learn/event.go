package learn

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Format says how an event is attended.
type Format string

// The formats, in the order in which forms show them.
const (
	InPerson Format = "in_person"
	Online   Format = "online"
	Hybrid   Format = "hybrid"
)

// Host says whose event it is.
type Host string

// The hosts.
const (
	Theirs Host = "theirs"
	Ours   Host = "ours"
)

// Formats returns all formats in the order in which forms show them.
func Formats() []Format { return []Format{InPerson, Online, Hybrid} }

// Event is something upcoming that a member shared.
type Event struct {
	ID        string
	Title     string
	Link      string
	Start     time.Time
	End       time.Time // zero when not given
	Zone      string    // IANA; what the clock on the wall shows there
	Format    Format
	Place     string
	Industry  string // a key of Industries or free text; "" when not given
	Topics    []string
	Benefit   string // what colleagues could get out of it
	Host      Host
	Capacity  int    // how many can go; 0 for no limit
	Channel   string // where it was shared; its privacy is the event's
	SharedBy  string
	Owner     string    // who looks after it: whoever shared it, until they hand it over
	Series    string    // of which it is one occurrence; "" for none
	Date      string    // the day that the series gave this occurrence, YYYY-MM-DD; "" outside a series
	Repeats   Repeats   // how its series goes on after it, as the store finds it
	Sequence  int       // how often what stands in calendars has changed
	Cancelled time.Time // zero while it stands
	Closed    time.Time // when the bot noticed that it was over; zero before
	Created   time.Time
	Updated   time.Time
}

// Limits on what members type, in characters. Slack's own limits are higher.
const (
	MaxTitle    = 150
	MaxLink     = 2000
	MaxPlace    = 200
	MaxIndustry = 60
	MaxTopic    = 40
	MaxTopics   = 8
	MaxLine     = 300
	MaxStory    = 3000
	MaxCount    = 999
	MaxCapacity = 9999
)

// Bounds on an event's times.
const (
	LatestStart  = 5 * 365 * 24 * time.Hour // from now to the start
	LongestEvent = 60 * 24 * time.Hour
	UsualEvent   = 2 * time.Hour       // how long one without an end is taken to last
	RecentEvent  = 60 * 24 * time.Hour // how long after its start one writes lessons from it
)

// With is the event as form describes it: what forms don't ask stays.
func (e Event) With(form Event) Event {
	form.ID, form.Channel, form.SharedBy, form.Owner = e.ID, e.Channel, e.SharedBy, e.Owner
	form.Series, form.Date, form.Repeats, form.Sequence = e.Series, e.Date, e.Repeats, e.Sequence
	form.Cancelled, form.Closed, form.Created, form.Updated = e.Cancelled, e.Closed, e.Created, e.Updated
	return form
}

// Day is the day on which the event starts where it takes place, YYYY-MM-DD.
func (e Event) Day() string { return e.Start.In(Location(e.Zone)).Format(time.DateOnly) }

// Ends is when the event ends, or is taken to end.
func (e Event) Ends() time.Time {
	if e.End.IsZero() {
		return e.Start.Add(UsualEvent)
	}
	return e.End
}

// Over tells whether the event has ended at now.
func (e Event) Over(now time.Time) bool { return !e.Ends().After(now) }

// Check returns what keeps the event from being shared at now, as Errors
// beside the fields title, link, start_date, end_date, zone, format, place,
// industry, topics, benefit and capacity. An edit of a past event may keep its start.
func (e Event) Check(now time.Time, was *Event) error {
	var errs Errors
	checkText(&errs, "title", e.Title, MaxTitle, true)
	checkText(&errs, "place", e.Place, MaxPlace, false)
	checkText(&errs, "benefit", e.Benefit, MaxStory, false)
	checkText(&errs, "industry", e.Industry, MaxIndustry, false)
	checkLink(&errs, e.Link)
	checkTopics(&errs, e.Topics)
	if !slices.Contains(Formats(), e.Format) {
		errs.Add("format", "error.choice")
	}
	if e.Capacity < 0 || e.Capacity > MaxCapacity {
		errs.Add("capacity", "error.capacity", "Limit", MaxCapacity)
	}
	e.checkTimes(&errs, now, was)
	return errs.OrNil()
}

func (e Event) checkTimes(errs *Errors, now time.Time, was *Event) {
	kept := was != nil && was.Start.Equal(e.Start)
	switch {
	case !ValidZone(e.Zone):
		errs.Add("zone", "error.zone_unknown")
	case e.Start.IsZero():
		errs.Add("start_date", "error.start_missing")
	case !kept && e.Start.Before(now):
		errs.Add("start_date", "error.start_past")
	case !kept && e.Start.After(now.Add(LatestStart)):
		errs.Add("start_date", "error.start_far")
	}
	switch {
	case e.End.IsZero() || e.Start.IsZero():
	case !e.End.After(e.Start):
		errs.Add(e.endField(), "error.end_before_start")
	case e.End.After(e.Start.Add(LongestEvent)):
		errs.Add("end_date", "error.end_far")
	}
}

// endField is where an end before the start is most likely wrong.
func (e Event) endField() string {
	zone := Location(e.Zone)
	if e.End.In(zone).Format(time.DateOnly) == e.Start.In(zone).Format(time.DateOnly) {
		return "end_time"
	}
	return "end_date"
}

func checkText(errs *Errors, field, text string, limit int, required bool) {
	switch n := utf8.RuneCountInString(text); {
	case required && !strings.ContainsFunc(text, visible):
		errs.Add(field, "error.required")
	case n > limit:
		errs.Add(field, "error.too_long", "Limit", limit, "Length", n)
	}
}

func checkLink(errs *Errors, link string) {
	switch {
	case SignsIn(link):
		errs.Add("link", "error.link_password")
	case link == "" || ValidLink(link):
	case len(link) > MaxLink:
		errs.Add("link", "error.too_long", "Limit", MaxLink, "Length", len(link))
	default:
		errs.Add("link", "error.link")
	}
}

// ValidLink tells whether link is an http(s) address that an event may have.
func ValidLink(link string) bool {
	u, err := url.Parse(link)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") &&
		len(link) <= MaxLink && !strings.ContainsAny(link, " \t\n<>\"")
}

// SignsIn tells whether a link has a name or a password in it: whoever sees the
// link would have them, too.
func SignsIn(link string) bool {
	u, err := url.Parse(link)
	return err == nil && u.User != nil
}

func checkTopics(errs *Errors, topics []string) {
	if len(topics) > MaxTopics {
		errs.Add("topics", "error.topics_many", "Limit", MaxTopics)
	}
	for _, t := range topics {
		if utf8.RuneCountInString(t) > MaxTopic {
			errs.Add("topics", "error.topic_long", "Limit", MaxTopic)
			return
		}
	}
}
