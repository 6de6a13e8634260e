package follow

import (
	"slices"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

// deadlines are the words that make a date the last one, in each language.
var deadlines = []string{"by", "until", "till", "entro", "per", "fino"}

// said is the follow-up that the words after a command speak of. Its Due is
// zero when they name no date, and before now when that has passed.
func said(req *chat.Request) learn.FollowUp {
	u := learn.FollowUp{ID: req.NewID(), Member: req.Who.ID, What: learn.OneLine(req.Text), Created: req.Now}
	zone := req.Who.Location()
	when, ok := phrase.Find(u.What, req.Loc.Tag, req.Now.In(zone))
	if !ok {
		return u
	}
	u.What = withDeadline(u.What, when).Title(u.What)
	u.Due = when.Start
	if on := learn.ReminderOn(when.Start.Format(time.DateOnly), req.Now, zone); when.Day && !on.IsZero() {
		u.Due = on
	}
	return u
}

// withDeadline is the date in text with the word before it that makes it the last one.
func withDeadline(text string, w phrase.When) phrase.When {
	w.Spans = slices.Clone(w.Spans)
	for i, s := range w.Spans {
		before := strings.TrimRight(text[:s.From], " ")
		word := before[strings.LastIndex(before, " ")+1:]
		if slices.Contains(deadlines, strings.ToLower(word)) {
			w.Spans[i].From = len(before) - len(word)
		}
	}
	return w
}
