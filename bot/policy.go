package bot

import (
	"cmp"
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// usual is the policy as the environment has it: it counts until an admin
// decides otherwise.
func (b *Bot) usual() learn.Policy { return b.config.Settings.Policy() }

// Policy is what the settings say of what admins may decide otherwise.
func (s Settings) Policy() learn.Policy {
	p := learn.UsualPolicy()
	p.Home, p.Language, p.Schedule = s.Home, cmp.Or(s.Language, p.Language), cmp.Or(s.Digest, p.Schedule)
	p.Keep = cmp.Or(s.Keep, p.Keep)
	if s.OnlyAdminsSetDigests {
		p.Digests = learn.AdminsSet
	}
	return p
}

// takePolicy has count what admins decided, also with another replica of the bot.
func (b *Bot) takePolicy(ctx context.Context) error {
	decided, err := b.config.Store.Decisions(ctx)
	if err != nil {
		return err
	}
	b.people.ws.SetPolicy(b.usual().With(decided))
	return nil
}
