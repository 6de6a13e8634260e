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
		About:     paragraphs(i.text("description", "abstract"), maxAbout),
		Topics:    topics(i),
		Cancelled: strings.HasSuffix(strings.ToLower(local(i.text("eventStatus"))), "cancelled"),
	}
	f.Place, f.Format = placed(i)
	spanOf(i, now).tell(&f)
	return f, f.Title != ""
}

// spanOf is when an event takes place. A postponed one has no time: what the
// page says is the old one.
func spanOf(i *item, now time.Time) span {
	if local(i.text("eventStatus")) == "EventPostponed" {
		return span{}
	}
	s := span{start: readMoment(i.text("startDate", "startTime")), length: readDuration(i.text("duration")), zone: zoneOf(i)}
	if s.end = readMoment(i.text("endDate", "endTime")); !s.end.known() {
		s.end, s.exclusive = readMoment(i.text("dtend")), true
	}
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
