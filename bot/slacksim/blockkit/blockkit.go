package blockkit

import "encoding/json"

// Problem is one thing that Slack refuses.
type Problem struct {
	Code    string // as blocks.validate gives it: missing_field, failed_constraint, …
	Pointer string // JSON pointer to what is wrong, from /blocks or /view on
	Message string // Slack's wording, without the pointer
}

// String is the problem as Slack lists it in errors and, after "[ERROR] ", in response_metadata.messages.
func (p Problem) String() string { return p.Message + " [json-pointer:" + p.Pointer + "]" }

// Message checks the blocks of a message: a JSON array.
func Message(blocks json.RawMessage) []Problem { return nil }

// View checks a whole view, modal or Home, as views.open and the others take it.
func View(view json.RawMessage) []Problem { return nil }

// TextLength is the number of characters of text in all blocks together, which a message's limit is about.
func TextLength(blocks json.RawMessage) int { return 0 }

// FillIDs gives every block and every interactive element that has no id one from newID, and keeps all else.
// It fails only on what is not a JSON array of objects.
func FillIDs(blocks json.RawMessage, newID func() string) (json.RawMessage, error) { return blocks, nil }
