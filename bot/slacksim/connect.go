package slacksim

// Offer begins to share a channel with another organisation, by Slack Connect, and returns the channel's id. A
// private channel has another one from then on, for good: under its former id Slack knows nothing any more.
func (s *Sim) Offer(channelID string) string {
	id := channelID
	s.alter(channelID, func(c *channel) {
		c.offered = true
		if c.Private {
			id = s.newID("C")
			s.renumber(c, id)
			s.forMember(c, "channel_id_changed", object{"type": "channel_id_changed",
				"old_channel_id": channelID, "new_channel_id": id, "event_ts": s.eventTS()})
		}
	})
	return id
}

// Accept has the other organisation come in.
func (s *Sim) Accept(channelID string) {
	s.alter(channelID, func(c *channel) {
		c.offered, c.ExtShared = false, true
		s.forMember(c, "channel_shared", object{"type": "channel_shared",
			"connected_team_id": s.newID("T"), "channel": c.ID, "event_ts": s.eventTS()})
	})
}

// Part has the other organisation leave.
func (s *Sim) Part(channelID string) {
	s.alter(channelID, func(c *channel) {
		c.ExtShared = false
		s.forMember(c, "channel_unshared", object{"type": "channel_unshared",
			"previously_connected_team_id": s.newID("T"), "channel": c.ID, "is_ext_shared": false, "event_ts": s.eventTS()})
	})
}

func (s *Sim) renumber(c *channel, id string) {
	from := c.ID
	c.ID = id
	s.channels.rename(from, id)
	for _, m := range c.log.all {
		m.Channel = id
	}
	for p := range s.people.all() {
		if seen, ok := p.read[from]; ok {
			p.read[id] = seen
			delete(p.read, from)
		}
		if p.looking == from {
			p.looking = id
		}
	}
}
