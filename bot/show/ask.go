package show

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Action ids of the buttons that open the form for a question to colleagues.
// Their value is the id of the event or lesson that it is about.
const (
	AskWhoWent   = "ask.event.open"
	AskTheAuthor = "ask.lesson.open"
)

// HelpAsk is the action id of the button that answers an ask. Its value is the ask's id.
const HelpAsk = "ask.help"

// AskLine is an ask among others, in a digest or a list.
func AskLine(loc *chat.Locale, a learn.Ask) chat.Mrkdwn {
	return chat.Lines(chat.Bold(chat.Escape(a.Text)), chat.Join(" · ", loc.M("ask.by", "Member", chat.Mention(a.Member)), day(loc, a.Created)))
}

// HelpButton answers an ask.
func HelpButton(loc *chat.Locale, ask string) *slack.ButtonBlockElement {
	return chat.Button(HelpAsk, ask, loc.T("ask.help_button"))
}
