package legacy_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/legacy"
)

func TestTextFromBeforeUTF8IsToldFromDamagedText(t *testing.T) {
	for text, want := range map[string]bool{
		"plain": false, "Zürich": false, "Z\xfcrich": true, "caf\xe9, Z\xfcrich, Köln": true, "日本\xe6": false, "": false,
	} {
		if legacy.Is(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
