package show

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// EventBy says who shared an event, and who looks after it by now.
func EventBy(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	by := loc.M("event.by", "Member", chat.Mention(e.SharedBy))
	if e.Owner == "" || e.Owner == e.SharedBy {
		return by
	}
	return chat.Join(" · ", by, loc.M("event.owner", "Member", chat.Mention(e.Owner)))
}

// GoingCount says how many go; "" for nobody.
func GoingCount(loc *chat.Locale, n int) chat.Mrkdwn {
	if n == 0 {
		return ""
	}
	return loc.NM("event.going_count", n)
}

// GoingNames says who goes: about limit of them by name, "" when nobody does.
func GoingNames(loc *chat.Locale, going []string, limit int) chat.Mrkdwn {
	if len(going) == 0 {
		return ""
	}
	// "And one more" would take the room of the name.
	if len(going) <= limit+1 {
		return loc.NM("event.going_names", len(going), "Names", chat.Join(", ", mentions(going)...))
	}
	return loc.NM("event.going_more", len(going), "Names", chat.Join(", ", mentions(going[:limit])...), "More", loc.Int(len(going)-limit))
}

// ColleaguesGo tells somebody who else goes, "Ben and Chiara go too"; "" when
// nobody does.
func ColleaguesGo(loc *chat.Locale, others []string) chat.Mrkdwn {
	const most = 5
	named := mentions(others[:min(len(others), most)])
	switch more := len(others) - len(named); {
	case len(others) == 0:
		return ""
	case len(others) == 1:
		return loc.NM("rsvp.too", 1, "Names", named[0])
	case more == 0:
		last := len(named) - 1
		names := loc.M("rsvp.and", "Names", chat.Join(", ", named[:last]...), "Last", named[last])
		return loc.NM("rsvp.too", len(others), "Names", names)
	default:
		names := loc.NM("rsvp.and_more", more, "Names", chat.Join(", ", named...))
		return loc.NM("rsvp.too", len(others), "Names", names)
	}
}

// places says how many places are taken, of an event that has a limit, and how
// many wait for one.
func places(loc *chat.Locale, e learn.Event, line learn.Line) chat.Mrkdwn {
	going, waiting := len(line.Going), len(line.Waiting)
	switch {
	case e.Capacity == 0:
		return ""
	case waiting > 0:
		return loc.NM("event.full_waiting", waiting)
	case going >= e.Capacity:
		return loc.M("event.full")
	}
	return loc.NM("event.places", e.Capacity, "Taken", loc.Int(going))
}

func mentions(members []string) []chat.Mrkdwn {
	all := make([]chat.Mrkdwn, len(members))
	for i, m := range members {
		all[i] = chat.Mention(m)
	}
	return all
}
