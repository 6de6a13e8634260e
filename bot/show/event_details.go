package show

import (
	"unicode/utf8"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// How much of an event's benefit its details show: a paragraph of Slack's.
const benefitInDetails = 2800 // characters of Slack's markup

// EventDetails is an event for one person who looks closer.
func EventDetails(loc *chat.Locale, home string, e learn.Event, line learn.Line) []slack.Block {
	blocks := []slack.Block{chat.Section(chat.Lines(titled(e, linkOnCard), cancelled(loc, e), EventWhen(loc, e), EventSeries(loc, e), EventWhere(loc, e)))}
	if e.Benefit != "" {
		blocks = append(blocks, chat.Section(loc.M("event.why_go", "Benefit", fit(e.Benefit, benefitInDetails))))
	}
	if about := EventAbout(loc, home, e); about != "" {
		blocks = append(blocks, chat.Section(about))
	}
	who := chat.Join(" · ", GoingNames(loc, line, ManyNames), places(loc, e, line))
	if line.Going == 0 {
		who = chat.Join(" ", loc.M("event.nobody"), places(loc, e, line))
	}
	return append(blocks, chat.Section(who), chat.Context(EventBy(loc, e)))
}

// fit is text in Slack's markup, cut to at most limit characters of it.
func fit(text string, limit int) chat.Mrkdwn {
	escaped := chat.Escape(text)
	for room := limit; utf8.RuneCountInString(string(escaped)) > limit; room -= room / 8 {
		escaped = chat.Escape(chat.Cut(text, room))
	}
	return escaped
}
