package learn

import (
	"cmp"
	"slices"
	"time"
)

// Likeness says in what an event is like the one that a lesson is from.
type Likeness string

// The likenesses, the greater first.
const (
	SameSeries Likeness = "series"
	SameTopics Likeness = "topics" // much the same
)

// TopicsAlike is how many topics of an event something else must have, too, to
// be of much the same topics: two, or the one of an event that has no more than two.
func TopicsAlike(topics int) int {
	if topics > 2 {
		return 2
	}
	return 1
}

// Fit is a lesson that comes back for an event, since it is from another like it.
type Fit struct {
	Lesson  string
	Like    Likeness
	Shared  int  // topics in common, for SameTopics
	Used    bool // somebody has used it
	Created time.Time
}

// MaxRecalled is how many lessons come back for an event at most.
const MaxRecalled = 3

// Best are the fits that come back: those of the same series first, then those
// with more topics in common, of these the used ones, and then the newest. A
// lesson that fits twice comes once, and one that rests not at all.
func Best(fits []Fit, resting ...string) []Fit {
	sorted := slices.SortedStableFunc(slices.Values(fits), func(a, b Fit) int {
		return cmp.Or(cmp.Compare(b.likeness(), a.likeness()), cmp.Compare(a.unused(), b.unused()),
			b.Created.Compare(a.Created), cmp.Compare(a.Lesson, b.Lesson))
	})
	var best []Fit
	for _, f := range sorted {
		known := slices.ContainsFunc(best, func(b Fit) bool { return b.Lesson == f.Lesson })
		if !known && !slices.Contains(resting, f.Lesson) && len(best) < MaxRecalled {
			best = append(best, f)
		}
	}
	return best
}

// likeness is the greater, the more the lesson's event is like the other.
func (f Fit) likeness() int {
	if f.Like == SameSeries {
		return MaxTopics + 1
	}
	return f.Shared
}

func (f Fit) unused() int {
	if f.Used {
		return 0
	}
	return 1
}

// ArchiveRests is how long what a channel was shown isn't brought to it from
// the archive.
const ArchiveRests = 12 * 7 * 24 * time.Hour

// RecallRests is how long what came back in a channel doesn't come back there
// for an event of a series: a weekly one would bring the same lessons every week.
const RecallRests = 6 * 7 * 24 * time.Hour

// RecallOf is the delivery of the lessons that come back below an event's card.
func RecallOf(card Delivery, now time.Time) Delivery {
	return Delivery{
		Kind: RecallPost, Key: "recall/" + card.Subject + "/" + card.Place, Place: card.Place,
		Subject: card.Subject, Thread: card.ID, Due: now, Created: now,
	}
}
