package event

import (
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// maxLeftOut is of how many things that could not be read the shelf knows.
const maxLeftOut = 1000

// lean is the reading without the document that its texts were cut from: on the
// shelf each of them would keep all of it in memory.
func (r reading) lean() reading {
	for i, f := range r.events {
		for _, text := range []*string{&f.Title, &f.Link, &f.Zone, &f.Place, &f.About, &f.UID} {
			*text = leanText(*text)
		}
		topics := make([]string, len(f.Topics))
		for k, topic := range f.Topics {
			topics[k] = leanText(topic)
		}
		f.Topics = topics
		r.events[i] = f
	}
	r.leftOut = append([]learn.LeftOut(nil), r.leftOut[:min(len(r.leftOut), maxLeftOut)]...)
	for i := range r.leftOut {
		r.leftOut[i].Title = leanText(r.leftOut[i].Title)
	}
	return r
}

// leanText is as much of a text as any field takes.
func leanText(text string) string { return strings.Clone(chat.Cut(text, learn.MaxStory)) }
