package slacksim

import (
	"maps"
	"slices"
	"strings"
)

// Channel is a channel of the workspace; IMs are not among them.
type Channel struct {
	ID        string // C…; AddChannel makes one up for ""
	Name      string // without #
	Private   bool
	ExtShared bool // with another organisation
	Archived  bool
	Topic     string
	Members   []string // user ids, in the order in which they joined
}

type channel struct {
	Channel
	direct  bool // direct messages of two or more, whose members never change
	offered bool // to another organisation, which hasn't accepted yet
	created int64
	member  map[string]bool
	log     messageLog
}

// kind is "im", "mpim", "private" or "public".
func (c *channel) kind() string {
	switch {
	case c.direct && len(c.Members) > 2:
		return "mpim"
	case c.direct:
		return "im"
	case c.Private:
		return "private"
	}
	return "public"
}

// AddChannel makes a channel with its members and returns its id.
func (s *Sim) AddChannel(c Channel) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.ID == "" {
		c.ID = s.newID("C")
	}
	members := c.Members
	c.Members, c.Name = nil, strings.TrimPrefix(c.Name, "#")
	made := &channel{Channel: c, created: s.Now().Unix(), member: map[string]bool{}}
	s.channels.put(c.ID, made)
	for _, id := range members {
		s.join(made, id, "")
	}
	s.changed()
	return c.ID
}

// Channels lists all channels, without direct messages, in the order in which they were made.
func (s *Sim) Channels() []Channel {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Channel
	for c := range s.channels.all() {
		if !c.direct {
			all = append(all, c.snapshot())
		}
	}
	return all
}

func (c *channel) snapshot() Channel {
	shown := c.Channel
	shown.Members = slices.Clone(c.Members)
	return shown
}

// Join makes somebody, or the bot, a member of a channel; both are ids.
func (s *Sim) Join(channelID, personID string) { s.JoinBy(channelID, personID, "") }

// JoinBy is Join at somebody's invitation.
func (s *Sim) JoinBy(channelID, personID, inviter string) {
	s.alter(channelID, func(c *channel) { s.join(c, personID, inviter) })
}

// Leave ends somebody's membership of a channel.
func (s *Sim) Leave(channelID, personID string) {
	s.alter(channelID, func(c *channel) {
		if !c.member[personID] {
			return
		}
		delete(c.member, personID)
		c.Members = slices.DeleteFunc(c.Members, func(id string) bool { return id == personID })
		s.sendLeft(c, personID)
	})
}

// Archive closes a channel: it can be read but nothing can be posted.
func (s *Sim) Archive(channelID string) { s.setArchived(channelID, true) }

// Unarchive opens an archived channel again.
func (s *Sim) Unarchive(channelID string) { s.setArchived(channelID, false) }

func (s *Sim) setArchived(channelID string, archived bool) {
	s.alter(channelID, func(c *channel) {
		if c.Archived != archived {
			c.Archived = archived
			s.sendArchived(c)
		}
	})
}

// Delete removes a channel and all that was said in it, for good.
func (s *Sim) Delete(channelID string) {
	s.alter(channelID, func(c *channel) {
		s.channels.remove(c.ID)
		s.forChannel(c, "deleted", object{"channel": c.ID})
	})
}

// Rename gives a channel another name.
func (s *Sim) Rename(channelID, name string) {
	s.alter(channelID, func(c *channel) {
		c.Name = strings.TrimPrefix(name, "#")
		s.sendRenamed(c)
	})
}

func (s *Sim) alter(channelID string, change func(*channel)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c, ok := s.channels.get(channelID); ok && !c.direct {
		change(c)
		s.changed()
	}
}

func (s *Sim) join(c *channel, personID, inviter string) {
	if _, known := s.people.get(personID); !known || c.member[personID] {
		return
	}
	c.member[personID] = true
	c.Members = append(c.Members, personID)
	s.sendJoined(c, personID, inviter)
}

// resolve finds a conversation as a person names it: by id, "#general", "general", or "@handle" of the bot or of a
// colleague.
func (s *Sim) resolve(p *person, label string) (*channel, bool) {
	if c, ok := s.channels.get(label); ok {
		return c, !c.direct || c.member[p.ID]
	}
	if name, ok := strings.CutPrefix(label, "@"); ok {
		if strings.EqualFold(name, s.app.Handle) || strings.EqualFold(name, s.app.Name) {
			return s.openIM(p), true
		}
		if other, known := s.byHandle(name); known && other != p && !other.Bot {
			return s.openDirect(p.ID, other.ID), true
		}
		return nil, false
	}
	return s.channelNamed(strings.TrimPrefix(label, "#"))
}

func (s *Sim) channelNamed(name string) (*channel, bool) {
	for c := range s.channels.all() {
		if !c.direct && c.Name == name {
			return c, true
		}
	}
	return nil, false
}

// Group is a user group. A workspace has them once one is added: they need a paid plan.
type Group struct {
	ID, Handle, Name string
	Members          []string
}

// AddGroup puts the workspace on a paid plan, with this user group.
func (s *Sim) AddGroup(g Group) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.groups.put(g.ID, &g)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
