package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
)

// features are what the bot can do, each in its own folder.
type features struct {
	event  *event.Feature
	digest *digest.Feature
}

func newFeatures(b *Bot, ws *chat.Workspace) (features, error) {
	schedule, err := digest.ParseDefault(b.config.Settings.Digest)
	if err != nil {
		return features{}, err
	}
	return features{
		event:  event.New(b.config.Store, ws),
		digest: digest.New(b.config.Store, ws, schedule),
	}, nil
}
