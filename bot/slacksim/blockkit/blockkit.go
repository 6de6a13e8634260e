// Package blockkit checks what an app sends to Slack as blocks and views, as strictly as Slack does and in
// its words, and knows what the elements in them hold. All functions are pure and work on raw JSON.
package blockkit

import "encoding/json"

// Codes of problems. The first two are for the caller, who answers with an error of its own; the others are
// those of blocks.validate.
const (
	NotJSON          = "invalid_json"   // not JSON, or not an array or object: invalid_blocks_format
	ViewTooLarge     = "view_too_large" // more than 250 KB
	missingField     = "missing_field"
	invalidType      = "invalid_type"
	failedConstraint = "failed_constraint"
)

// Problem is one thing that Slack refuses.
type Problem struct {
	Code    string
	Pointer string // JSON pointer to what is wrong, from /blocks or /view on
	Message string // Slack's wording, without the pointer
}

// String is the problem as Slack lists it in errors and, after "[ERROR] ", in response_metadata.messages.
func (p Problem) String() string { return p.Message + " [json-pointer:" + p.Pointer + "]" }

// Message checks the blocks of a message: a JSON array.
func Message(raw json.RawMessage) []Problem {
	n, err := parse(raw)
	if err != nil || n.kind != '[' {
		return []Problem{{NotJSON, "/blocks", "must provide an array"}}
	}
	c := &checker{surface: message, blocks: blocks}
	c.member("blocks", list(0, maxMessageBlocks, aBlock(topLevel)), n)
	return c.found
}

// View checks a whole view, modal or Home, as views.open and the others take it.
func View(raw json.RawMessage) []Problem {
	if len(raw) > maxViewBytes {
		return []Problem{{ViewTooLarge, "/view", "must be less than 250 KB"}}
	}
	n, err := parse(raw)
	if err != nil || n.kind != '{' {
		return []Problem{{NotJSON, "/view", "must provide an object"}}
	}
	c := &checker{surface: modal, blocks: blocks}
	s := modalView
	if n.str("type") == "home" {
		c.surface, s = home, homeView
	}
	c.member("view", s.check, n)
	return c.found
}
