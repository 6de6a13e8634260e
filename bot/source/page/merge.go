package page

import (
	"slices"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// merge adds what is told of events to those known already: what is told
// twice, in two notations say, is one event with the fields of both.
func merge(known []learn.Found, isSame func(a, b learn.Found) bool, told ...learn.Found) []learn.Found {
	before := len(known)
	for _, f := range told {
		same := slices.IndexFunc(known[:before], func(k learn.Found) bool { return isSame(k, f) })
		if same < 0 {
			known = append(known, f)
			continue
		}
		known[same] = fill(known[same], f)
	}
	return known
}

// isSame tells whether two that are told in different notations are one event.
func isSame(a, b learn.Found) bool {
	titles := learn.Fold(a.Title) == learn.Fold(b.Title)
	links := learn.LinkKey(a.Link) == learn.LinkKey(b.Link) || a.Link == "" || b.Link == ""
	places := learn.Fold(a.Place) == learn.Fold(b.Place) || a.Place == "" || b.Place == ""
	return titles && sameTime(a, b) && (links || places)
}

// isRepeated tells whether two in the same notation are: they are not when
// their places are others.
func isRepeated(a, b learn.Found) bool {
	one, other := learn.Fold(a.Place), learn.Fold(b.Place)
	return (strings.Contains(one, other) || strings.Contains(other, one)) && isSame(a, b)
}

// sameTime tells whether two may mean the same time: told in two ways, one of
// them a clock on a wall somewhere.
func sameTime(a, b learn.Found) bool {
	switch {
	case a.Clock == learn.NoClock || b.Clock == learn.NoClock:
		return true
	case a.Clock == b.Clock:
		return a.Start.Equal(b.Start)
	case a.Clock == learn.Days:
		return !b.Start.Before(a.Start.Add(-farZone)) && b.Start.Before(a.End.Add(farZone))
	case b.Clock == learn.Days:
		return sameTime(b, a)
	}
	return a.Start.Sub(b.Start).Abs() <= farZone
}

// farZone is how far from UTC clocks on walls go.
const farZone = 14 * time.Hour

// fill is f with what it lacks taken from more.
func fill(f, more learn.Found) learn.Found {
	vague := f.Clock == learn.NoClock || f.Clock == learn.Days && more.Clock != learn.NoClock && more.Clock != learn.Days
	if vague && sameTime(f, more) {
		f.Start, f.End, f.Clock, f.Zone = more.Start, more.End, more.Clock, more.Zone
	}
	if f.End.IsZero() && f.Clock == more.Clock && f.Start.Equal(more.Start) {
		f.End = more.End
	}
	for _, field := range []struct{ to, from *string }{
		{&f.Title, &more.Title}, {&f.Link, &more.Link}, {&f.Place, &more.Place}, {&f.About, &more.About}, {&f.Zone, &more.Zone},
	} {
		if *field.to == "" {
			*field.to = *field.from
		}
	}
	if f.Format == "" {
		f.Format = more.Format
	}
	if len(f.Topics) == 0 {
		f.Topics = more.Topics
	}
	f.Cancelled = f.Cancelled || more.Cancelled
	return f
}
