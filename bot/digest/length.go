package digest

import (
	"encoding/json"
	"unicode/utf16"

	"github.com/slack-go/slack"
)

// textLength is how much text the blocks have, as Slack counts it for a whole
// message: that of all texts in them, buttons and headlines too, escaped as it
// is sent, in UTF-16.
func textLength(blocks []slack.Block) int {
	raw, err := json.Marshal(blocks)
	if err != nil {
		return 0
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return 0
	}
	return textIn(tree)
}

func textIn(node any) (n int) {
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			n += textIn(child)
		}
	case map[string]any:
		for name, child := range node {
			if text, ok := child.(string); ok && name == "text" {
				n += len(utf16.Encode([]rune(text)))
			}
			n += textIn(child)
		}
	}
	return n
}
