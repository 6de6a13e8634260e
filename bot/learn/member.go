package learn

import (
	"sync"
	"time"
)

// Member is a Slack user as the bot knows them.
type Member struct {
	ID      string // U… or W…
	Name    string // display name, as typed by the person
	Zone    string // IANA name, "" when Slack doesn't say
	Locale  string // chosen in the settings, en, else as Slack writes it, en-US; "" when unknown
	Admin   bool   // admin or owner of the workspace
	Bot     bool
	Guest   bool
	Deleted bool
}

// Location is the member's time zone; UTC when unknown.
func (m Member) Location() *time.Location { return Location(m.Zone) }

// Location loads an IANA zone; UTC when it has no such zone.
func Location(zone string) *time.Location {
	if loc := load(zone); loc != nil {
		return loc
	}
	return time.UTC
}

// ValidZone tells whether zone is an IANA zone that this program knows.
func ValidZone(zone string) bool { return load(zone) != nil }

// loaded keeps the zones that were asked for: reading one takes longer than
// all that is worked out with it.
var loaded sync.Map

// load is nil for what is no IANA zone.
func load(zone string) *time.Location {
	if loc, found := loaded.Load(zone); found {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(zone)
	if err != nil || zone == "" || zone == "Local" {
		return nil
	}
	loaded.Store(zone, loc)
	return loc
}

// Channel is a Slack conversation as the bot knows it.
type Channel struct {
	ID       string
	Name     string // the ID when Slack doesn't tell: of a private channel without the bot
	Private  bool   // unknown channels count as private
	External bool   // shared with another organisation
	Allowed  bool   // an admin lets content into this external channel
	Archived bool
	Bot      Presence // whether the bot is in it
}

// Presence says whether the bot is in a channel; it starts unknown, and an
// unknown channel is tried rather than refused.
type Presence string

// The states of a Presence.
const (
	Unknown Presence = ""
	Inside  Presence = "in"
	Outside Presence = "out"
)

// Barred tells whether outsiders read the channel and no admin allows content there.
func (c Channel) Barred() bool { return c.External && !c.Allowed }

// Lets returns nil when an event that was shared in the channel may be posted
// in another one too, else an Error that says why not. Its card names those who
// go, and they said so to the readers of this channel: no others may read it.
func (c Channel) Lets(to Channel) error {
	switch {
	case to.ID == c.ID:
		return nil
	case c.Private:
		return Denied("already.private")
	case c.External:
		return Denied("already.outsiders_there")
	case to.Barred():
		return to.Admits("")
	case to.External:
		return Denied("already.outsiders_here")
	}
	return nil
}

// Admits returns nil when content may be posted in the channel, else an Error
// that says what to do. It belongs to field, the form field of the channel.
func (c Channel) Admits(field string) error {
	refuse := func(key string) error {
		return &Error{Code: Invalid, Field: field, Key: key, Args: []any{"Channel", c.Name}}
	}
	switch {
	case c.Archived:
		return refuse("error.channel_archived")
	case c.Barred():
		return refuse("error.channel_external")
	case c.Bot == Outside && c.Name == c.ID:
		return refuse("error.channel_hidden")
	case c.Bot == Outside:
		return refuse("error.channel_without_bot")
	}
	return nil
}
