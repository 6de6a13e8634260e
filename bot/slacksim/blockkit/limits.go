package blockkit

import "encoding/json"

// Limits on a whole payload; those on one field stand beside it in the tables.
const (
	maxMessageBlocks = 50
	maxViewBlocks    = 100
	maxViewBytes     = 250 * 1024

	maxTables   = 1
	maxCharts   = 2
	maxMarkdown = 12_000 // characters in all markdown blocks together

	// maxTableText, in characters of all cells, is unconfirmed.
	maxTableText = 10_000
)

// TextLength is the number of characters of text in all blocks together, which msg_blocks_too_long is about.
// What is not JSON has none.
func TextLength(blocks json.RawMessage) int {
	n, err := parse(blocks)
	if err != nil {
		return 0
	}
	return textLength(n)
}

// textLength counts the strings under the name "text": in text objects, options, rich text, cells and markdown.
func textLength(n *node) int {
	sum := 0
	for i := range n.items {
		if n.kind == '{' && n.items[i].name == "text" && n.items[i].kind == '"' {
			sum += n.items[i].length()
		}
		sum += textLength(&n.items[i])
	}
	return sum
}
