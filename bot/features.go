package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
)

// features are what the bot can do, each in its own folder.
type features struct {
	digest *digest.Feature
}

func newFeatures(b *Bot, ws *chat.Workspace) (features, error) {
	schedule, err := digest.ParseDefault(b.config.Settings.Digest)
	if err != nil {
		return features{}, err
	}
	return features{
		digest: digest.New(b.config.Store, ws, schedule),
	}, nil
}
