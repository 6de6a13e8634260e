package calendar

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Invite is one event as it is handed to a person for their own calendar.
type Invite struct {
	UID       string // the same for all versions of the event
	Sequence  int    // higher in each version than in the one before
	Title     string
	Link      string // left out when it is no address that an event may have
	Place     string
	About     string
	Topics    []string
	Start     time.Time
	End       time.Time // learn.UsualEvent after Start when zero
	Stamp     time.Time // when this version was made
	Zone      string    // IANA, of the place; "" when not known
	Cancelled bool
}

// ErrNoEvent is Write's answer to an invite without UID or start.
var ErrNoEvent = errors.New("an event needs a UID and a start")

// organizer is demanded by RFC 5546 in what is published or cancelled. Nobody
// can be written to there (RFC 2606): people answer in Slack.
const organizer = "ORGANIZER;CN=Fieldnotes:mailto:fieldnotes@fieldnotes.invalid"

// Write writes the invite as an iCalendar file. New and changed events are
// published, not requested: with REQUEST, Outlook, Google and Apple take the
// file for an invitation, which only an attendee whom it names may answer.
func Write(w io.Writer, i Invite) error {
	if i.UID == "" || i.Start.IsZero() {
		return ErrNoEvent
	}
	method, status := "PUBLISH", "CONFIRMED"
	if i.Cancelled {
		method, status = "CANCEL", "CANCELLED"
	}
	var f file
	f.line("BEGIN:VCALENDAR")
	f.line("PRODID:-//Fieldnotes//Fieldnotes for Slack//EN")
	f.line("VERSION:2.0")
	f.line("CALSCALE:GREGORIAN")
	f.line("METHOD:" + method)
	f.text("X-WR-TIMEZONE", i.Zone)
	f.line("BEGIN:VEVENT")
	f.text("UID", strings.Join(strings.Fields(i.UID), ""))
	f.line("SEQUENCE:" + strconv.Itoa(max(i.Sequence, 0)))
	f.line("DTSTAMP:" + utcStamp(i.Stamp))
	f.line("LAST-MODIFIED:" + utcStamp(i.Stamp))
	f.line("DTSTART:" + utcStamp(i.Start))
	f.line("DTEND:" + utcStamp(i.end()))
	f.line(organizer)
	f.line("STATUS:" + status)
	f.line("SUMMARY:" + escape(collapse(i.Title)))
	f.text("LOCATION", collapse(i.Place))
	f.text("DESCRIPTION", i.description())
	if link := i.link(); link != "" {
		f.line("URL:" + link)
	}
	f.topics(i.Topics)
	f.line("END:VEVENT")
	f.line("END:VCALENDAR")
	_, err := io.WriteString(w, f.String())
	return err
}

func utcStamp(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

func (i Invite) end() time.Time {
	if i.End.After(i.Start) {
		return i.End
	}
	return i.Start.Add(learn.UsualEvent)
}

// description ends with the link: few calendars show the URL.
func (i Invite) description() string {
	return strings.TrimSpace(strings.TrimSpace(i.About) + "\n\n" + i.link())
}

func (i Invite) link() string {
	if !learn.ValidLink(i.Link) || strings.ContainsFunc(i.Link, isUnsafe) {
		return ""
	}
	return i.Link
}

// file is the text of a calendar file in the making.
type file struct{ strings.Builder }

// widest is how long a line may be, in octets without its break.
const widest = 75

// line adds a content line, folded between characters.
func (f *file) line(line string) {
	for room := widest; len(line) > room; room = widest - 1 {
		at := room
		for !utf8.RuneStart(line[at]) {
			at--
		}
		f.WriteString(line[:at] + "\r\n ")
		line = line[at:]
	}
	f.WriteString(line + "\r\n")
}

// text adds a property unless its text is empty.
func (f *file) text(name, text string) {
	if text = escape(text); text != "" {
		f.line(name + ":" + text)
	}
}

func (f *file) topics(topics []string) {
	var list []string
	for _, topic := range topics {
		if topic = escape(collapse(topic)); topic != "" {
			list = append(list, topic)
		}
	}
	if len(list) > 0 {
		f.line("CATEGORIES:" + strings.Join(list, ","))
	}
}

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n")

// escape makes a TEXT value of what people typed: nothing in it can end the
// line, nor turn around the text beside it.
func escape(text string) string {
	text = lineBreaks.Replace(strings.ToValidUTF8(text, "\ufffd"))
	return escapes.Replace(strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && isUnsafe(r) {
			return -1
		}
		return r
	}, text))
}

// isUnsafe tells whether a character controls the text instead of being in it.
func isUnsafe(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r) && !mark(r)
}

// mark tells whether r is one of the marks that steer single characters, which
// people type in Arabic and Hebrew and which turn nothing else around.
func mark(r rune) bool { return r == '\u200e' || r == '\u200f' || r == '\u061c' }
