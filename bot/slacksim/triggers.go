package slacksim

import (
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// triggerLife is how long a trigger id can be exchanged for a view.
const triggerLife = 3 * time.Second

// trigger is a person's gesture that may open one modal.
type trigger struct {
	at     time.Time
	used   bool
	screen string // of whoever made it
	viewID string // of the modal in which it arose, "" elsewhere
	in     blockkit.Conversation
}

// newTrigger notes a gesture in a channel, nil for none, or in a modal.
func (s *Sim) newTrigger(p *person, c *channel, viewID string) string {
	now := s.Now()
	id := fmt.Sprintf("%d.%d.%s", now.UnixMicro(), 1e9+s.rand.Int64N(9e9), strings.ToLower(s.random(32)))
	s.triggers.put(id, &trigger{at: now, screen: p.screen(), viewID: viewID, in: s.standing(c, viewID)}, now)
	return id
}

func (s *Sim) standing(c *channel, viewID string) blockkit.Conversation {
	if v := s.views.open[viewID]; v != nil {
		return v.in
	}
	if c == nil {
		return blockkit.Conversation{}
	}
	return blockkit.Conversation{ID: c.ID, Kind: c.kind(), External: c.ExtShared}
}

// exchange uses a trigger up.
func (s *Sim) exchange(id string) (*trigger, *refusal) {
	t, ok := s.triggers.get(id)
	switch {
	case id == "":
		return nil, invalid("missing required field: trigger_id")
	case strings.Count(id, ".") != 2:
		return nil, invalid("invalid `trigger_id`")
	case !ok:
		return nil, refuse("invalid_trigger_id")
	case t.used:
		return nil, refuse("exchanged_trigger_id")
	case s.Now().Sub(t.at) > triggerLife:
		return nil, refuse("expired_trigger_id")
	}
	t.used = true
	return t, nil
}
