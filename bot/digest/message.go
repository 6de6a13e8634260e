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

// message is the page as the channel sees it.
func (p page) message(loc *chat.Locale, typed chat.Commands) chat.Message {
	all := p.all()
	if len(all) == 0 {
		text := loc.M("digest.gone")
		return chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{chat.Section(text)}}
	}
	var blocks []slack.Block
	if len(p.events.items)+len(p.found.items)+len(p.lessons.items)+len(p.asks.items) > 0 {
		blocks = append(blocks, chat.Section(p.opening(loc)))
	}
	blocks = append(blocks, p.events.blocks(loc, "digest.events", "digest.more_events", typed.Typed("event list"))...)
	blocks = append(blocks, p.found.blocks(loc, "digest.found", "digest.more_found", typed.Typed("event list")+" found")...)
	blocks = append(blocks, p.lessons.blocks(loc, "digest.lessons", "digest.more_lessons", typed.Typed("lessons search"))...)
	blocks = append(blocks, p.asks.blocks(loc, "digest.asks", "", "")...)
	if p.pick != nil {
		blocks = append(blocks, chat.Header(loc.T("digest.pick")), p.pick.block(), chat.Context(p.why))
	}
	if p.archived != nil {
		blocks = append(blocks, chat.Header(loc.T("archive.title")), p.archived.block(), chat.Context(p.whyArchived))
	}
	return chat.Message{Text: p.text(loc, all), Blocks: append(blocks, chat.Divider(), chat.Actions("digest",
		chat.Button(show.ShareEvent, "", loc.T("digest.share")), chat.Button(show.WriteLesson, "", loc.T("digest.write"))))}
}

func (p page) opening(loc *chat.Locale) chat.Mrkdwn {
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
	case p.pick == nil:
		return loc.M("archive.title")
	}
	return loc.M("digest.pick")
}

// text says the titles, for readers who don't get the blocks.
func (p page) text(loc *chat.Locale, all []item) string {
	var titles []chat.Mrkdwn
	for _, it := range all {
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
	rest := l.total
	for _, it := range l.items {
		blocks = append(blocks, it.block())
		if it.counted {
			rest--
		}
	}
	if rest > 0 {
		blocks = append(blocks, chat.Context(loc.NM(more, rest, "Command", chat.Code(chat.Verbatim(typed)))))
	}
	return blocks
}

func (it item) block() slack.Block {
	if it.button == nil {
		return chat.Section(it.line)
	}
	return chat.SectionWith(it.line, it.button)
}
