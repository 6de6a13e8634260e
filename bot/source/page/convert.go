package page

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// convert is an item that is an event as a Found; ok is false for one without
// a title.
func convert(i *item, base *url.URL, now time.Time) (f learn.Found, ok bool) {
	f = learn.Found{
		Title:     line(i.text("name", "summary", "headline"), learn.MaxTitle),
		Link:      i.link(base, "url", "mainEntityOfPage"),
		About:     paragraphs(i.text("description", "abstract", "content"), maxAbout),
		Topics:    topics(i),
		Cancelled: i.has("cancelled"),
	}
	f.Place, f.Format = placed(i)
	spanOf(i, now).tell(&f)
	return f, f.Title != ""
}

// spanOf is when an event takes place. A postponed one has no time: what the
// page says is the old one.
func spanOf(i *item, now time.Time) span {
	if i.has("postponed") {
		return span{}
	}
	s := span{start: readMoment(i.text("startDate", "startTime")), length: readDuration(i.text("duration")), zone: zoneOf(i)}
	if s.start.days {
		s.start = s.start.at(i.text("startTime"))
	}
	s.end, s.exclusive = i.end(s.start)
	for _, v := range i.props["eventSchedule"] {
		if v.item == nil {
			continue
		}
		next, ok := fromSchedule(v.item, now)
		if ok && (!s.start.known() || s.start.wall.Before(now) && next.start.wall.After(now)) {
			if next.length == 0 {
				next.length = s.length
			}
			s = next
		}
	}
	return s
}

// end is when an event ends that begins at start; exclusive, when a day is the
// first after it.
func (i *item) end(start moment) (end moment, exclusive bool) {
	text := i.text("endDate", "endTime", "dtend")
	if end = readMoment(text); !end.known() {
		end = start.until(text)
	} else if end.days && !start.days {
		end = end.at(i.text("endTime"))
	}
	return end, i.text("endDate", "endTime") == ""
}

// has tells whether an event has the status, of which schema.org's name is
// "EventCancelled", say.
func (i *item) has(status string) bool {
	return slices.ContainsFunc(i.props["eventStatus"], func(v value) bool {
		name := v.read()
		if v.item != nil {
			name = v.item.id
		}
		return strings.HasSuffix(strings.ToLower(local(name)), status)
	})
}

// topics are what an event is about, as far as its page's words are for people.
func topics(i *item) []string {
	var all []string
	for _, text := range i.texts("keywords", "about") {
		split := func(r rune) bool { return r == ',' || r == ';' || r == '#' || r == '\n' }
		for _, word := range strings.FieldsFunc(plain(text[:min(len(text), maxText)]), split) {
			if !strings.ContainsAny(word, "_/<>") && utf8.RuneCountInString(learn.OneLine(word)) <= learn.MaxTopic {
				all = append(all, word)
			}
		}
	}
	all = learn.CleanTopics(all)
	return slices.Clip(all[:min(len(all), learn.MaxTopics)])
}
