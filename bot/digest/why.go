package digest

import (
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Why something is in an edition. It is chosen with it, and stays. None says
// more than anybody may know: who follows a channel's digest knows its filter.
const (
	follow     = "follows" // the channel does; followed by a colon and what
	isNew      = "new"
	isSoon     = "soon"  // it is before the next edition
	isAhead    = "ahead" // it is in the horizon
	inUse      = "used"
	unanswered = "open"
	calendar   = "calendar" // of those that everybody follows
)

// because is a section with why something stands in it.
func because(section learn.Section, why string) string {
	if why == "" {
		return string(section)
	}
	return string(section) + "/" + why
}

// sectionOf parts what because has put together.
func sectionOf(s learn.Shown) (section learn.Section, why string) {
	before, why, _ := strings.Cut(s.Section, "/")
	return learn.Section(before), why
}

func (c *chooser) whyEvent(e learn.Event) string {
	name := follows(c.d.Filter, e.Industry, e.Topics)
	switch {
	case name != "":
		return follow + ":" + name
	case e.Created.After(c.e.Since):
		return isNew
	case e.Start.Before(c.next):
		return isSoon
	}
	return isAhead
}

func (c *chooser) whyLesson(l learn.SeenLesson) string {
	name := follows(c.d.Filter, l.Industry, l.Topics)
	switch {
	case l.Uses.Used > 0:
		return inUse
	case name != "":
		return follow + ":" + name
	}
	return isNew
}

// reason says why something is there, in half a line; "" for what was chosen
// before editions told.
func reason(loc *chat.Locale, why string) chat.Mrkdwn {
	key, name, _ := strings.Cut(why, ":")
	if key == "" {
		return ""
	}
	return loc.M("digest.why."+key, "Name", chat.Escape(show.Industry(loc, name)))
}
