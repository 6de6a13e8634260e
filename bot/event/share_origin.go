package event

import (
	"context"
	"encoding/json"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

// origin says where the content of a form for a new event comes from. It
// travels in the form, so that each step can be taken again from nothing else.
type origin struct {
	Text  string `json:"text,omitempty"`  // what followed the command: a link, a title, a time
	File  string `json:"file,omitempty"`  // Slack's id of a calendar file
	Found string `json:"found,omitempty"` // id of what was found in a followed calendar
	Ours  bool   `json:"ours,omitempty"`  // we host it
	Told  bool   `json:"told,omitempty"`  // the person was told that it was shared before
}

// maxOrigin is how long an origin may be as it travels: Slack takes 3000
// characters of a form's metadata, and each quote and ampersand counts as six.
const maxOrigin = 2600

func (o origin) String() string {
	js, err := json.Marshal(o)
	if err != nil {
		return ""
	}
	return string(js)
}

// carried is the origin as a form carries it: of a text that is longer than
// Slack takes, the link alone.
func (o origin) carried() string {
	for _, text := range []string{o.Text, o.link()} {
		o.Text = text
		if quoted, err := json.Marshal(o.String()); err == nil && len(quoted) <= maxOrigin {
			return o.String()
		}
	}
	o.Text = ""
	return o.String()
}

// link is the address that the form is filled from, "" for none.
func (o origin) link() string {
	_, link := split(o.Text)
	return link
}

// looksLikeCalendar tells whether the address names a calendar, as the secret
// ones do that calendars on the web give away. What is there is known once it
// was read.
func (o origin) looksLikeCalendar() bool {
	u, err := url.Parse(o.link())
	if err != nil {
		return false
	}
	return strings.Contains(o.Text, "webcal://") || strings.EqualFold(path.Ext(u.Path), ".ics") ||
		slices.ContainsFunc(strings.Split(u.Path, "/"), func(part string) bool { return part == "ical" || part == "ics" })
}

// key tells on the shelf what was read.
func (o origin) key() string {
	if o.File != "" {
		return "file " + o.File
	}
	return o.link()
}

// shared notes that what was found in a followed calendar is now the event, so
// that it is offered no longer.
func (o origin) shared(ctx context.Context, tx *store.DB, event string) error {
	if o.Found == "" {
		return nil
	}
	return tx.SetFoundEvent(ctx, o.Found, event)
}
