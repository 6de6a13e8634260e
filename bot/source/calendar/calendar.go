// Package calendar reads iCalendar files as calendars in the wild write them,
// and writes correct ones (RFC 5545, RFC 5546).
//
// Both reading and recurrence are our own. golang-ical and go-ical give up a
// whole file for one line that is wrong, and rrule-go looks until the year 9999
// for a date that never comes, with nothing to stop it. The tests use all three.
package calendar

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Calendar is what a file holds.
type Calendar struct {
	Name    string
	Zone    string // IANA: where the calendar says it is at home; "" when it doesn't
	Events  []*Event
	LeftOut []learn.LeftOut
}

// Why a file gives no calendar. Read's errors wrap one of these.
var (
	ErrNotCalendar = errors.New("not a calendar")
	ErrCutOff      = errors.New("the calendar is cut off")
	ErrNothing     = errors.New("no event in the calendar")
	ErrTooLarge    = errors.New("the calendar is too large")
)

// MaxBytes is the size of the largest file that is read.
const MaxBytes = 16 << 20

// Read reads all calendars of a file as one. The calendar is returned beside
// ErrCutOff and ErrNothing too: its LeftOut says what there would have been.
func Read(r io.Reader) (*Calendar, error) {
	var data strings.Builder
	n, err := io.Copy(&data, io.LimitReader(r, MaxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read calendar: %w", err)
	case n > MaxBytes:
		return nil, ErrTooLarge
	}
	root, err := parse(decode(data.String()))
	if err != nil {
		return nil, err
	}
	c := gather(root)
	switch {
	case len(c.Events) > 0:
		return c, nil
	case root.open:
		return c, ErrCutOff
	}
	return c, ErrNothing
}

func gather(root *component) *Calendar {
	c := &Calendar{}
	for _, part := range append([]*component{root}, root.kids["VCALENDAR"]...) {
		c.add(part)
	}
	c.Events = newest(c.Events)
	c.Events = replace(c.Events)
	if root.open && len(c.Events) > 0 {
		c.LeftOut = append(c.LeftOut, learn.LeftOut{Why: learn.CutOff})
	}
	return c
}

func (c *Calendar) add(part *component) {
	zones := zonesOf(part)
	if c.Name == "" {
		c.Name = oneLine(part.text("X-WR-CALNAME", "NAME"))
	}
	if c.Zone == "" && zones.home != nil {
		c.Zone = zones.home.name
	}
	cancels := strings.EqualFold(strings.TrimSpace(part.text("METHOD")), "CANCEL")
	for _, vevent := range part.kids["VEVENT"] {
		title := oneLine(vevent.text("SUMMARY"))
		if vevent.open {
			c.leaveOut(title, learn.CutOff)
			continue
		}
		event, defect := readEvent(vevent, zones)
		if defect != "" {
			c.leaveOut(title, defect)
		}
		if event != nil {
			event.Cancelled = event.Cancelled || cancels
			c.Events = append(c.Events, event)
		}
	}
}

func (c *Calendar) leaveOut(title string, why learn.Defect) {
	c.LeftOut = append(c.LeftOut, learn.LeftOut{Title: title, Why: why})
}
