package slacksim

import (
	"encoding/json"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

const (
	maxText        = 40000 // characters of a posted message; the rest is cut off
	maxUpdateText  = 4000  // of an updated or ephemeral one; more is refused
	maxBlockText   = 9600  // of all blocks of one message together; what Slack's real limit is nobody tells
	maxMarkdown    = 12000
	maxAttachments = 100
	maxMetadata    = 8 << 10 // bytes
)

// content is what a message says.
type content struct {
	text        string
	blocks      json.RawMessage // nil when none were given, [] when they were given empty
	attachments json.RawMessage
	metadata    json.RawMessage
}

func (c content) empty() bool {
	return c.text == "" && isEmptyList(c.blocks) && isEmptyList(c.attachments)
}

func isEmptyList(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "[]" }

// content reads and checks the arguments that make up a message. For those that only one person sees the text of
// all blocks together is not limited.
func (s *Sim) content(a args, cumulative bool) (content, *refusal) {
	c := content{text: a["text"]}
	if a["as_user"] != "" {
		return c, refuse("as_user_not_supported")
	}
	if a["username"]+a["icon_url"]+a["icon_emoji"] != "" && !s.hasScope("chat:write.customize") {
		return c, s.missingScope("chat:write.customize")
	}
	var no *refusal
	if c.blocks, no = s.blocks(a, cumulative); no != nil {
		return c, no
	}
	if c.attachments, no = attachments(a["attachments"]); no != nil {
		return c, no
	}
	c.metadata, no = metadata(a["metadata"])
	return c, no
}

func (s *Sim) blocks(a args, cumulative bool) (json.RawMessage, *refusal) {
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
	if cumulative && blockkit.TextLength(raw) > maxBlockText {
		return nil, refuse("msg_blocks_too_long")
	}
	filled, err := blockkit.FillIDs(raw, s.newBlockID)
	if err != nil {
		return nil, refuse("invalid_blocks_format")
	}
	return filled, nil
}

func (s *Sim) newBlockID() string { return s.random(5) }

func attachments(raw string) (json.RawMessage, *refusal) {
	if raw == "" {
		return nil, nil
	}
	var list []map[string]any
	if json.Unmarshal([]byte(raw), &list) != nil {
		return nil, refuse("invalid_attachments")
	}
	if len(list) > maxAttachments {
		return nil, refuse("too_many_attachments")
	}
	return json.RawMessage(raw), nil
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
	if json.Unmarshal([]byte(raw), &m) != nil || m.Type == "" || m.Payload == nil {
		return nil, refuse("invalid_metadata_schema")
	}
	if len(raw) > maxMetadata {
		return nil, refuse("metadata_too_large")
	}
	return json.RawMessage(raw), nil
}

// into puts the content into a new message.
func (c content) into(m *message) *message {
	m.Text, m.Blocks, m.Attachments, m.Metadata = c.text, c.blocks, c.attachments, c.metadata
	if isEmptyList(m.Blocks) {
		m.Blocks = nil
	}
	if string(m.Metadata) == "{}" {
		m.Metadata = nil
	}
	return m
}
