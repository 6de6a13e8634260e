package chat

import "github.com/slack-go/slack"

// Text limits of Slack's blocks that we come near, in characters.
const (
	MaxSection = 3000
	MaxHeader  = 150
	MaxLabel   = 75 // of a button or an option
	MaxModal   = 24 // of a modal's title and buttons
)

// Section is a paragraph.
func Section(text Mrkdwn) *slack.SectionBlock {
	return slack.NewSectionBlock(markup(text), nil, nil)
}

// SectionWith is a paragraph with a button or menu beside it.
func SectionWith(text Mrkdwn, element slack.BlockElement) *slack.SectionBlock {
	return slack.NewSectionBlock(markup(text), nil, slack.NewAccessory(element))
}

// Header is a headline, in plain text.
func Header(text string) *slack.HeaderBlock {
	return slack.NewHeaderBlock(plain(Cut(text, MaxHeader)))
}

// Context is a line of small print.
func Context(text Mrkdwn) *slack.ContextBlock {
	return slack.NewContextBlock("", markup(text))
}

// Divider is a line across.
func Divider() *slack.DividerBlock { return slack.NewDividerBlock() }

// Actions is a row of buttons or menus; name tells rows of one message apart.
func Actions(name string, elements ...slack.BlockElement) *slack.ActionBlock {
	return slack.NewActionBlock(name, elements...)
}

// Button sends value to the route of action when pressed.
func Button(action, value, label string) *slack.ButtonBlockElement {
	return slack.NewButtonBlockElement(action, value, plain(Cut(label, MaxLabel)))
}

// LinkButton opens an http(s) address. Slack tells of it by action all the same.
func LinkButton(action, address, label string) *slack.ButtonBlockElement {
	return Button(action, "", label).WithURL(address)
}

// Primary marks the one button that most people will want.
func Primary(b *slack.ButtonBlockElement) *slack.ButtonBlockElement {
	return b.WithStyle(slack.StylePrimary)
}

// Confirm asks before the button counts, for what can't be undone. What to press
// then says again what happens.
func Confirm(b *slack.ButtonBlockElement, loc *Locale, question string) *slack.ButtonBlockElement {
	return b.WithStyle(slack.StyleDanger).WithConfirm(slack.NewConfirmationBlockObject(
		plain(Cut(loc.T("confirm.title"), 100)), plain(Cut(question, 300)),
		plain(Cut(b.Text.Text, 30)), plain(Cut(loc.T("confirm.back"), 30)),
	).WithStyle(slack.StyleDanger))
}

func markup(text Mrkdwn) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.MarkdownType, Cut(string(text), MaxSection), false, false)
}

func plain(text string) *slack.TextBlockObject {
	emoji := true
	return &slack.TextBlockObject{Type: slack.PlainTextType, Text: text, Emoji: &emoji}
}
