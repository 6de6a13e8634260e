package chat

import (
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Admits is learn.Channel.Admits, and its text can name the bot.
func (w *Workspace) Admits(c learn.Channel, field string) error {
	err := c.Admits(field)
	var refused *learn.Error
	if errors.As(err, &refused) {
		refused.Args = append(refused.Args, "Bot", w.BotName)
	}
	return err
}
