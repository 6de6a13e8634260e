package slacksim

// interaction is what all interaction payloads begin with.
func (s *Sim) interaction(kind string, p *person) object {
	return object{"type": kind, "token": s.tokens.verification, "api_app_id": s.app.ID,
		"team": object{"id": s.team.ID, "domain": s.team.Domain}, "enterprise": nil, "is_enterprise_install": false,
		"user": object{"id": p.ID, "username": p.Name, "name": p.Name, "team_id": s.team.ID}}
}

// locate adds where an interaction took place: container, and message with channel or view.
func (s *Sim) locate(payload object, at place) {
	if at.view != nil {
		payload["container"] = object{"type": "view", "view_id": at.view.id}
		payload["view"] = s.viewJSON(at.view, at.view.state)
		return
	}
	payload["container"] = object{"type": "message", "message_ts": at.message.TS, "channel_id": at.channel.ID,
		"is_ephemeral": at.message.only != ""}
	if at.message.ThreadTS != "" {
		payload["container"].(object)["thread_ts"] = at.message.ThreadTS
	}
	payload["channel"] = object{"id": at.channel.ID, "name": at.channel.spokenName()}
	if at.message.only == "" {
		payload["message"] = s.messageJSON(at.channel, at.message, false)
	}
}

// spokenName is a conversation's name in payloads, where those of private ones are not told.
func (c *channel) spokenName() string {
	switch c.kind() {
	case "im":
		return "directmessage"
	case "private":
		return "privategroup"
	}
	return c.Name
}

func (s *Sim) blockActions(p *person, at place, e element, value Value) object {
	payload := s.interaction("block_actions", p)
	s.locate(payload, at)
	action := object{"type": e.kind, "action_id": e.actionID, "block_id": e.blockID, "action_ts": s.eventTS()}
	for _, field := range []string{"text", "value", "style", "url"} {
		if v, ok := e.fields[field]; ok && value == nil {
			action[field] = v
		}
	}
	for field, v := range value {
		action[field] = v
	}
	payload["actions"] = []object{action}
	state := at.state()
	viewID := ""
	if at.view != nil && at.view.Type == "modal" {
		viewID = at.view.id
	}
	if at.message != nil {
		if _, stateful := state[e.blockID][e.actionID]; stateful {
			state[e.blockID][e.actionID] = value
		}
		payload["state"] = stateJSON{orEmpty(state)}
		payload["response_url"] = s.newResponseURL("actions", at.channel, p, at.message)
	}
	payload["trigger_id"] = s.newTrigger(p, at.channel, viewID)
	return payload
}

func orEmpty(state State) State {
	if state == nil {
		return State{}
	}
	return state
}

func (s *Sim) viewSubmission(p *person, v *view, state State) object {
	payload := s.interaction("view_submission", p)
	payload["view"] = s.viewJSON(v, state)
	payload["trigger_id"] = s.newTrigger(p, nil, v.id)
	payload["response_urls"] = []string{}
	return payload
}

// viewClosed carries no state: what was typed is lost.
func (s *Sim) viewClosed(p *person, v *view, all bool) object {
	payload := s.interaction("view_closed", p)
	payload["view"] = s.viewJSON(v, nil)
	payload["is_cleared"] = all
	return payload
}

func (s *Sim) globalShortcut(p *person, callbackID string) object {
	payload := s.interaction("shortcut", p)
	delete(payload, "api_app_id")
	delete(payload["user"].(object), "name")
	payload["callback_id"], payload["action_ts"] = callbackID, s.eventTS()
	payload["trigger_id"] = s.newTrigger(p, nil, "")
	return payload
}

func (s *Sim) messageShortcut(p *person, callbackID string, c *channel, m *message) object {
	payload := s.interaction("message_action", p)
	delete(payload, "api_app_id")
	payload["user"] = object{"id": p.ID, "name": p.Name}
	payload["channel"] = object{"id": c.ID, "name": c.spokenName()}
	payload["message"], payload["message_ts"] = s.messageJSON(c, m, false), m.TS
	payload["callback_id"], payload["action_ts"] = callbackID, s.eventTS()
	payload["response_url"] = s.newResponseURL("app", c, p, m)
	payload["trigger_id"] = s.newTrigger(p, c, "")
	return payload
}

func (s *Sim) blockSuggestion(p *person, at place, e element, query string) object {
	payload := s.interaction("block_suggestion", p)
	delete(payload, "enterprise")
	delete(payload, "is_enterprise_install")
	s.locate(payload, at)
	payload["action_id"], payload["block_id"], payload["value"] = e.actionID, e.blockID, query
	return payload
}

func (s *Sim) slashCommand(p *person, c *channel, command, text string) object {
	return object{"token": s.tokens.verification, "team_id": s.team.ID, "team_domain": s.team.Domain,
		"channel_id": c.ID, "channel_name": c.spokenName(), "user_id": p.ID, "user_name": p.Name,
		"command": command, "text": text, "api_app_id": s.app.ID,
		"response_url": s.newResponseURL("commands", c, p, nil), "trigger_id": s.newTrigger(p, c, "")}
}
