package event

import (
	"errors"
	"net/http"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
)

// maxAbout is how much of a page's own words a form shows, in characters.
const maxAbout = 300

// notes are the quiet lines above a form that d fills from found: what could
// not be read, what was taken for granted, and the page's own words.
func (s *sheet) notes(d draft, found learn.Found) []slack.Block {
	past := begun(found, d.Zone, s.req.Now)
	lines := []chat.Mrkdwn{missing(s.req.Loc, d, past)}
	if past {
		start := wallOf(found, found.Start, d.Zone)
		lines = append(lines, s.req.Loc.M("read.past", "Day", s.req.Loc.Day(start), "Year", start.Format("2006")))
	}
	if found.Cancelled {
		lines = append(lines, s.req.Loc.M("read.cancelled"))
	}
	switch {
	case found.Zone != "" && !learn.ValidZone(found.Zone):
		lines = append(lines, s.req.Loc.M("read.zone_unknown", "Zone", chat.Cut(found.Zone, learn.MaxPlace), "City", show.City(s.req.Loc, d.Zone)))
	case d.assumed:
		lines = append(lines, s.req.Loc.M("read.zone_assumed", "City", show.City(s.req.Loc, d.Zone)))
	}
	blocks := line(chat.Lines(lines...))
	if about := learn.OneLine(found.About); about != "" {
		blocks = append(blocks, line(s.req.Loc.M("read.about", "Text", chat.Cut(about, maxAbout)))...)
	}
	return blocks
}

// line is a line of small print; none for no text.
func line(text chat.Mrkdwn) []slack.Block {
	if text == "" {
		return nil
	}
	return []slack.Block{chat.Context(text)}
}

// missing says what of a form's main fields is still empty.
func missing(loc *chat.Locale, d draft, past bool) chat.Mrkdwn {
	var what []string
	for _, field := range []struct {
		name  string
		empty bool
	}{
		{"title", d.Title == ""},
		{"date", d.startDate == "" && !past},
		{"time", d.startTime == ""},
		{"place", d.Place == "" && d.Format != learn.Online},
	} {
		if field.empty {
			what = append(what, loc.T("read.missing_"+field.name))
		}
	}
	switch {
	case len(what) == 0:
		return ""
	case len(what) == 1:
		return loc.M("read.missing", "What", what[0])
	}
	last := len(what) - 1
	return loc.M("read.missing", "What", loc.T("read.and", "Some", join(what[:last]), "Last", what[last]))
}

// why tells why something could not be read.
func why(loc *chat.Locale, err error) chat.Mrkdwn {
	var failed *fetch.Error
	switch {
	case errors.Is(err, calendar.ErrCutOff):
		return loc.M("read.why_cut_off")
	case errors.Is(err, calendar.ErrNotCalendar):
		return loc.M("read.why_not_calendar")
	case errors.Is(err, calendar.ErrNothing):
		return loc.M("read.nothing")
	case errors.Is(err, calendar.ErrTooLarge):
		return loc.M("read.why_too_large")
	case !errors.As(err, &failed):
		return loc.M("read.failed")
	case failed.Status == http.StatusNotFound || failed.Status == http.StatusGone:
		return loc.M("read.why_gone")
	}
	return loc.M("read.why_"+string(failed.Reason), "Status", failed.Status)
}
