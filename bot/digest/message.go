package digest

import (
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// maxText is how much of an edition its text for notifications and screen
// readers says; Slack refuses an update with more than 4,000 characters.
const maxText = 3000

// fitted drops what a message has no room for, or nobody a minute to read, and
// returns the page as the channel sees it: whole items are left out, the least
// important ones first.
func (p *page) fitted(loc *chat.Locale, typed chat.Commands) chat.Message {
	for {
		m := p.message(loc, typed)
		if fits(m.Blocks) || !p.drop() {
			return m
		}
	}
}

func (p *page) message(loc *chat.Locale, typed chat.Commands) chat.Message {
	if p.empty() {
		text := loc.M("digest.gone")
		return chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{chat.Section(text)}}
	}
	blocks := []slack.Block{chat.Section(p.opening(loc))}
	if p.host {
		blocks = append(blocks, chat.SectionWith(loc.M("digest.host"), chat.Button(HostEvent, "", loc.T("digest.host_button"))))
	}
	blocks = append(blocks, p.events.blocks(loc, "digest.events", "digest.more_events", typed.Typed("event list"))...)
	blocks = append(blocks, p.lessons.blocks(loc, "digest.lessons", "digest.more_lessons", typed.Typed("lessons search"))...)
	blocks = append(blocks, p.asks.blocks(loc, "digest.asks", "", "")...)
	blocks = append(blocks, p.found.blocks(loc, "digest.found", "digest.more_found", typed.Typed("event list")+" found")...)
	blocks = append(blocks, p.pick.blocks(loc, "digest.pick")...)
	blocks = append(blocks, p.archived.blocks(loc, "archive.title")...)
	return chat.Message{Text: p.text(loc), Blocks: append(blocks, chat.Divider(), chat.Actions("digest",
		chat.Button(show.ShareEvent, "", loc.T("digest.share")), chat.Button(show.WriteLesson, "", loc.T("digest.write"))))}
}

func (p *page) opening(loc *chat.Locale) chat.Mrkdwn {
	events, lessons := len(p.events.items) > 0, len(p.lessons.items) > 0
	switch {
	case events && lessons && p.week:
		return loc.M("digest.opening")
	case events && lessons:
		return loc.M("digest.opening_long")
	case events:
		return loc.M("digest.opening_events")
	case lessons && p.week:
		return loc.M("digest.opening_lessons")
	case lessons:
		return loc.M("digest.opening_lessons_long")
	case len(p.found.items) == 0 && len(p.asks.items) > 0:
		return loc.M("digest.opening_asks")
	case len(p.found.items) > 0:
		return loc.M("digest.opening_found")
	case p.nothing && p.week:
		return loc.M("digest.nothing_week")
	case p.nothing:
		return loc.M("digest.nothing")
	}
	return loc.M("digest.opening_other")
}

// text says the titles, for readers who don't get the blocks.
func (p *page) text(loc *chat.Locale) string {
	var titles []chat.Mrkdwn
	for _, it := range p.all() {
		title, _, _ := strings.Cut(string(it.line), "\n")
		titles = append(titles, chat.Mrkdwn(title))
	}
	return chat.Cut(chat.Plain(p.opening(loc)+" "+chat.Join(" · ", titles...)), maxText)
}

func (l list) blocks(loc *chat.Locale, title, more, typed string) []slack.Block {
	if len(l.items) == 0 {
		return nil
	}
	blocks := []slack.Block{chat.Header(loc.T(title))}
	for _, it := range l.items {
		blocks = append(blocks, it.block())
	}
	if rest := l.total - l.counted(); rest > 0 {
		blocks = append(blocks, chat.Context(loc.NM(more, rest, "Command", chat.Code(chat.Verbatim(typed)))))
	}
	return blocks
}

// blocks are those of the one item below a title; none when there is none.
func (it *item) blocks(loc *chat.Locale, title string) []slack.Block {
	if it == nil {
		return nil
	}
	return []slack.Block{chat.Header(loc.T(title)), it.block()}
}

func (it item) block() slack.Block {
	text := it.line
	if it.why != "" {
		text = chat.Lines(text, chat.Italic(it.why))
	}
	if it.button == nil {
		return chat.Section(text)
	}
	return chat.SectionWith(text, it.button)
}
