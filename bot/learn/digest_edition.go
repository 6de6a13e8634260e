package learn

import "time"

// TestDigestDM is an edition as its channel would see it, to the member who
// wants to try it.
const TestDigestDM Kind = "digest_test"

// GreetingPost is the bot's first word in a channel.
const GreetingPost Kind = "greeting"

// settling is longer than any submission takes from its instant to its commit.
const settling = time.Minute

// stale is how long an edition may wait for Slack before it tells what is new
// when it is posted, rather than when it was planned.
const stale = time.Hour

// Edition is one sending of a digest.
type Edition struct {
	ID      string // also its delivery's subject
	Channel string
	Since   time.Time // it reports the lessons written in (Since, Until]
	Until   time.Time
	Planned time.Time // it looks ahead from here
	Due     time.Time // its date in the schedule; zero for one that somebody sent
	Filter  Filter    // the digest's, which is not stored with it
}

// Edition is the edition of what there is to tell at now; its ID is still to
// be given. It leaves what is just being saved to the next one.
func (d Digest) Edition(now time.Time) Edition {
	return Edition{Channel: d.Channel, Since: d.Since}.At(now)
}

// At is the edition, not posted yet, as it is to be at now.
func (e Edition) At(now time.Time) Edition {
	e.Planned, e.Until = now, now.Add(-settling)
	if e.Until.Before(e.Since) {
		e.Until = e.Since
	}
	return e
}

// Stale tells whether the edition, which is posted only at now, was planned too
// long ago: Slack was away, or nobody had invited the bot.
func (e Edition) Stale(now time.Time) bool { return now.Sub(e.Planned) > stale }

// PlannedEdition is an edition with what became of its delivery.
type PlannedEdition struct {
	Edition
	State DeliveryState
}

// Seen tells whether the channel may have seen the edition, so that the next
// one goes on from there.
func (p PlannedEdition) Seen() bool { return p.State != Failed }

// Waits tells whether the edition may still be posted: it is the one that tells
// all that is new then, so there is no other meanwhile.
func (p PlannedEdition) Waits() bool {
	switch p.State {
	case "", Sent, Skipped, Failed, Lost, Removed:
		return false
	}
	return true
}
