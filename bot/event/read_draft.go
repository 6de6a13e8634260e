package event

import (
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// draftOf is what a form shows of found to a member of the zone. A day without
// a time has none: it is no midnight. A start before now is left out.
func draftOf(found learn.Found, zone string, now time.Time) draft {
	d := draft{Event: learn.Event{
		Title: chat.Cut(learn.OneLine(found.Title), learn.MaxTitle), Zone: zone, Format: learn.InPerson,
		Place: learn.OneLine(found.Place), Host: learn.Theirs,
	}}
	if learn.ValidLink(found.Link) {
		d.Link = found.Link
	}
	if learn.ValidZone(found.Zone) {
		d.Zone = found.Zone
	}
	d.Format, d.Place = attended(found.Format, d.Place)
	d.assumed = found.Clock == learn.Floating && !learn.ValidZone(found.Zone)
	d.setTimes(found)
	if begun(found, d.Zone, now) {
		d.startDate, d.endDate = "", ""
	}
	return d
}

// attended is how one attends, and where: a place that is an address of the
// web is online.
func attended(said learn.Format, place string) (learn.Format, string) {
	if strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://") {
		if len([]rune(place)) > learn.MaxPlace {
			place = ""
		}
		if said == "" {
			said = learn.Online
		}
	}
	if said == "" {
		said = learn.InPerson
	}
	return said, chat.Cut(place, learn.MaxPlace)
}

func (d *draft) setTimes(found learn.Found) {
	if found.Clock == learn.NoClock || found.Start.IsZero() {
		return
	}
	start, end := wallOf(found, found.Start, d.Zone), wallOf(found, found.End, d.Zone)
	d.startDate = start.Format(time.DateOnly)
	switch {
	case found.End.IsZero() || !found.End.After(found.Start) || found.End.After(found.Start.Add(learn.LongestEvent)):
		end = time.Time{}
	case found.Clock == learn.Days:
		end = end.AddDate(0, 0, -1)
	}
	if !end.IsZero() && end.Format(time.DateOnly) != d.startDate {
		d.endDate = end.Format(time.DateOnly)
	}
	if found.Clock == learn.Days {
		return
	}
	d.startTime = start.Format("15:04")
	if !end.IsZero() {
		d.endTime = end.Format("15:04")
	}
}

// wallOf is what clocks and calendars in the zone show at t, a time of found.
func wallOf(found learn.Found, t time.Time, zone string) time.Time {
	if found.Clock == learn.Instant {
		return t.In(learn.Location(zone))
	}
	return t.UTC()
}

// begun tells whether found is no longer to come at now: a day is, until it ends.
func begun(found learn.Found, zone string, now time.Time) bool {
	if found.Clock == learn.NoClock || found.Start.IsZero() {
		return false
	}
	start, here := wallOf(found, found.Start, zone), now.In(learn.Location(zone))
	if found.Clock == learn.Days {
		return start.Format(time.DateOnly) < here.Format(time.DateOnly)
	}
	return start.Format(minute) < here.Format(minute)
}

const minute = "2006-01-02 15:04"

// with is what somebody typed, with what was found in the fields that they
// left as usual, which is how all of them stood at first.
func (d draft) with(found, usual draft) draft {
	if d.startTime != "" || d.Zone != usual.Zone {
		found = found.in(d.Zone)
	}
	d.Zone, d.assumed = found.Zone, found.assumed
	if d.Place == "" && d.Format == usual.Format {
		d.Format = found.Format
	}
	for field, value := range map[*string]string{
		&d.Title: found.Title, &d.Link: found.Link, &d.Place: found.Place, &d.startDate: found.startDate, &d.startTime: found.startTime,
	} {
		if *field == "" {
			*field = value
		}
	}
	if d.startDate == found.startDate && d.startTime == found.startTime && d.endDate == "" && d.endTime == "" {
		d.endDate, d.endTime = found.endDate, found.endTime
	}
	if len(d.Topics) == 0 {
		d.Topics = found.Topics
	}
	return d
}

// in is the draft on the clocks of another zone. What was meant on a wall of
// no known zone is meant there.
func (d draft) in(zone string) draft {
	e := d.event()
	moved := d
	moved.Zone, moved.assumed = zone, false
	switch {
	case d.assumed || !learn.ValidZone(zone):
		return moved
	case e.Start.IsZero():
		moved.startTime, moved.endTime = "", ""
		return moved
	}
	e.Zone = zone
	moved.startDate, moved.startTime = dateAndTime(e, e.Start)
	moved.endDate, moved.endTime = dateAndTime(e, e.End)
	if moved.endDate == moved.startDate {
		moved.endDate = ""
	}
	return moved
}
