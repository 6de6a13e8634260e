package slacksim

import (
	"slices"
	"strings"
)

// mostTogether is how many people one can open a group message with, oneself not counted.
const mostTogether = 8

// conversationsOpen opens the direct messages with one person, or the group message with several: the same ones each
// time.
func (s *Sim) conversationsOpen(c *call) (object, *refusal) {
	if id := c.args["channel"]; id != "" {
		return s.reopen(c, id)
	}
	users := c.list("users")
	if no := s.mayOpen(slices.Compact(slices.Sorted(slices.Values(users)))); no != nil {
		return nil, no
	}
	people := append(users, s.app.UserID)
	known := s.findDirect(people)
	if known == nil && c.flag("prevent_creation") {
		return nil, refuse("channel_not_found")
	}
	return s.opened(c, s.openDirect(people...), known != nil), nil
}

// reopen opens direct messages by their id.
func (s *Sim) reopen(c *call, id string) (object, *refusal) {
	in, no := s.visible(id)
	switch {
	case no != nil:
		return nil, no
	case !in.direct:
		return nil, refuse("method_not_supported_for_channel_type")
	}
	if no := s.need(scopeFor(in.kind(), "write")); no != nil {
		return nil, no
	}
	return s.opened(c, in, true), nil
}

// mayOpen refuses people with whom the bot cannot have a conversation. Whether a group may have other apps in it is not
// known.
func (s *Sim) mayOpen(users []string) *refusal {
	scope := "im:write"
	if len(users) > 1 {
		scope = "mpim:write"
	}
	switch {
	case len(users) == 0:
		return refuse("users_list_not_supplied")
	case len(users) > mostTogether:
		return refuse("too_many_users")
	}
	if no := s.need(scope); no != nil {
		return no
	}
	for _, id := range users {
		p, ok := s.people.get(id)
		switch {
		case !ok:
			return refuse("user_not_found")
		case p.Bot || p.ID == slackbot:
			return refuse("cannot_dm_bot")
		case p.Deleted:
			return refuse("user_disabled")
		}
	}
	return nil
}

func (s *Sim) opened(c *call, in *channel, already bool) object {
	reply := object{"channel": object{"id": in.ID}}
	if c.flag("return_im") {
		reply["channel"] = s.channelJSON(in)
	}
	if already {
		reply["no_op"], reply["already_open"] = true, true
	}
	return reply
}

// imJSON is the bot's direct messages with one person.
func (s *Sim) imJSON(c *channel) object {
	with := c.partner(s.app.UserID)
	return object{"id": c.ID, "created": c.created, "is_im": true, "is_org_shared": false, "user": with,
		"is_open": true, "is_archived": false, "is_user_deleted": s.people.byID[with].Deleted, "priority": 0}
}

// groupJSON is a group message that the bot is in.
func (s *Sim) groupJSON(c *channel) object {
	var handles []string
	for _, id := range c.Members {
		handles = append(handles, "@"+s.people.byID[id].Name)
	}
	about := func(text string) object {
		return object{"value": text, "creator": s.app.UserID, "last_set": c.created}
	}
	return object{"id": c.ID, "name": c.Name, "name_normalized": c.Name, "created": c.created, "creator": s.app.UserID,
		"is_channel": false, "is_group": true, "is_im": false, "is_mpim": true, "is_private": true, "is_archived": false,
		"is_general": false, "is_member": true, "is_open": true, "is_shared": false, "is_ext_shared": false,
		"is_org_shared": false, "is_pending_ext_shared": false, "pending_shared": []string{}, "unlinked": 0, "priority": 0,
		"topic": about("Group messaging"), "purpose": about("Group messaging with: " + strings.Join(handles, " "))}
}
