package slacksim

import "encoding/json"

type messageJSON struct {
	ClientMsgID  string          `json:"client_msg_id,omitempty"`
	Type         string          `json:"type"`
	Subtype      string          `json:"subtype,omitempty"`
	Text         string          `json:"text"`
	User         string          `json:"user,omitempty"`
	BotID        string          `json:"bot_id,omitempty"`
	AppID        string          `json:"app_id,omitempty"`
	TS           string          `json:"ts"`
	Team         string          `json:"team,omitempty"`
	BotProfile   *botProfile     `json:"bot_profile,omitempty"`
	Blocks       json.RawMessage `json:"blocks,omitempty"`
	Files        []fileJSON      `json:"files,omitempty"`
	Edited       *editedJSON     `json:"edited,omitempty"`
	ThreadTS     string          `json:"thread_ts,omitempty"`
	ParentUserID string          `json:"parent_user_id,omitempty"`
	ReplyCount   int             `json:"reply_count,omitempty"`
	ReplyUsers   []string        `json:"reply_users,omitempty"`
	LatestReply  string          `json:"latest_reply,omitempty"`
	Reactions    []reactionJSON  `json:"reactions,omitempty"`
	Metadata     json.RawMessage `json:"metadata,omitempty"`
}

type botProfile struct {
	ID      string `json:"id"`
	AppID   string `json:"app_id"`
	Name    string `json:"name"`
	Deleted bool   `json:"deleted"`
	Updated int64  `json:"updated"`
	TeamID  string `json:"team_id"`
}

type editedJSON struct {
	User string `json:"user"`
	TS   string `json:"ts"`
}

type reactionJSON struct {
	Name  string   `json:"name"`
	Users []string `json:"users"`
	Count int      `json:"count"`
}

// messageJSON is a message as the Web API and the events show it. Metadata is shown only where it is asked for.
func (s *Sim) messageJSON(c *channel, m *message, metadata bool) messageJSON {
	j := messageJSON{ClientMsgID: m.clientID, Type: "message", Subtype: m.subtype, Text: m.Text, User: m.User, TS: m.TS,
		Blocks: m.Blocks, ThreadTS: m.ThreadTS, ReplyCount: m.ReplyCount}
	if m.User != slackbot {
		j.Team = s.team.ID
	}
	if m.BotID != "" {
		j.BotID, j.AppID = m.BotID, s.appOf(m)
		j.BotProfile = &botProfile{ID: m.BotID, AppID: j.AppID, Name: s.people.byID[m.User].Name, TeamID: s.team.ID}
	}
	if m.edited != "" {
		j.Edited = &editedJSON{User: m.User, TS: m.edited}
	}
	if parent := c.log.byTS[m.ThreadTS]; parent != nil && parent != m {
		j.ParentUserID = parent.User
	}
	if m.ReplyCount > 0 {
		j.ReplyUsers, j.LatestReply = m.repliers, m.latestReply
	}
	for _, f := range m.Files {
		if held, ok := s.files.get(f.ID); ok {
			j.Files = append(j.Files, s.fileJSON(held))
		}
	}
	for _, r := range m.Reactions {
		j.Reactions = append(j.Reactions, reactionJSON{r.Name, r.Users, len(r.Users)})
	}
	if metadata {
		j.Metadata = m.Metadata
	}
	return j
}
