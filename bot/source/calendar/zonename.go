package calendar

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Windows' zones: name, IANA zones (the first is meant when only the name is
// given), and what else Outlook's lists of cities call them. Names and zones are
// CLDR's windowsZones, the places from the display names that node-ical collects.
//
//go:embed zones.tsv
var zoneTable string

// zoneNames are IANA names by the folded name of a Windows zone, a city or a
// region. A few cities bear the name of another one, in another zone.
var zoneNames = sync.OnceValue(func() map[string][]string {
	names := map[string][]string{}
	for line := range strings.Lines(zoneTable) {
		column := strings.Split(strings.TrimSpace(line)+"\t\t", "\t")
		iana := strings.Fields(column[1])
		windows := foldName(column[0])
		names[windows] = append(names[windows], iana[0])
		for _, zone := range iana {
			city := foldName(zone[strings.LastIndexByte(zone, '/')+1:])
			names[city] = append(names[city], zone)
		}
		for place := range strings.SplitSeq(column[2], "; ") {
			place = foldName(place)
			names[place] = append(names[place], iana[0])
		}
	}
	delete(names, "")
	return names
})

// foldName makes names equal that differ in case, accents or punctuation.
func foldName(name string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), name)
	if err != nil {
		plain = name
	}
	return strings.Join(strings.FieldsFunc(strings.ToLower(plain), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '-' && r != '&'
	}), " ")
}

// knownZone is the zone that a name means whatever a file says of it: an IANA
// name, the end of a path, a Windows name, Outlook's list of cities, a fixed
// offset; nil when it is none.
func knownZone(id string) *place {
	if id == "" || len(id) > 200 {
		return nil
	}
	for _, name := range []string{id, strings.Replace(id, "-", "/", 1), pathEnd(id, 3), pathEnd(id, 2), pathEnd(id, 1)} {
		if zone := ianaZone(name); zone != nil {
			return zone
		}
	}
	for _, name := range []string{id, strings.TrimRight(id, " 0123456789")} { // Outlook numbers zones of one name
		winter := strings.NewReplacer("daylight time", "standard time", "summer time", "standard time").Replace(foldName(name))
		if names := zoneNames()[winter]; len(names) > 0 {
			return ianaZone(names[0])
		}
	}
	if zone := byCities(id); zone != nil {
		return zone
	}
	return fixedZone(id)
}

func ianaZone(name string) *place {
	if !learn.ValidZone(name) {
		return nil
	}
	return &place{name: name, loc: learn.Location(name)}
}

// pathEnd is the last n parts of /softwarestudio.org/Olson_20011030_5/Pacific/Auckland.
func pathEnd(id string, n int) string {
	parts := strings.Split(id, "/")
	if parts[0] != "" && !strings.Contains(id, "://") || len(parts) <= n {
		return ""
	}
	return strings.Join(parts[len(parts)-n:], "/")
}

var displayName = regexp.MustCompile(`^\(?(?:UTC|GMT)\s*([-+−]\s*\d{1,2}[:.]?\d{0,2})?\)?\s*(.*)$`)

// byCities reads "(UTC+01:00) Amsterdam, Berlin, Rome", with or without offset.
func byCities(id string) *place {
	offset, cities := "", id
	if m := displayName.FindStringSubmatch(id); m != nil {
		offset, cities = m[1], m[2]
	}
	for city := range strings.FieldsFuncSeq(cities, func(r rune) bool { return strings.ContainsRune(",;:/", r) }) {
		for _, name := range zoneNames()[foldName(city)] {
			if zone := ianaZone(name); zone != nil && hasOffset(zone.loc, offset) {
				return zone
			}
		}
	}
	return nil
}

// hasOffset tells whether clocks in loc were ever so far from UTC, in a winter
// or summer of Outlook's old lists or of today's.
func hasOffset(loc *time.Location, offset string) bool {
	east, ok := readHours(offset)
	if !ok {
		return true
	}
	for _, year := range []int{2004, 2012, 2024} {
		for _, month := range []time.Month{time.January, time.July} {
			if _, here := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).In(loc).Zone(); here == east {
				return true
			}
		}
	}
	return false
}

// readHours reads "+1", "-03:30", "+0530".
func readHours(offset string) (east int, ok bool) {
	s := strings.NewReplacer(" ", "", "−", "-", ".", ":").Replace(offset)
	if len(s) == 2 || strings.Index(s, ":") == 2 {
		s = s[:1] + "0" + s[1:]
	}
	return readOffset(s)
}

var bareOffset = regexp.MustCompile(`^\(?(?:UTC|GMT)?\s*([-+−]\s*\d{1,2}[:.]?\d{0,2})\)?$`)

// fixedZone reads "GMT+0100" and the like.
func fixedZone(id string) *place {
	m := bareOffset.FindStringSubmatch(id)
	if m == nil {
		return nil
	}
	east, ok := readHours(m[1])
	if !ok {
		return nil
	}
	return &place{loc: time.FixedZone(id, east)}
}
