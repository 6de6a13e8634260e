package chat_test

import (
	"testing"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

func TestWhatCannotBeUndoneIsPressedByItsOwnNameAgain(t *testing.T) {
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	for language, back := range map[string]string{"en": "Go back", "it": "Lascia stare"} {
		ask := chat.Confirm(chat.Button("lesson.withdraw", "L1", "Withdraw"), locales.For(language), "That can't be undone.").Confirm
		if ask.Style != slack.StyleDanger {
			t.Errorf("%s: what can't be undone looks %q", language, ask.Style)
		}
		if ask.Confirm.Text != "Withdraw" || ask.Deny.Text != back {
			t.Errorf("%s: the question offers %q and %q", language, ask.Confirm.Text, ask.Deny.Text)
		}
	}
}
