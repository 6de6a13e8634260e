package show

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Action ids of an event's buttons. Their value is the event's id.
const (
	GoEvent       = "event.going"
	MaybeEvent    = "event.maybe"
	NotGoingEvent = "event.not_going"
	MoreEvent     = "event.more"
)

// ShareEvent is the action id of a button that opens the form for a new event.
const ShareEvent = "event.share.open"

// How much of an event is shown, in characters: the rest is behind More….
const (
	benefitOnCard = 400
	placeInLine   = 60
	linkOnCard    = 2000 // of the link as Slack's markup writes it
	linkInLine    = 600
)

// EventCard is an event for all of a channel. home is the home industry; of
// the line those who go are named.
func EventCard(loc *chat.Locale, home string, e learn.Event, line learn.Line) chat.Message {
	blocks := []slack.Block{chat.Section(chat.Lines(titled(e, linkOnCard), cancelled(loc, e), EventWhen(loc, e), EventSeries(loc, e), EventWhere(loc, e)))}
	if e.Benefit != "" {
		blocks = append(blocks, chat.Section(loc.M("event.why_go", "Benefit", chat.Cut(e.Benefit, benefitOnCard))))
	}
	if about := EventAbout(loc, home, e); about != "" {
		blocks = append(blocks, chat.Context(about))
	}
	by := chat.Join(" · ", EventBy(loc, e), GoingNames(loc, line, FewNames), places(loc, e, line))
	text := chat.Plain(loc.M("event.card_text", "Title", e.Title, "When", loc.DayTime(e.Start.In(learn.Location(e.Zone))), "City", City(loc, e.Zone)))
	note, buttons := cardEnd(loc, e, line)
	buttons = append(buttons, chat.Button(MoreEvent, e.ID, loc.T("event.more_button")))
	return chat.Message{Text: text, Blocks: append(blocks, chat.Context(chat.Lines(by, note)), chat.Actions("event", buttons...))}
}

// cardEnd is what everybody can do with an event, and a word on it.
func cardEnd(loc *chat.Locale, e learn.Event, line learn.Line) (note chat.Mrkdwn, buttons []slack.BlockElement) {
	switch {
	case !e.Cancelled.IsZero():
		return "", nil
	case !e.Closed.IsZero():
		return loc.M("event.over_note"), []slack.BlockElement{chat.Button(WriteLesson, e.ID, loc.T("event.write_button"))}
	}
	return "", []slack.BlockElement{
		chat.Primary(GoButton(loc, e, line.Going, line.Waiting)),
		chat.Button(MaybeEvent, e.ID, loc.T("rsvp.maybe_button")),
		chat.Button(NotGoingEvent, e.ID, loc.T("rsvp.not_going_button")),
	}
}

// GoButton is for going to an event or, once it is full, for waiting for a
// place.
func GoButton(loc *chat.Locale, e learn.Event, going, waiting int) *slack.ButtonBlockElement {
	if e.Admits(going, waiting) == learn.Waitlisted {
		return chat.Button(GoEvent, e.ID, loc.T("rsvp.wait_button"))
	}
	return chat.Button(GoEvent, e.ID, loc.T("rsvp.going_button"))
}

// EventLine is an event among others, in a digest or a list, in two lines: its
// title, then when, where, how it repeats, whether we host it, how many go, and whether it is
// outside our industry.
func EventLine(loc *chat.Locale, home string, e learn.Event, going int) chat.Mrkdwn {
	e.Place = chat.Cut(learn.OneLine(e.Place), placeInLine)
	return chat.Lines(titled(e, linkInLine), cancelled(loc, e), chat.Join(" · ",
		loc.When(e.Start, learn.Location(e.Zone)), EventWhere(loc, e), Rhythm(loc, e.Repeats.Pattern), ours(loc, e), GoingCount(loc, going), outside(loc, home, e.Industry)))
}

// EventBrief is an event where there is little room, in two lines: its title,
// then when, the place or else how one takes part, and how many go.
func EventBrief(loc *chat.Locale, e learn.Event, going int) chat.Mrkdwn {
	where := chat.Escape(chat.Cut(learn.OneLine(e.Place), placeInLine))
	if where == "" {
		where = EventWhere(loc, e)
	}
	return chat.Lines(titled(e, linkInLine), cancelled(loc, e), chat.Join(" · ", loc.When(e.Start, learn.Location(e.Zone)), where, GoingCount(loc, going)))
}

// EventTitle is an event's title in bold, linked to where it can be read about.
func EventTitle(e learn.Event) chat.Mrkdwn { return titled(e, linkInLine) }

// Address is a link that shows where it leads.
func Address(link string) chat.Mrkdwn {
	shown := chat.Escape(chat.Cut(link, placeInLine))
	if linked := chat.Link(link, shown); utf8.RuneCountInString(string(linked)) <= linkInLine {
		return linked
	}
	return shown
}

// titled is the title in bold, with the link unless that would take more than
// limit characters of the text it stands in.
func titled(e learn.Event, limit int) chat.Mrkdwn { return chat.Bold(linked(e, limit)) }

func linked(e learn.Event, limit int) chat.Mrkdwn {
	title := chat.Escape(chat.Cut(learn.OneLine(e.Title), learn.MaxTitle))
	if linked := chat.Link(e.Link, title); utf8.RuneCountInString(string(linked)) <= limit {
		return linked
	}
	return title
}

func cancelled(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	if e.Cancelled.IsZero() {
		return ""
	}
	switch {
	case !e.Repeats.On():
		return loc.M("event.cancelled")
	case !e.Closed.IsZero():
		return loc.M("series.skipped_then")
	}
	return loc.M("series.skipped", "Day", CalendarDay(loc, e.Repeats.Coming[0]))
}

// EventWhen is when an event starts and ends, in each reader's own zone, and
// what the clock on the wall says where people meet.
func EventWhen(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	zone := learn.Location(e.Zone)
	when := Span(loc, e.Start, e.End, zone)
	if e.Format == learn.Online {
		return when
	}
	start := e.Start.In(zone)
	return when + " " + loc.M("event.wall", "Weekday", loc.Weekday(start.Weekday()), "Time", loc.Clock(start), "City", City(loc, e.Zone))
}

// Span is from start to end (zero: not known), which Slack shows in each
// reader's own zone; zone is for where it can't. The day of an end on the day
// of the start is left out.
func Span(loc *chat.Locale, start, end time.Time, zone *time.Location) chat.Mrkdwn {
	when, end := loc.When(start, zone), end.In(zone)
	switch {
	case end.IsZero():
		return when
	case start.In(zone).Format(time.DateOnly) != end.Format(time.DateOnly):
		return when + " – " + loc.When(end, zone)
	}
	return when + chat.Mrkdwn(fmt.Sprintf(" – <!date^%d^{time}|%s>", end.Unix(), loc.Clock(end)))
}

// EventWhere is how one attends an event, and where.
func EventWhere(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	return chat.Join(", ", loc.M("format."+string(e.Format)), chat.Escape(learn.OneLine(e.Place)))
}

// EventAbout is an event's industry and its topics; "" when there is nothing to
// say.
func EventAbout(loc *chat.Locale, home string, e learn.Event) chat.Mrkdwn {
	return chat.Join(" · ", chat.Escape(Industry(loc, e.Industry)),
		outside(loc, home, e.Industry), chat.Escape(strings.Join(e.Topics, ", ")))
}

func ours(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	if e.Host != learn.Ours {
		return ""
	}
	return loc.M("event.ours")
}
