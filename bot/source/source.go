// Package source reads what events there are elsewhere: on the page or in the
// calendar behind a link, or in a calendar file.
package source

import (
	"bytes"
	"cmp"
	"context"
	"mime"
	"slices"
	"sync"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/page"
)

// How much of a calendar is listed: dates of series among them, and events.
const (
	maxDates = 20_000
	maxFound = 1000
	farthest = learn.LatestStart
	ago      = 24 * time.Hour // what began since then may still go on, somewhere on Earth
)

// Reader reads links through a web client.
type Reader struct {
	web     *fetch.Client
	parsing sync.Mutex // what is large takes much memory: one at a time
}

// New returns a Reader.
func New(web *fetch.Client) *Reader { return &Reader{web: web} }

// Read lists the events of the page or calendar at an address that a member
// typed; none when it has nothing to tell. Of a calendar it lists what is to
// come, of a series the next date alone, and what was when nothing comes. A
// page that tells of no event may name a calendar that does. Errors are of type
// *fetch.Error, or those of package calendar; what was left out is listed beside
// these too.
func (r *Reader) Read(ctx context.Context, link string, now time.Time) (learn.Listing, error) {
	got, err := r.web.Get(ctx, link, fetch.Options{})
	if err != nil {
		return learn.Listing{}, err
	}
	if isCalendar(got) {
		listed, err := r.calendar(ctx, got, link, now)
		listed.Calendar = true
		return listed, err
	}
	told := r.told(got, now)
	if told.Calendar == "" || slices.ContainsFunc(told.Found, func(f learn.Found) bool { return f.Clock != learn.NoClock }) {
		return learn.Listing{Events: told.Found}, nil
	}
	if listed := r.alternate(ctx, told.Calendar, now); len(listed.Events) > 0 {
		if len(listed.Events) == 1 && len(told.Found) == 1 {
			listed.Events[0].Link = cmp.Or(listed.Events[0].Link, told.Found[0].Link)
		}
		return listed, nil
	}
	return learn.Listing{Events: told.Found}, nil
}

func (r *Reader) told(got *fetch.Page, now time.Time) page.Told {
	r.parsing.Lock()
	defer r.parsing.Unlock()
	return page.Read(got.Body, got.Type, got.Address, now)
}

// alternate lists the events of a calendar that a page names. That the page
// was read is enough: that its calendar can't be is no error.
func (r *Reader) alternate(ctx context.Context, link string, now time.Time) learn.Listing {
	got, err := r.web.Get(ctx, link, fetch.Options{})
	if err != nil || !isCalendar(got) {
		return learn.Listing{}
	}
	listed, err := r.calendar(ctx, got, link, now)
	if err != nil {
		return learn.Listing{}
	}
	return listed
}

// calendar reads a calendar, of which a page's measure may have been too little.
func (r *Reader) calendar(ctx context.Context, got *fetch.Page, link string, now time.Time) (learn.Listing, error) {
	if got.Cut {
		whole, err := r.web.Get(ctx, link, fetch.Options{Limit: calendar.MaxBytes})
		switch {
		case err != nil:
			return learn.Listing{}, err
		case whole.Cut:
			return learn.Listing{}, &fetch.Error{Reason: fetch.TooLarge}
		}
		got = whole
	}
	return r.ReadFile(got.Body, now)
}

// ReadFile lists the events of a calendar file, as Reader.Read does of a
// calendar. Errors are those of package calendar.
func (r *Reader) ReadFile(body []byte, now time.Time) (learn.Listing, error) {
	r.parsing.Lock()
	defer r.parsing.Unlock()
	c, err := calendar.Read(bytes.NewReader(body))
	switch {
	case c == nil:
		return learn.Listing{}, err
	case err != nil:
		return learn.Listing{LeftOut: c.LeftOut}, err
	}
	found := nextOfEach(c.Between(now.Add(-ago), now.Add(farthest), maxDates), now)
	if len(found) == 0 {
		for _, e := range c.Events {
			found = append(found, e.Found)
		}
		slices.SortStableFunc(found, func(a, b learn.Found) int { return cmp.Compare(b.Start.Unix(), a.Start.Unix()) })
	}
	return learn.Listing{Events: slices.Clip(found[:min(len(found), maxFound)]), LeftOut: c.LeftOut}, nil
}

// nextOfEach is, of dates in order, what is of no series, and of each series
// one: the first that has not begun at now, or else its last.
func nextOfEach(dates []learn.Found, now time.Time) []learn.Found {
	last := map[string]int{}
	for i, f := range dates {
		last[seriesOf(f)] = i
	}
	var next []learn.Found
	seen := map[string]bool{}
	for i, f := range dates {
		series, begun := seriesOf(f), f.Clock == learn.Instant && f.Start.Before(now)
		if !f.Original.IsZero() && (seen[series] || begun && i < last[series]) {
			continue
		}
		seen[series] = true
		next = append(next, f)
	}
	return next
}

func seriesOf(f learn.Found) string { return cmp.Or(f.UID, f.Title) }

// isCalendar tells a calendar from a page: by what it is, since many a server
// calls it plain text, then by what it is called.
func isCalendar(got *fetch.Page) bool {
	start := bytes.ToUpper(bytes.TrimLeft(got.Body[:min(len(got.Body), 1024)], " \t\r\n\ufeff"))
	if bytes.HasPrefix(start, []byte("BEGIN:VCALENDAR")) || bytes.HasPrefix(start, []byte("BEGIN:VEVENT")) {
		return true
	}
	kind, _, _ := mime.ParseMediaType(got.Type)
	return kind == "text/calendar" && !bytes.HasPrefix(start, []byte("<"))
}
