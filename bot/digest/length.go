package digest

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// room is how much text Slack takes in the blocks of a message: it refuses one
// somewhere above 9,000 characters.
const room = 8900

// minute is how many words people read in one, silently and in their own
// language (Brysbaert, How many words do we read per minute?, 2019).
const minute = 238

// fits tells whether Slack takes the blocks and a minute is enough to read them.
func fits(blocks []slack.Block) bool {
	raw, err := json.Marshal(blocks)
	if err != nil {
		return true
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return true
	}
	return length(texts(tree, true)) <= room && words(texts(tree, false)) <= minute
}

// texts are all texts in the blocks, those of buttons only if they are wanted.
func texts(node any, buttons bool) (all []string) {
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			all = append(all, texts(child, buttons)...)
		}
	case map[string]any:
		if node["type"] == string(slack.METButton) && !buttons {
			return nil
		}
		for name, child := range node {
			if text, ok := child.(string); ok && name == "text" {
				all = append(all, text)
			}
			all = append(all, texts(child, buttons)...)
		}
	}
	return all
}

// length is how long the texts are as Slack counts it: escaped as they are
// sent, in UTF-16.
func length(all []string) (n int) {
	for _, text := range all {
		n += len(utf16.Encode([]rune(text)))
	}
	return n
}

// words is how many words the texts have to be read: numbers are seen at a
// glance. Where words are written without spaces between them, every character
// counts as one.
func words(all []string) (n int) {
	for _, text := range all {
		for _, word := range strings.Fields(chat.Plain(chat.Mrkdwn(text))) {
			n += max(count(word, unspaced), min(1, count(word, unicode.IsLetter)))
		}
	}
	return n
}

func count(word string, is func(rune) bool) (n int) {
	for _, r := range word {
		if is(r) {
			n++
		}
	}
	return n
}

func unspaced(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }
