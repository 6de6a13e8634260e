package slacksim

import (
	"encoding/json"
	"iter"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

const (
	maxText       = 40000 // characters of a posted message; the rest is cut off
	maxUpdateText = 4000  // of an updated or ephemeral one; more is refused
	maxBlockText  = 9600  // of all blocks of one message together; what Slack's real limit is nobody tells
	maxMarkdown   = 12000
	maxMetadata   = 8 << 10 // bytes
)

// content is what a message says.
type content struct {
	text     string
	blocks   json.RawMessage // nil when none were given, [] when they were given empty
	metadata json.RawMessage
}

func (c content) empty() bool { return c.text == "" && isEmptyList(c.blocks) }

func isEmptyList(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "[]" }

// audience is for whom a message is. What one person alone sees may have more text in all its blocks together, but
// whether it may have tables and charts is not known.
type audience bool

const (
	forOne audience = false
	forAll audience = true
)

// content reads and checks the arguments that make up a message.
func (s *Sim) content(a args, seenBy audience) (content, *refusal) {
	c := content{text: a["text"]}
	if a["as_user"] != "" {
		return c, refuse("as_user_not_supported")
	}
	if a["username"]+a["icon_url"]+a["icon_emoji"] != "" && !s.hasScope("chat:write.customize") {
		return c, s.missingScope("chat:write.customize")
	}
	var no *refusal
	if c.blocks, no = s.blocks(a, seenBy); no != nil {
		return c, no
	}
	if raw := a["attachments"]; raw != "" && !isEmptyList(json.RawMessage(raw)) {
		return c, refuse("invalid_attachments") // legacy; what is in them is checked nowhere here
	}
	c.metadata, no = metadata(a["metadata"])
	return c, no
}

func (s *Sim) blocks(a args, seenBy audience) (json.RawMessage, *refusal) {
	raw := json.RawMessage(a["blocks"])
	if md := a["markdown_text"]; md != "" {
		if a["text"] != "" || len(raw) > 0 {
			return nil, refuse("markdown_text_conflict")
		}
		if utf8.RuneCountInString(md) > maxMarkdown {
			return nil, refuse("msg_too_long")
		}
		raw = frame([]object{{"type": "markdown", "text": md}})
	}
	if len(raw) == 0 {
		return nil, nil
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil || list == nil {
		return nil, refuse("invalid_blocks_format")
	}
	if problems := blockkit.Message(raw); len(problems) > 0 {
		return nil, invalidBlocks(problems)
	}
	if seenBy == forAll && blockkit.TextLength(raw) > maxBlockText {
		return nil, refuse("msg_blocks_too_long")
	}
	if seenBy == forOne {
		if no := classic(list); no != nil {
			return nil, no
		}
	}
	filled, err := blockkit.FillIDs(raw, s.newBlockID)
	if err != nil {
		return nil, refuse("invalid_blocks_format")
	}
	return filled, nil
}

func (s *Sim) newBlockID() string { return s.random(5) }

// classic refuses the blocks of which nobody knows whether an ephemeral message takes them.
func classic(blocks []json.RawMessage) *refusal {
	for i, raw := range blocks {
		var block struct {
			Type string `json:"type"`
		}
		_ = json.Unmarshal(raw, &block) // blockkit has read it
		switch block.Type {
		case "table", "data_table", "data_visualization":
			return invalidBlocks([]blockkit.Problem{{Message: "unsupported type: " + block.Type, Pointer: "/blocks/" + itoa(i) + "/type"}})
		}
	}
	return nil
}

// metadata checks a message's metadata. An empty object is given back as "{}": chat.update removes what was there.
func metadata(raw string) (json.RawMessage, *refusal) {
	if raw == "" {
		return nil, nil
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal([]byte(raw), &fields) != nil || fields == nil {
		return nil, refuse("invalid_metadata_format")
	}
	if len(fields) == 0 {
		return json.RawMessage("{}"), nil
	}
	var m struct {
		Type    string         `json:"event_type"`
		Payload map[string]any `json:"event_payload"`
	}
	if json.Unmarshal([]byte(raw), &m) != nil || m.Type == "" || m.Payload == nil || !flat(m.Payload, 2) {
		return nil, refuse("invalid_metadata_schema")
	}
	if len(raw) > maxMetadata {
		return nil, refuse("metadata_too_large")
	}
	return json.RawMessage(raw), nil
}

// flat says whether values are nested at most so deep, none of them null: strings, numbers, booleans, objects of
// them, and lists of all these.
func flat(value any, depth int) bool {
	switch v := value.(type) {
	case nil:
		return false
	case map[string]any:
		return depth > 0 && every(maps.Values(v), func(inner any) bool { return flat(inner, depth-1) })
	case []any:
		return every(slices.Values(v), func(inner any) bool { return flat(inner, min(depth, 1)) })
	}
	return true
}

func every(values iter.Seq[any], holds func(any) bool) bool {
	for v := range values {
		if !holds(v) {
			return false
		}
	}
	return true
}

// into puts the content into a new message.
func (c content) into(m *message) *message {
	m.Text, m.Blocks, m.Metadata = c.text, c.blocks, c.metadata
	if isEmptyList(m.Blocks) {
		m.Blocks = nil
	}
	if string(m.Metadata) == "{}" {
		m.Metadata = nil
	}
	return m
}
