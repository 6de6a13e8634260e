package calendar

import (
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// zones are the time zones of one calendar.
type zones struct {
	home  *place            // where the calendar says it is; nil when it doesn't
	named map[string]*place // by TZID as written; nil for one that nobody knows
	own   map[string]*component
	work  int // what is left for working out rules of the file's own
}

// maxZones is how many zones of one calendar are looked up.
const maxZones = 500

func zonesOf(calendar *component) *zones {
	z := &zones{named: map[string]*place{}, own: map[string]*component{}, work: maxWork}
	for _, v := range calendar.kids["VTIMEZONE"] {
		if id := zoneID(v.text("TZID")); z.own[id] == nil {
			z.own[id] = v
		}
	}
	z.home = knownZone(zoneID(calendar.text("X-WR-TIMEZONE", "TIMEZONE-ID")))
	if z.home != nil && z.home.isUTC() {
		z.home = utc
	}
	return z
}

// isUTC tells whether the place is none: UTC is where calendars keep their
// times, seldom where an event is.
func (p *place) isUTC() bool { return p == utc || universal[p.name] }

// isLetters tells whether the place is a name for one of its offsets, by which
// a file with rules for summer time means another: Lotus Notes calls London GMT.
func (p *place) isLetters() bool { return p.isUTC() || p.name == "EST" || p.name == "MST" }

var universal = words("UTC GMT Zulu Universal UCT Etc/UTC Etc/GMT Etc/Zulu Etc/Universal Etc/UCT")

// zoneID is a TZID as it is compared: Outlook escapes its commas in one place
// and quotes them in another.
func zoneID(id string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.Trim(id, `" `), `\`, ""))
}

// place is the zone that a TZID means: by its name, since the rules in files
// are often old or cut short, else by the rules in the file; nil when neither
// is known.
func (z *zones) place(id string) *place {
	id = zoneID(id)
	found, ok := z.named[id]
	if !ok && len(z.named) < maxZones {
		found = z.look(id)
		z.named[id] = found
	}
	return found
}

func (z *zones) look(id string) *place {
	own := z.own[id]
	if found := knownZone(id); found != nil && !(own != nil && len(own.kids["DAYLIGHT"]) > 0 && found.isLetters()) {
		return found
	}
	if own == nil || id == "" {
		return nil
	}
	if found := knownZone(zoneID(own.text("X-LIC-LOCATION"))); found != nil {
		return found
	}
	if loc := z.ownRules(own); loc != nil {
		return &place{loc: loc}
	}
	return nil
}

// stamp reads a value of a dated property. A time whose zone is unknown
// floats: nothing is guessed.
func (z *zones) stamp(value string, p property) (stamp, bool) {
	m, ok := readMoment(value)
	id := p.param("TZID")
	switch {
	case !ok:
		return stamp{}, false
	case m.day, strings.EqualFold(p.param("VALUE"), "DATE") && m.wall.Equal(midnight(m.wall)):
		return stamp{wall: midnight(m.wall), clock: learn.Days}, true
	case m.utc:
		return stamp{wall: m.wall, clock: learn.Instant, place: utc}, true
	case m.east != nil:
		return stamp{wall: m.wall.Add(-time.Duration(*m.east) * time.Second), clock: learn.Instant, place: utc}, true
	}
	found := z.home
	if zoneID(id) != "" {
		found = z.place(id)
	}
	if found == nil {
		return stamp{wall: m.wall, clock: learn.Floating}, true
	}
	return stamp{wall: m.wall, clock: learn.Instant, place: found}, true
}
