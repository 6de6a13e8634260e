package slacksim

import (
	"slices"
)

// visible finds a conversation that the bot can see.
func (s *Sim) visible(id string) (*channel, *refusal) {
	c, ok := s.channels.get(id)
	if !ok || s.hides(c) {
		return nil, refuse("channel_not_found")
	}
	return c, nil
}

// channelJSON is a conversation as conversations.info and the others show it.
func (s *Sim) channelJSON(c *channel) object {
	switch c.kind() {
	case "im":
		return s.imJSON(c)
	case "mpim":
		return s.groupJSON(c)
	}
	nothing := object{"value": "", "creator": "", "last_set": 0}
	return object{"id": c.ID, "name": c.Name, "name_normalized": c.Name, "created": c.created, "creator": slackbot,
		"is_channel": true, "is_group": false, "is_im": false, "is_mpim": false, "is_private": c.Private,
		"is_archived": c.Archived, "is_general": c.Name == "general", "is_member": c.member[s.app.UserID],
		"is_shared": c.ExtShared, "is_ext_shared": c.ExtShared, "is_org_shared": false, "is_pending_ext_shared": c.offered,
		"pending_shared": []string{}, "previous_names": []string{}, "context_team_id": s.team.ID, "unlinked": 0,
		"topic": object{"value": c.Topic, "creator": "", "last_set": 0}, "purpose": nothing}
}

func (s *Sim) conversationsInfo(c *call) (object, *refusal) {
	in, no := s.visible(c.args["channel"])
	if no != nil {
		return nil, no
	}
	if no := s.need(readScope(in)); no != nil {
		return nil, no
	}
	shown := s.channelJSON(in)
	if c.flag("include_num_members") {
		shown["num_members"] = len(in.Members)
	}
	if c.flag("include_locale") {
		shown["locale"] = s.cfg.Language
	}
	return object{"channel": shown}, nil
}

var conversationTypes = map[string]string{"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}

// wantedKinds reads the argument types, each of which needs its own scope.
func (s *Sim) wantedKinds(c *call) ([]string, *refusal) {
	types := c.list("types")
	if len(types) == 0 {
		types = []string{"public_channel"}
	}
	var kinds []string
	for _, t := range types {
		kind, ok := conversationTypes[t]
		if !ok {
			return nil, refuse("invalid_types")
		}
		if no := s.need(scopeFor(kind, "read")); no != nil {
			return nil, no
		}
		kinds = append(kinds, kind)
	}
	return kinds, nil
}

func (s *Sim) conversationsList(c *call) (object, *refusal) {
	return s.listConversations(c, func(*channel) bool { return true })
}

func (s *Sim) usersConversations(c *call) (object, *refusal) {
	user := c.args["user"]
	if user == "" {
		user = s.app.UserID
	}
	if _, ok := s.people.get(user); !ok {
		return nil, refuse("user_not_found")
	}
	shown, no := s.listConversations(c, func(in *channel) bool { return in.member[user] })
	if no != nil {
		return nil, no
	}
	for _, one := range shown["channels"].([]object) {
		delete(one, "is_member") // this method alone doesn't say it
	}
	return shown, nil
}

// listConversations filters a page after cutting it, as Slack does: it may be short, or empty, and not the last.
func (s *Sim) listConversations(c *call, wanted func(*channel) bool) (object, *refusal) {
	kinds, no := s.wantedKinds(c)
	if no != nil {
		return nil, no
	}
	from, to, next, no := page(c, len(s.channels.order), 100, 999)
	if no != nil {
		return nil, no
	}
	shown := []object{}
	for _, id := range s.channels.order[from:to] {
		in, no := s.visible(id)
		if no == nil && slices.Contains(kinds, in.kind()) && wanted(in) && !(in.Archived && c.flag("exclude_archived")) {
			shown = append(shown, s.channelJSON(in))
		}
	}
	return more("channels", shown, next), nil
}

func (s *Sim) conversationsMembers(c *call) (object, *refusal) {
	in, no := s.visible(c.args["channel"])
	if no != nil {
		return nil, no
	}
	if no := s.need(readScope(in)); no != nil {
		return nil, no
	}
	from, to, next, no := page(c, len(in.Members), 100, 999)
	if no != nil {
		return nil, no
	}
	return more("members", slices.Clone(in.Members[from:to]), next), nil
}

func (s *Sim) conversationsJoin(c *call) (object, *refusal) {
	in, no := s.visible(c.args["channel"])
	switch {
	case no != nil:
		return nil, no
	case in.kind() != "public":
		return nil, refuse("method_not_supported_for_channel_type")
	case in.Archived:
		return nil, refuse("is_archived")
	case in.member[s.app.UserID]:
		c.warn("already_in_channel")
	}
	s.join(in, s.app.UserID, "")
	s.changed()
	return object{"channel": s.channelJSON(in)}, nil
}
