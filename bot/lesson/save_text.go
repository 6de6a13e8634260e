package lesson

import (
	"regexp"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

var (
	code     = regexp.MustCompile("(?s)```\n?(.*?)\n?```|`([^`\n]+)`")
	stranger = regexp.MustCompile(`@[UW][A-Z0-9]{8,}\b`)
	emphasis = []*regexp.Regexp{marked(`\*`), marked(`_`), marked(`~`)}
)

// marked finds what stands between two of the sign as Slack understands it:
// not within a word, as in snake_case or :white_check_mark:, and not around blanks.
func marked(sign string) *regexp.Regexp {
	other := `[^\pL\pN` + sign + `]`
	return regexp.MustCompile(`(^|` + other + `)` + sign + `([^\s` + sign + `](?:[^\n` + sign + `]*[^\s` + sign + `])?)` + sign + `($|` + other + `)`)
}

// plainText is the text of a message without its formatting. Whoever is named
// in it and isn't known is somebody.
func plainText(loc *chat.Locale, text string) string {
	text = stranger.ReplaceAllString(text, loc.T("save.somebody"))
	var plain strings.Builder
	from := 0
	for _, at := range code.FindAllStringSubmatchIndex(text, -1) {
		plain.WriteString(unmarked(text[from:at[0]]))
		if at[2] >= 0 {
			plain.WriteString(text[at[2]:at[3]])
		} else {
			plain.WriteString(text[at[4]:at[5]])
		}
		from = at[1]
	}
	plain.WriteString(unmarked(text[from:]))
	return strings.TrimSpace(plain.String())
}

// unmarked looks once more as often as signs of different kinds can stand
// around each other, or two marked words beside each other.
func unmarked(text string) string {
	for range emphasis {
		for _, sign := range emphasis {
			text = sign.ReplaceAllString(text, "$1$2$3")
		}
	}
	return text
}
