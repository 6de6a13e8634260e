package calendar

import (
	"encoding/binary"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// onset is the begin of standard or summer time.
type onset struct {
	at   time.Time
	from int // seconds east of UTC before
	to   int // and after
}

// The years for which a file's own rules are worked out, and how often a rule
// may change the clocks in them.
const (
	firstYear  = 1970
	lastYear   = 2100
	maxChanges = 4 * (lastYear - firstYear)
	maxOffsets = 30

	maxObservances = 200
)

// ownRules makes a zone of a VTIMEZONE; nil when it can't be read.
func (z *zones) ownRules(v *component) *time.Location {
	var onsets []onset
	for _, kind := range []string{"STANDARD", "DAYLIGHT"} {
		if len(v.kids[kind]) > maxObservances {
			return nil
		}
		for _, observance := range v.kids[kind] {
			onsets = append(onsets, onsetsOf(observance, &z.work)...)
		}
	}
	if len(onsets) == 0 || len(onsets) > 10*maxChanges {
		return nil
	}
	slices.SortStableFunc(onsets, func(a, b onset) int { return a.at.Compare(b.at) })
	offsets := []int{onsets[0].from}
	for _, o := range onsets {
		if !slices.Contains(offsets, o.to) {
			offsets = append(offsets, o.to)
		}
	}
	if len(offsets) > maxOffsets {
		return nil
	}
	loc, err := time.LoadLocationFromTZData("", zoneFile(onsets, offsets))
	if err != nil {
		return nil
	}
	return loc
}

func onsetsOf(observance *component, work *int) []onset {
	from, okFrom := readOffset(observance.text("TZOFFSETFROM"))
	to, okTo := readOffset(observance.text("TZOFFSETTO"))
	start, okStart := readMoment(observance.text("DTSTART"))
	if !okTo || !okStart {
		return nil
	}
	if !okFrom {
		from = to
	}
	before := &place{loc: time.FixedZone("", from)}
	e := &Event{start: stamp{wall: start.wall, clock: learn.Instant, place: before}}
	e.readRepeats(observance, &zones{home: before, named: map[string]*place{}})
	dates := e.series(january(firstYear), january(lastYear), work)
	var onsets []onset
	for d, ok := dates.next(); ok && len(onsets) < maxChanges; d, ok = dates.next() {
		onsets = append(onsets, onset{at: d.wall.Add(-time.Duration(from) * time.Second), from: from, to: to})
	}
	return onsets
}

func january(year int) time.Time { return time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC) }

// zoneFile writes the onsets as a TZif file (RFC 8536, version 2), the only form
// in which the time package takes rules.
func zoneFile(onsets []onset, offsets []int) []byte {
	file := zoneHeader(0, 0, 0)
	file = append(file, zoneHeader(len(onsets), len(offsets), 1)...)
	for _, o := range onsets {
		file = binary.BigEndian.AppendUint64(file, uint64(o.at.Unix()))
	}
	for _, o := range onsets {
		file = append(file, byte(slices.Index(offsets, o.to)))
	}
	for _, east := range offsets {
		file = binary.BigEndian.AppendUint32(file, uint32(int32(east)))
		file = append(file, 0, 0) // not summer time; the abbreviation at 0
	}
	return append(file, 0, '\n', '\n') // an empty abbreviation, no rule for what comes after
}

func zoneHeader(changes, offsets, letters int) []byte {
	header := append([]byte("TZif2"), make([]byte, 15)...)
	for _, n := range []int{0, 0, 0, changes, offsets, letters} {
		header = binary.BigEndian.AppendUint32(header, uint32(n))
	}
	return header
}
