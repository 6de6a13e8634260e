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
	GoEvent    = "event.going"
	MaybeEvent = "event.maybe"
	MoreEvent  = "event.more"
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

// EventCard is an event for all of a channel. home is the home industry; going
// are the members who go, in the order in which they said so.
func EventCard(loc *chat.Locale, home string, e learn.Event, going []string) chat.Message {
	blocks := []slack.Block{chat.Section(chat.Lines(titled(e, linkOnCard), cancelled(loc, e), EventWhen(loc, e), EventWhere(loc, e)))}
	if e.Benefit != "" {
		blocks = append(blocks, chat.Section(loc.M("event.why_go", "Benefit", chat.Cut(e.Benefit, benefitOnCard))))
	}
	if about := EventAbout(loc, home, e); about != "" {
		blocks = append(blocks, chat.Context(about))
	}
	by := chat.Join(" · ", loc.M("event.by", "Member", chat.Mention(e.SharedBy)), GoingNames(loc, going, 5))
	more := chat.Button(MoreEvent, e.ID, loc.T("event.more_button"))
	text := chat.Plain(loc.M("event.card_text", "Title", e.Title, "When", loc.DayTime(e.Start.In(learn.Location(e.Zone))), "City", City(loc, e.Zone)))
	if !e.Cancelled.IsZero() {
		return chat.Message{Text: text, Blocks: append(blocks, chat.Context(by), chat.Actions("event", more))}
	}
	return chat.Message{Text: text, Blocks: append(blocks,
		chat.Context(chat.Lines(by, loc.M("rsvp.note"))),
		chat.Actions("event",
			chat.Primary(chat.Button(GoEvent, e.ID, loc.T("rsvp.going_button"))),
			chat.Button(MaybeEvent, e.ID, loc.T("rsvp.maybe_button")), more))}
}

// EventLine is an event among others, in a digest or a list, in two lines: its
// title, then when, where, how many go, and whether it is outside our industry.
func EventLine(loc *chat.Locale, home string, e learn.Event, going int) chat.Mrkdwn {
	e.Place = chat.Cut(learn.OneLine(e.Place), placeInLine)
	return chat.Lines(titled(e, linkInLine), cancelled(loc, e), chat.Join(" · ",
		loc.When(e.Start, learn.Location(e.Zone)), EventWhere(loc, e), GoingCount(loc, going), outside(loc, home, e.Industry)))
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
	return loc.M("event.cancelled")
}

// EventWhen is when an event starts and ends, in each reader's own zone, and
// what the clock on the wall says where people meet.
func EventWhen(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	zone := learn.Location(e.Zone)
	when := loc.When(e.Start, zone)
	if !e.End.IsZero() {
		when += " – " + until(loc, e.Start.In(zone), e.End.In(zone))
	}
	if e.Format == learn.Online {
		return when
	}
	start := e.Start.In(zone)
	return when + " " + loc.M("event.wall", "Weekday", loc.Weekday(start.Weekday()), "Time", loc.Clock(start), "City", City(loc, e.Zone))
}

// until leaves out the day of an end on the day of the start.
func until(loc *chat.Locale, start, end time.Time) chat.Mrkdwn {
	if start.Format(time.DateOnly) != end.Format(time.DateOnly) {
		return loc.When(end, end.Location())
	}
	return chat.Mrkdwn(fmt.Sprintf("<!date^%d^{time}|%s>", end.Unix(), loc.Clock(end)))
}

// EventWhere is how one attends an event, and where.
func EventWhere(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	return chat.Join(", ", loc.M("format."+string(e.Format)), chat.Escape(learn.OneLine(e.Place)))
}

// EventAbout is an event's industry and its topics; "" when it has neither.
func EventAbout(loc *chat.Locale, home string, e learn.Event) chat.Mrkdwn {
	return chat.Join(" · ", chat.Escape(Industry(loc, e.Industry)),
		outside(loc, home, e.Industry), chat.Escape(strings.Join(e.Topics, ", ")))
}

// GoingCount says how many go; "" for nobody.
func GoingCount(loc *chat.Locale, n int) chat.Mrkdwn {
	if n == 0 {
		return ""
	}
	return loc.NM("event.going_count", n)
}

// GoingNames says who goes: about limit of them by name, "" when nobody does.
func GoingNames(loc *chat.Locale, going []string, limit int) chat.Mrkdwn {
	if len(going) == 0 {
		return ""
	}
	// "And one more" would take the room of the name.
	if len(going) <= limit+1 {
		return loc.NM("event.going_names", len(going), "Names", mentions(going))
	}
	return loc.NM("event.going_more", len(going), "Names", mentions(going[:limit]), "More", loc.Int(len(going)-limit))
}

func mentions(members []string) chat.Mrkdwn {
	all := make([]chat.Mrkdwn, len(members))
	for i, m := range members {
		all[i] = chat.Mention(m)
	}
	return chat.Join(", ", all...)
}
