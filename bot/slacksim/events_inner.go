package slacksim

type object = map[string]any

// sendUserEvent tells of somebody new, or of somebody changed.
func (s *Sim) sendUserEvent(p *person, joined bool) {
	name := "user_change"
	if joined {
		name = "team_join"
	}
	s.emit(name, nil, object{"type": name, "user": s.userJSON(p, true), "cache_ts": p.updated, "event_ts": s.eventTS()})
}

// forChannel emits an event about a channel, under its private name when the channel is private. The app hears
// only of channels that its bot is in.
func (s *Sim) forChannel(c *channel, what string, event object) {
	if !c.member[s.app.UserID] {
		return
	}
	name := "channel_" + what
	if c.Private {
		name = "group_" + what
	}
	event["type"], event["event_ts"] = name, s.eventTS()
	s.emit(name, c, event)
}

func (s *Sim) sendJoined(c *channel, id, inviter string) {
	event := s.membership(c, "member_joined_channel", id)
	if inviter != "" {
		event["inviter"] = inviter
	}
	s.forMember(c, "member_joined_channel", event)
}

// sendLeft tells that somebody has left; to the bot itself it is channel_left.
func (s *Sim) sendLeft(c *channel, id string) {
	if id != s.app.UserID {
		s.forMember(c, "member_left_channel", s.membership(c, "member_left_channel", id))
		return
	}
	name := "channel_left"
	if c.Private {
		name = "group_left"
	}
	s.emit(name, c, object{"type": name, "channel": c.ID, "event_ts": s.eventTS()})
}

func (s *Sim) forMember(c *channel, name string, event object) {
	if c.member[s.app.UserID] && s.hasScope(readScope(c)) {
		s.emit(name, c, event)
	}
}

func (s *Sim) membership(c *channel, name, id string) object {
	kind := "C"
	if c.Private {
		kind = "G"
	}
	return object{"type": name, "user": id, "channel": c.ID, "channel_type": kind, "team": s.team.ID, "event_ts": s.eventTS()}
}

func (s *Sim) sendArchived(c *channel) {
	what := "unarchive"
	if c.Archived {
		what = "archive"
	}
	s.forChannel(c, what, object{"channel": c.ID, "user": slackbot})
}

func (s *Sim) sendRenamed(c *channel) {
	s.forChannel(c, "rename", object{"channel": object{
		"id": c.ID, "name": c.Name, "name_normalized": c.Name, "created": c.created, "is_channel": !c.Private, "is_mpim": false}})
}

var messageEvents = map[string][2]string{ // conversation kind → event to subscribe to, channel_type
	"im":      {"message.im", "im"},
	"public":  {"message.channels", "channel"},
	"private": {"message.groups", "group"},
	"mpim":    {"message.mpim", "mpim"},
}

type messageEvent struct {
	messageJSON
	Channel     string `json:"channel"`
	EventTS     string `json:"event_ts"`
	ChannelType string `json:"channel_type"`
}

// sendMessage tells of a new message, the bot's own among them.
func (s *Sim) sendMessage(c *channel, m *message) *delivery {
	name := messageEvents[c.kind()]
	if !c.member[s.app.UserID] || !s.manifest.subscribes(name[0]) {
		return nil
	}
	return s.emit(name[0], c, messageEvent{s.messageJSON(c, m, false), c.ID, m.TS, name[1]})
}

// sendMessageChange tells of a message that was edited (message_changed) or deleted (message_deleted).
func (s *Sim) sendMessageChange(c *channel, subtype string, before messageJSON, m *message) {
	name := messageEvents[c.kind()]
	if !c.member[s.app.UserID] || !s.manifest.subscribes(name[0]) {
		return
	}
	ts := s.newTS()
	event := object{"type": "message", "subtype": subtype, "previous_message": before, "channel": c.ID,
		"hidden": true, "ts": ts, "event_ts": ts, "channel_type": name[1]}
	if subtype == "message_changed" {
		event["message"] = s.messageJSON(c, m, false)
	} else {
		event["deleted_ts"] = m.TS
	}
	s.emit(name[0], c, event)
}

func (s *Sim) sendHomeOpened(p *person, tab string) *delivery {
	event := object{"type": "app_home_opened", "user": p.ID, "channel": s.openIM(p).ID, "tab": tab, "event_ts": s.eventTS()}
	if home := s.views.homes[p.ID]; home != nil && tab == "home" {
		event["view"] = s.viewJSON(home, home.state)
	}
	return s.emit("app_home_opened", nil, event)
}
