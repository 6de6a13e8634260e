package show

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// How much of what was left out is named, and how long a title may be there,
// in characters.
const (
	namedLeftOut   = 3
	titleOfLeftOut = 60
)

// LeftOut says what of a calendar could not be read, and why: some by name, of
// the rest how many; "" for nothing.
func LeftOut(loc *chat.Locale, all []learn.LeftOut) chat.Mrkdwn {
	if len(all) == 0 {
		return ""
	}
	names := make([]chat.Mrkdwn, min(len(all), namedLeftOut))
	for i := range names {
		names[i] = leftOut(loc, all[i])
	}
	what := chat.Join(", ", names...)
	if more := len(all) - len(names); more > 0 {
		what = loc.NM("left_out.more", more, "Names", what)
	}
	return loc.M("left_out.line", "What", what)
}

func leftOut(loc *chat.Locale, one learn.LeftOut) chat.Mrkdwn {
	title := chat.Bold(chat.Escape(chat.Cut(one.Title, titleOfLeftOut)))
	switch {
	case one.Title == "" && one.Why == learn.CutOff:
		return loc.M("left_out.end")
	case one.Title == "":
		title = loc.M("left_out.untitled")
	}
	return loc.M("left_out."+string(one.Why), "Title", title)
}
