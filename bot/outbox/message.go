package outbox

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// A message's metadata can be read by everyone in the workspace, so there is
// nothing in it but a random word.
const (
	metadataType  = "fieldnotes_delivery"
	metadataNonce = "delivery"
)

// maxText is where chat.update refuses a text, a little before.
const maxText = 3900

func options(d learn.Delivery, m chat.Message) []slack.MsgOption {
	return []slack.MsgOption{
		slack.MsgOptionText(chat.Cut(m.Text, maxText), false),
		slack.MsgOptionBlocks(m.Blocks...),
		slack.MsgOptionMetadata(slack.SlackMetadata{
			EventType: metadataType, EventPayload: map[string]any{metadataNonce: d.Nonce},
		}),
		slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
}

// hasNewBlocks tells whether m has blocks that not every Slack knows.
func hasNewBlocks(m chat.Message) bool {
	return slices.ContainsFunc(m.Blocks, func(b slack.Block) bool {
		return b.BlockType() == slack.MBTTable || b.BlockType() == slack.MBTDataVisualization
	})
}

// carries tells whether m is the delivery's message; one with a file has no
// metadata.
func carries(m slack.Message, d learn.Delivery) bool {
	if d.File != "" {
		return slices.ContainsFunc(m.Files, func(f slack.File) bool { return f.ID == d.File })
	}
	return m.Metadata.EventType == metadataType && m.Metadata.EventPayload[metadataNonce] == d.Nonce
}

// content is a hash of what the message shows, to tell whether an update would
// change anything.
func content(m chat.Message) (string, error) {
	raw, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("message: %w", err)
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:12]), nil
}
