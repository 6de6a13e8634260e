package slacksim

import (
	"encoding/json"
	"fmt"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// PostBy has another app post a message: botUser is a Person that is a Bot. Blocks are optional. It returns the
// message's timestamp.
func (s *Sim) PostBy(botUser, channelID, text string, blocks json.RawMessage) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.people.get(botUser)
	if !ok || !p.Bot || p.ID == s.app.UserID {
		return "", missing("app %q", botUser)
	}
	c, ok := s.channels.get(channelID)
	if !ok || !c.member[p.ID] || c.Archived {
		return "", missing("channel %q with this app in it", channelID)
	}
	if problems := blockkit.Message(blocks); len(blocks) > 0 && len(problems) > 0 {
		return "", fmt.Errorf("slacksim: Slack would refuse this: %v", problems)
	}
	m := &message{Message: Message{User: p.ID, BotID: "B" + p.ID[1:], Text: text, Blocks: blocks}}
	s.post(c, m)
	return m.TS, nil
}

// appOf is the id of the app that wrote a message.
func (s *Sim) appOf(m *message) string {
	if m.BotID == s.app.BotID {
		return s.app.ID
	}
	return "A" + m.BotID[1:]
}
