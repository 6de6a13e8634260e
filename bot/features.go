package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// features are what the bot can do, each in its own folder.
type features struct {
}

func newFeatures(b *Bot, ws *chat.Workspace) (features, error) {
	return features{}, nil
}
