package learn

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"net/url"
	"strings"
	"time"
)

// Feed is a calendar elsewhere that the bot follows. Its address may hold a
// secret: whoever added it sees it, nobody else.
type Feed struct {
	ID           string
	Address      string // as FeedAddress writes it
	Name         string
	AddedBy      string
	ETag         string // of the last reading, as is LastModified
	LastModified string
	Next         time.Time // when it is read again
	Read         time.Time // when it was last read well
	Failing      time.Time // since when it can't be read; zero when it can
	Told         time.Time // when that was told
	Reason       string    // why it can't be read, a key of the table [feed.why]
	Created      time.Time
}

// The subjects of messages that tell of feeds.
const (
	FeedSubject  SubjectKind = "feed"
	FoundSubject SubjectKind = "found"
)

// How feeds are followed.
const (
	MaxFeeds     = 50
	MaxFeedName  = 80
	MaxCounted   = 300                 // events of a list: more than anybody reads
	MaxFound     = 500                 // events that are found in one feed, the soonest
	FeedHorizon  = 90 * 24 * time.Hour // how far ahead events are found
	FeedPatience = 72 * time.Hour      // how long a feed fails before that is told
	feedEvery    = 4 * time.Hour
	feedJitter   = 30 * time.Minute
	feedRetry    = time.Hour
)

// FeedAddress is how an address is kept, so that the same one twice is the
// same: "webcal://Example.org/a.ics#x" is "https://example.org/a.ics". What is
// no address stays as it is.
func FeedAddress(typed string) string {
	u, err := url.Parse(strings.TrimSpace(typed))
	if err != nil {
		return strings.TrimSpace(typed)
	}
	u.Scheme, u.Host, u.Fragment, u.RawFragment = strings.ToLower(u.Scheme), strings.ToLower(u.Host), "", ""
	if u.Scheme == "webcal" || u.Scheme == "webcals" {
		u.Scheme = "https"
	}
	return u.String()
}

// Host is the part of the feed's address that everybody may see.
func (f Feed) Host() string {
	u, err := url.Parse(f.Address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// Worked is the feed after it was read well at now.
func (f Feed) Worked(now time.Time) Feed {
	f.Read, f.Next = now, now.Add(f.rhythm())
	f.Failing, f.Told, f.Reason = time.Time{}, time.Time{}, ""
	return f
}

// Failed is the feed after it could not be read at now for reason. At first it
// is tried again every hour.
func (f Feed) Failed(now time.Time, reason string) Feed {
	if f.Failing.IsZero() {
		f.Failing = now
	}
	f.Reason, f.Next = reason, now.Add(feedRetry)
	if now.Sub(f.Failing) >= feedEvery {
		f.Next = now.Add(f.rhythm())
	}
	return f
}

// Overdue tells whether whoever added the feed should hear at now that it
// fails: once for each time that it stops working.
func (f Feed) Overdue(now time.Time) bool {
	return f.Told.IsZero() && !f.Failing.IsZero() && now.Sub(f.Failing) >= FeedPatience
}

// rhythm is how long it is from one reading to the next: about the same for
// each feed, and not quite, so that they aren't all read at once.
func (f Feed) rhythm() time.Duration {
	h := fnv.New32a()
	_, _ = h.Write([]byte(f.ID)) // never fails
	return feedEvery - feedJitter/2 + time.Duration(h.Sum32()%uint32(feedJitter/time.Second))*time.Second
}

// FoundEvent is a Found in a calendar that the bot follows.
type FoundEvent struct {
	Found
	ID       string
	Feed     string // the feed's id
	Calendar string // the feed's name
	Event    string // as which event it was shared; "" while it waits
	Gone     bool   // the calendar has it no longer, or cancelled it
	Created  time.Time
}

// maxKey is how long a key may be that is kept as it is.
const maxKey = 200

// Key is the same each time that a calendar is read for the same event, or the
// same occurrence of it.
func (f Found) Key() string {
	key := f.UID
	if key == "" {
		key = Fold(f.Title) + "/" + f.Start.UTC().Format(time.RFC3339)
	}
	if !f.Original.IsZero() {
		key += "/" + f.Original.UTC().Format(time.RFC3339)
	}
	if len(key) > maxKey {
		sum := sha256.Sum256([]byte(key))
		return hex.EncodeToString(sum[:])
	}
	return key
}

// Day is the day on which it starts where it takes place, YYYY-MM-DD.
func (f Found) Day() string {
	if f.Clock == Instant {
		return f.Start.In(Location(f.Zone)).Format(time.DateOnly)
	}
	return f.Start.UTC().Format(time.DateOnly)
}
