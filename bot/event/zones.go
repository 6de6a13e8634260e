package event

import (
	"context"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// The zones of the IANA database (zone.tab, 2025b), a line each, those that
// most people mean first; after a tab the country, other cities and names by
// which one may look for it.
//
//go:embed zones.tsv
var zoneList string

// zone is a time zone that one finds by typing.
type zone struct {
	name  string // IANA
	words string // folded, with a blank before each
}

func readZones() []zone {
	var zones []zone
	for line := range strings.Lines(zoneList) {
		name, other, _ := strings.Cut(strings.TrimSpace(line), "\t")
		zones = append(zones, zone{name: name, words: " " + foldWords(name+" "+other)})
	}
	return zones
}

func foldWords(text string) string {
	return store.Fold(strings.NewReplacer("/", " ", "_", " ", ",", " ", "(", " ", ")", " ").Replace(text))
}

// Zones offers time zones for what is typed: part of a city, a country or a
// zone's name, an abbreviation, or an offset. Cities come before the rest.
func (f *Feature) Zones(_ context.Context, req *chat.Request) (chat.Reply, error) {
	typed := foldWords(req.Text)
	if typed == "" {
		return chat.Reply{Options: f.usualZones(req)}, nil
	}
	if east, ok := seconds(typed); ok {
		return chat.Reply{Options: zoneOptions(req.Loc, f.at(east, req.Now))}, nil
	}
	return chat.Reply{Options: zoneOptions(req.Loc, f.find(typed, req))}, nil
}

func (f *Feature) usualZones(req *chat.Request) []chat.Option {
	names := []string{}
	if learn.ValidZone(req.Who.Zone) {
		names = append(names, req.Who.Zone)
	}
	for _, z := range f.zones {
		if z.name != req.Who.Zone {
			names = append(names, z.name)
		}
	}
	return zoneOptions(req.Loc, names)
}

// find returns zones that have a word for each word typed.
func (f *Feature) find(typed string, req *chat.Request) []string {
	var first, rest []string
	for _, z := range f.zones {
		city := store.Fold(show.City(req.Loc, z.name))
		all := z.words + " " + city
		switch {
		case slices.ContainsFunc(strings.Fields(typed), func(word string) bool { return !strings.Contains(all, " "+word) }):
		case strings.HasPrefix(city, typed):
			first = append(first, z.name)
		default:
			rest = append(rest, z.name)
		}
	}
	return append(first, rest...)
}

// at returns zones whose clocks are so many seconds east of UTC now.
func (f *Feature) at(east int, now time.Time) []string {
	var names []string
	for _, z := range f.zones {
		if _, here := now.In(learn.Location(z.name)).Zone(); here == east {
			names = append(names, z.name)
		}
	}
	return names
}

var offset = regexp.MustCompile(`^(?:utc|gmt)? ?([+-])(\d{1,2})(?::?([0-5]\d))?$`)

// seconds reads an offset: "+1", "utc-8", "gmt +5:30".
func seconds(typed string) (east int, ok bool) {
	m := offset.FindStringSubmatch(strings.Replace(typed, "−", "-", 1))
	if m == nil {
		return 0, false
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi("0" + m[3])
	east = hours*3600 + minutes*60
	if m[1] == "-" {
		east = -east
	}
	return east, true
}

func zoneOptions(loc *chat.Locale, names []string) []chat.Option {
	var options []chat.Option
	for _, name := range names[:min(len(names), offered)] {
		options = append(options, *zoneOption(loc, name))
	}
	return options
}

// zoneOption is a zone as a choice; nil for one that we don't know.
func zoneOption(loc *chat.Locale, name string) *chat.Option {
	if !learn.ValidZone(name) {
		return nil
	}
	return &chat.Option{Value: name, Label: fmt.Sprintf("%s (%s)", show.City(loc, name), name)}
}

// dateAndTime is what clocks show at t in the event's zone, "" for the zero time.
func dateAndTime(e learn.Event, t time.Time) (date, clock string) {
	if t.IsZero() {
		return "", ""
	}
	t = t.In(learn.Location(e.Zone))
	return t.Format(time.DateOnly), t.Format("15:04")
}
