package slacksim

import (
	"slices"
	"strings"
)

// Direct opens the direct messages of some people, the bot may be one of them, and returns their id: always the same
// for the same people.
func (s *Sim) Direct(people ...string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range people {
		if _, ok := s.people.get(id); !ok {
			return ""
		}
	}
	return s.openDirect(people...).ID
}

// FindDirect is the id of the direct messages of some people; false when they were never opened.
func (s *Sim) FindDirect(people ...string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.findDirect(people); c != nil {
		return c.ID, true
	}
	return "", false
}

// IM is the id of the direct messages between a person and the bot, opened if need be.
func (s *Sim) IM(personID string) string { return s.Direct(personID, s.app.UserID) }

func (s *Sim) openIM(p *person) *channel { return s.openDirect(p.ID, s.app.UserID) }

func (s *Sim) findDirect(people []string) *channel {
	return s.directs[directKey(people)]
}

func directKey(people []string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(people))), " ")
}

func (s *Sim) openDirect(people ...string) *channel {
	if c := s.findDirect(people); c != nil {
		return c
	}
	c := &channel{Channel: Channel{ID: s.newID("D")}, direct: true, created: s.Now().Unix(), member: map[string]bool{}}
	var names []string
	for _, id := range people {
		if !c.member[id] {
			c.member[id] = true
			c.Members = append(c.Members, id)
			names = append(names, s.people.byID[id].Name)
		}
	}
	if c.kind() == "mpim" {
		c.ID, c.Name = s.newID("C"), "mpdm-"+strings.Join(names, "--")+"-1"
	}
	s.channels.put(c.ID, c)
	s.directs[directKey(people)] = c
	return c
}

// withBot says of direct messages between two whether one of them is the bot.
func (s *Sim) withBot(c *channel) bool { return c.kind() == "im" && c.member[s.app.UserID] }

// partner is the other one in direct messages between two.
func (c *channel) partner(of string) string {
	if c.Members[0] == of {
		return c.Members[1]
	}
	return c.Members[0]
}

// hides says whether a conversation doesn't exist for the bot.
func (s *Sim) hides(c *channel) bool { return c.kind() != "public" && !c.member[s.app.UserID] }

// Directs lists the direct messages that this person has on their screen: those with the app, and others once
// something was said.
func (h *Hand) Directs() []Channel {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	var shown []Channel
	for c := range h.s.channels.all() {
		if c.direct && c.member[h.id] && (h.s.withBot(c) || len(c.log.all) > 0) {
			shown = append(shown, c.snapshot())
		}
	}
	return shown
}
