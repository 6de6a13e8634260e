package event

import (
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

// said is the form with what followed the command.
func (s *sheet) said() draft {
	d := s.usual()
	words, link := split(s.from.Text)
	if !s.from.looksLikeCalendar() {
		d.Link = link
	}
	here := s.req.Now.In(learn.Location(s.zone()))
	when, ok := phrase.Find(words, s.req.Loc.Tag, here)
	if ok {
		words = when.Title(words)
		d.setWhen(when)
	}
	d.Title = chat.Cut(words, learn.MaxTitle)
	return d
}

// setWhen fills in the date that was named in a phrase.
func (d *draft) setWhen(w phrase.When) {
	if learn.ValidZone(w.Zone) {
		d.Zone = w.Zone
	}
	found := learn.Found{Start: w.Start, End: w.End, Clock: learn.Instant}
	if w.Day {
		found.Clock, found.Start, found.End = learn.Days, midnight(w.Start), time.Time{}
		if !w.End.IsZero() {
			found.End = midnight(w.End).AddDate(0, 0, 1)
		}
	}
	d.setTimes(found)
}

// midnight is the day of t as learn.Days has it.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// split parts the words that follow a command from the link among them. Slack
// writes a link as it was typed, or as <https://…|text>.
func split(text string) (rest, link string) {
	var words []string
	for _, word := range strings.Fields(text) {
		address, _, _ := strings.Cut(strings.Trim(word, "<>"), "|")
		address = webcal(address)
		if link == "" && learn.ValidLink(address) {
			link = address
			continue
		}
		words = append(words, word)
	}
	return strings.Join(words, " "), link
}

// webcal is the address of a calendar as a browser opens it.
func webcal(address string) string {
	if rest, ok := strings.CutPrefix(address, "webcal://"); ok {
		return "https://" + rest
	}
	return address
}
