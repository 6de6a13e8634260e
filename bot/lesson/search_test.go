package lesson

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestPagesCanBeTurnedWhateverWasLookedFor(t *testing.T) {
	const longest = 2000 // of a button's value
	for _, typed := range []string{"soup", "<>&", `"\`, "é🎉", "\u2060"} {
		at := turn{Search: learn.LessonSearch{Words: string([]rune(strings.Repeat(typed, maxQuery))[:maxQuery])}}
		value := at.to(2)
		if n := utf8.RuneCountInString(value); n > longest {
			t.Errorf("%q: %d characters in a button", typed, n)
		}
		at.Page = 2
		if diff := cmp.Diff(at, readTurn(value)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", typed, diff)
		}
	}
}
