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

// AskedYou is an ask to somebody who may know about what has the title.
func AskedYou(loc *chat.Locale, a learn.Ask, title string) chat.Mrkdwn {
	key := "ask.to_who_went"
	if a.Lesson != "" {
		key = "ask.to_author"
	}
	return loc.M(key, "Member", chat.Mention(a.Member), "Title", chat.Bold(chat.Escape(title)), "Text", a.Text)
}

// HelpButton answers an ask.
func HelpButton(loc *chat.Locale, ask string) *slack.ButtonBlockElement {
	return chat.Button(HelpAsk, ask, loc.T("ask.help_button"))
}
