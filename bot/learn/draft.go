package learn

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Draft is a form for a lesson that hasn't been sent. It is its owner's alone.
type Draft struct {
	ID      string // of the form, and of the lesson that may come of it
	Member  string
	Origin  string // id of the event that the form was opened for; "" for none; the draft's own when the form began with words
	Fields  map[string]Held
	Closed  time.Time // when the form was closed; zero while it may be open
	Created time.Time
	Updated time.Time
}

// Held is what a field of a form held, as the form told it.
type Held struct {
	Values []string `json:"values"` // more than one where several may be chosen; none when it was emptied
	At     int64    `json:"at"`     // microseconds since 1970 by Slack's clock; 0 for what the field began with
}

// DraftKept is how long a draft is kept that nobody goes on with.
const DraftKept = 30 * 24 * time.Hour

// draftIdle is how long after the last word a form counts as left, also when
// Slack never told that it was closed.
const draftIdle = time.Hour

// Event is the id of the event that the form was opened for, or "".
func (d Draft) Event() string {
	if d.Origin == d.ID {
		return ""
	}
	return d.Origin
}

// Hold notes what a field held at an instant, whichever device told it: of two
// the later counts, in whatever order they come. The form may be open again.
func (d *Draft) Hold(field string, values []string, at time.Time) {
	if d.Fields[field].At > at.UnixMicro() {
		return
	}
	d.put(field, Held{Values: trimmed(values), At: at.UnixMicro()})
	if at.Unix() > d.Closed.Unix() {
		d.Closed = time.Time{}
	}
}

// Began notes what a field held in which nothing has been typed yet.
func (d *Draft) Began(field string, values []string) {
	if _, known := d.Fields[field]; !known && len(values) > 0 {
		d.put(field, Held{Values: trimmed(values)})
	}
}

// Said notes that what the fields began with are its owner's own words: as if
// typed, but before anything that is.
func (d *Draft) Said() {
	for field, held := range d.Fields {
		held.At = max(held.At, 1)
		d.put(field, held)
	}
}

func (d *Draft) put(field string, h Held) {
	if d.Fields == nil {
		d.Fields = map[string]Held{}
	}
	d.Fields[field] = h
}

// trimmed are values that a form of ours can hold.
func trimmed(values []string) []string {
	all := slices.Clone(values[:min(len(values), MaxTopics)])
	for i, v := range all {
		v = strings.ToValidUTF8(v, "\uFFFD")
		if utf8.RuneCountInString(v) > MaxStory {
			v = string([]rune(v)[:MaxStory])
		}
		all[i] = v
	}
	return all
}

// Texts are what a field held.
func (d Draft) Texts(field string) []string { return d.Fields[field].Values }

// Text is the one thing that a field held; "" when it was empty.
func (d Draft) Text(field string) string {
	if v := d.Texts(field); len(v) > 0 {
		return v[0]
	}
	return ""
}

// Empty tells whether nothing is left of what was typed or chosen.
func (d Draft) Empty() bool {
	for _, h := range d.Fields {
		if h.At > 0 && len(h.Values) > 0 {
			return false
		}
	}
	return true
}

// Left tells whether at now the draft waits for its owner, rather than being
// written.
func (d Draft) Left(now time.Time) bool {
	return !d.Closed.IsZero() || !now.Before(d.Updated.Add(draftIdle))
}
