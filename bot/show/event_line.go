package show

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// EventBy says who shared an event, who looks after it by now, and whether we
// host it.
func EventBy(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	owner := chat.Mrkdwn("")
	if e.Owner != "" && e.Owner != e.SharedBy {
		owner = loc.M("event.owner", "Member", loc.Member(e.Owner))
	}
	return chat.Join(" · ", loc.M("event.by", "Member", loc.Member(e.SharedBy)), owner, ours(loc, e))
}

// GoingCount says how many go; "" for nobody.
func GoingCount(loc *chat.Locale, n int) chat.Mrkdwn {
	if n == 0 {
		return ""
	}
	return loc.NM("event.going_count", n)
}

// How many of those who go must be known by name: for a card and for telling
// somebody of colleagues, and for an event's details.
const (
	FewNames  = 6
	ManyNames = 101
)

// GoingNames says who goes: the first by name, how many where no name is given,
// "" when nobody does. "And one more" would take the room of the name: the last
// that limit allows only stands where nobody is left out.
func GoingNames(loc *chat.Locale, line learn.Line, limit int) chat.Mrkdwn {
	named := mentions(line.First)
	if len(named) == 0 {
		return GoingCount(loc, line.Going)
	}
	if len(named) == line.Going && line.Going <= limit {
		return loc.NM("event.going_names", line.Going, "Names", chat.Join(", ", named...))
	}
	named = named[:min(len(named), limit-1)]
	return loc.NM("event.going_more", line.Going, "Names", chat.Join(", ", named...), "More", loc.Int(line.Going-len(named)))
}

// ColleaguesGo tells somebody who else goes, "Ben and Chiara go too"; "" when
// nobody does. Of count others the first are given.
func ColleaguesGo(loc *chat.Locale, others []string, count int) chat.Mrkdwn {
	const most = FewNames - 1
	named := mentions(others[:min(len(others), most)])
	switch more := count - len(named); {
	case len(named) == 0:
		return ""
	case count == 1:
		return loc.NM("rsvp.too", 1, "Names", named[0])
	case more == 0:
		last := len(named) - 1
		names := loc.M("rsvp.and", "Names", chat.Join(", ", named[:last]...), "Last", named[last])
		return loc.NM("rsvp.too", count, "Names", names)
	default:
		names := loc.NM("rsvp.and_more", more, "Names", chat.Join(", ", named...))
		return loc.NM("rsvp.too", count, "Names", names)
	}
}

// places says how many places are taken, of an event that has a limit; "" when
// none is to be had any more. How many wait for one is no business of others.
func places(loc *chat.Locale, e learn.Event, line learn.Line) chat.Mrkdwn {
	switch {
	case e.Capacity == 0, !e.Cancelled.IsZero(), !e.Closed.IsZero():
		return ""
	case e.Admits(line.Going, line.Waiting) == learn.Waitlisted:
		return loc.M("event.full")
	}
	return loc.NM("event.places", e.Capacity, "Taken", loc.Int(line.Going))
}

// Waiting says how many wait for a place, to whoever looks after an event; ""
// when nobody does. Of fewer than five it isn't told how many they are.
func Waiting(loc *chat.Locale, line learn.Line) chat.Mrkdwn {
	switch {
	case line.Waiting == 0:
		return ""
	case line.Waiting < learn.Crowd:
		return loc.M("event.few_waiting")
	}
	return loc.NM("event.waiting", line.Waiting)
}

func mentions(members []string) []chat.Mrkdwn {
	all := make([]chat.Mrkdwn, len(members))
	for i, m := range members {
		all[i] = chat.Mention(m)
	}
	return all
}
