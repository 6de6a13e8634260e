package slacksim

import "encoding/json"

type viewJSON struct {
	ID              string          `json:"id"`
	TeamID          string          `json:"team_id"`
	Type            string          `json:"type"`
	Blocks          json.RawMessage `json:"blocks"`
	PrivateMetadata string          `json:"private_metadata"`
	CallbackID      string          `json:"callback_id"`
	State           stateJSON       `json:"state"`
	Hash            string          `json:"hash"`
	Title           *plainText      `json:"title"`
	ClearOnClose    bool            `json:"clear_on_close"`
	NotifyOnClose   bool            `json:"notify_on_close"`
	Close           *plainText      `json:"close"`
	Submit          *plainText      `json:"submit"`
	PreviousViewID  *string         `json:"previous_view_id"`
	RootViewID      string          `json:"root_view_id"`
	AppID           string          `json:"app_id"`
	ExternalID      string          `json:"external_id"`
	InstalledTeamID string          `json:"app_installed_team_id"`
	BotID           string          `json:"bot_id"`
}

type stateJSON struct {
	Values State `json:"values"`
}

// viewJSON is a view as the app sees it, with as much of its state as the occasion shows.
func (s *Sim) viewJSON(v *view, state State) viewJSON {
	j := viewJSON{ID: v.id, TeamID: s.team.ID, Type: v.Type, Blocks: v.Blocks, PrivateMetadata: v.PrivateMetadata,
		CallbackID: v.CallbackID, State: stateJSON{state}, Hash: v.hash, Title: v.Title, ClearOnClose: v.ClearOnClose,
		NotifyOnClose: v.NotifyOnClose, Close: v.Close, Submit: v.Submit, RootViewID: v.root, AppID: s.app.ID,
		ExternalID: v.ExternalID, InstalledTeamID: s.team.ID, BotID: s.app.BotID}
	if state == nil {
		j.State.Values = State{}
	}
	if v.previous != "" {
		j.PreviousViewID = &v.previous
	}
	if v.Type == "home" {
		j.Title = &plainText{Type: "plain_text", Text: "View Title"}
	}
	return j
}

func (s *Sim) viewReply(v *view, no *refusal) (object, *refusal) {
	if no != nil {
		return nil, no
	}
	return object{"view": s.viewJSON(v, nil)}, nil
}

// viewsOpen opens a modal for whoever made the gesture. From within a modal it goes above that.
func (s *Sim) viewsOpen(c *call) (object, *refusal) {
	spec, no := s.readView(json.RawMessage(c.args["view"]), "modal")
	if no != nil {
		return nil, no
	}
	t, no := s.exchange(c.args["trigger_id"])
	if no != nil {
		return nil, no
	}
	if t.viewID == "" {
		s.clear(t.screen)
	}
	return s.viewReply(s.push(t.screen, spec, t.in))
}

func (s *Sim) viewsPush(c *call) (object, *refusal) {
	spec, no := s.readView(json.RawMessage(c.args["view"]), "modal")
	if no != nil {
		return nil, no
	}
	t, no := s.exchange(c.args["trigger_id"])
	if no != nil {
		return nil, no
	}
	if v := s.views.open[t.viewID]; v == nil || v.Type != "modal" {
		return nil, refuse("not_found")
	}
	return s.viewReply(s.push(t.screen, spec, t.in))
}

func (s *Sim) viewsUpdate(c *call) (object, *refusal) {
	id := c.args["view_id"]
	if id == "" {
		id = s.views.external[c.args["external_id"]]
	}
	if id == "" && c.args["external_id"] == "" {
		return nil, invalid("[ERROR] missing required field: view_id")
	}
	v := s.views.open[id]
	if v == nil {
		return nil, refuse("not_found")
	}
	spec, no := s.readView(json.RawMessage(c.args["view"]), v.Type)
	if no != nil {
		return nil, no
	}
	if hash := c.args["hash"]; hash != "" && hash != v.hash {
		return nil, refuse("hash_conflict")
	}
	return s.viewReply(v, s.change(v, spec))
}

func (s *Sim) viewsPublish(c *call) (object, *refusal) {
	if !s.app.HomeTab {
		return nil, refuse("not_enabled")
	}
	p, ok := s.people.get(c.args["user_id"])
	if !ok || p.Bot || p.ID == slackbot {
		return nil, invalid("invalid `user_id`")
	}
	spec, no := s.readView(json.RawMessage(c.args["view"]), "home")
	if no != nil {
		return nil, no
	}
	old := s.views.homes[p.ID]
	if hash := c.args["hash"]; hash != "" && (old == nil || hash != old.hash) {
		return nil, refuse("hash_conflict")
	}
	return s.viewReply(s.publish(p.ID, spec))
}
