package calendar

import (
	"io"
	"mime/quotedprintable"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/legacy"
)

// component is a BEGIN … END block, with the properties that we read.
type component struct {
	props []property
	kids  map[string][]*component // by name, upper case
	open  bool                    // the file ends before it does
}

func (c *component) child(name string) *component {
	kid := &component{}
	if c.kids == nil {
		c.kids = map[string][]*component{}
	}
	c.kids[name] = append(c.kids[name], kid)
	return kid
}

// first is the first property that has one of the names.
func (c *component) first(names ...string) (property, bool) {
	for _, name := range names {
		for _, p := range c.props {
			if p.name == name {
				return p, true
			}
		}
	}
	return property{}, false
}

// text is the text of the first property that has one.
func (c *component) text(names ...string) string {
	for _, name := range names {
		for _, p := range c.props {
			if p.name == name && strings.TrimSpace(p.value) != "" {
				return unescape(p.value)
			}
		}
	}
	return ""
}

// wanted are the properties that we read; others are not kept.
var wanted = words(`X-WR-CALNAME NAME X-WR-TIMEZONE TIMEZONE-ID METHOD TZID X-LIC-LOCATION TZOFFSETFROM TZOFFSETTO
	UID SUMMARY DESCRIPTION X-ALT-DESC LOCATION CONFERENCE X-GOOGLE-CONFERENCE X-MICROSOFT-SKYPETEAMSMEETINGURL URL STATUS CATEGORIES SEQUENCE LAST-MODIFIED DTSTAMP
	DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID X-MICROSOFT-CDO-ALLDAYEVENT`)

// inCalendar are the components that stand directly in a calendar: where one
// begins, the one before has ended, whether it says so or not.
var inCalendar = words("VEVENT VTODO VJOURNAL VFREEBUSY VTIMEZONE VVENUE")

// deepest is how many components may stand in one another; real ones are three.
const deepest = 8

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// parser builds the tree of components. Its stack holds the open ones.
type parser struct {
	stack   []*component
	names   []string
	windows bool
	seen    bool // there was a calendar or an event
	events  int
}

// maxEvents is how many events a file may have.
const maxEvents = 50_000

// parse reads all that looks like iCalendar, wherever it stands; the root's
// children are calendars, and events outside of one.
func parse(data string) (root *component, err error) {
	root = &component{}
	p := parser{stack: []*component{root}, names: []string{""}, windows: legacy.Is(data)}
	for line := range lines(data) {
		if p.take(line); p.events > maxEvents {
			return nil, ErrTooLarge
		}
	}
	for _, c := range p.stack {
		c.open = len(p.stack) > 1
	}
	if !p.seen {
		return nil, ErrNotCalendar
	}
	return root, nil
}

func (p *parser) take(line string) {
	prop, ok := readProperty(line)
	top := p.stack[len(p.stack)-1]
	switch {
	case !ok:
		top.prolong(legible(line, "", p.windows))
	case prop.name == "BEGIN":
		p.begin(strings.ToUpper(strings.TrimSpace(prop.value)))
	case prop.name == "END":
		p.end(strings.ToUpper(strings.TrimSpace(prop.value)))
	case wanted[prop.name]:
		top.props = append(top.props, p.decoded(prop))
	}
}

// maxProlonged is how long a description may become so, in bytes.
const maxProlonged = 32 << 10

// prolong mends a description whose line breaks were not escaped.
func (c *component) prolong(line string) {
	if n := len(c.props); n > 0 && c.props[n-1].name == "DESCRIPTION" && len(c.props[n-1].value) < maxProlonged {
		c.props[n-1].value += `\n` + line
	}
}

func (p *parser) begin(name string) {
	switch {
	case name == "VCALENDAR":
		p.cut(1)
		p.seen = true
	case inCalendar[name]:
		for depth, open := range p.names {
			if inCalendar[open] {
				p.cut(depth)
				break
			}
		}
		if name == "VEVENT" {
			p.seen = true
			p.events++
		}
	}
	if len(p.stack) > deepest {
		return
	}
	p.stack = append(p.stack, p.stack[len(p.stack)-1].child(name))
	p.names = append(p.names, name)
}

func (p *parser) end(name string) {
	for depth := len(p.names) - 1; depth > 0; depth-- {
		if p.names[depth] == name {
			p.cut(depth)
			return
		}
	}
}

func (p *parser) cut(depth int) { p.stack, p.names = p.stack[:depth], p.names[:depth] }

// maxValue is how much of a text is read, in bytes: lists of dates may be longer.
const maxValue = 64 << 10

func (p *parser) decoded(prop property) property {
	if !isDated[prop.name] {
		prop.value = prop.value[:min(len(prop.value), maxValue)]
	}
	if strings.EqualFold(prop.param("ENCODING"), "QUOTED-PRINTABLE") {
		if text, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(prop.value))); err == nil {
			prop.value = strings.ReplaceAll(strings.ReplaceAll(string(text), "\r\n", `\n`), "\n", `\n`)
		}
	}
	prop.value = legible(prop.value, prop.param("CHARSET"), p.windows)
	prop.params = legible(prop.params, "", p.windows)
	return prop
}
