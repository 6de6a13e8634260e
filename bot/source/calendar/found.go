package calendar

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/online"
)

// found is what a VEVENT says beside its times.
func found(v *component) learn.Found {
	f := learn.Found{
		Title: oneLine(v.text("SUMMARY")),
		Place: oneLine(v.text("LOCATION")),
		About: plain(v.text("DESCRIPTION", "X-ALT-DESC")),
	}
	f.Link = linkOf(v, f.About)
	f.Topics = topics(v)
	_, call := v.first("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
	if online.Is(f.Place) || f.Place == "" && call {
		f.Format = learn.Online
	}
	return f
}

// Luma names the event's page in its description alone.
var lumaLink = regexp.MustCompile(`(?i)up-to-date information at:\s*(https://\S+)`)

func linkOf(v *component, about string) string {
	if link := strings.TrimSpace(v.text("URL")); learn.ValidLink(link) {
		return link
	}
	if m := lumaLink.FindStringSubmatch(about); m != nil && learn.ValidLink(m[1]) {
		return m[1]
	}
	return ""
}

// topics are the categories that an event of ours may have.
func topics(v *component) []string {
	var list []string
	for _, p := range v.props {
		if p.name != "CATEGORIES" {
			continue
		}
		for _, topic := range texts(p.value) {
			topic = oneLine(topic)
			if topic != "" && utf8.RuneCountInString(topic) <= learn.MaxTopic && len(list) < learn.MaxTopics {
				list = append(list, topic)
			}
		}
	}
	return list
}
