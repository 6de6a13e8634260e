package lesson

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// then tells whoever has shared a lesson where it is, unless they see that for
// themselves in here, and offers what may come next.
func (f *Feature) then(loc *chat.Locale, l learn.Lesson, here string) chat.Reply {
	var where chat.Mrkdwn
	switch l.Channel {
	case "":
		where = loc.M("lesson.saved", "Command", chat.Verbatim(f.ws.Commands.Typed("lessons search")))
	case here:
	default:
		where = loc.M("lesson.posting", "Channel", chat.ChannelLink(l.Channel))
	}
	text := chat.Lines(where, loc.M("follow.offer"))
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text), chat.Actions("then", show.AddFollowUpButton(loc)),
	}}}
}
