package slacksim

import (
	"encoding/json"
	"net/http"
	"net/url"
)

type pageMessageJSON struct {
	TS         string             `json:"ts"`
	ThreadTS   string             `json:"thread_ts,omitempty"`
	User       string             `json:"user"`
	Name       string             `json:"name"`
	IsBot      bool               `json:"is_bot"`
	Text       string             `json:"text"`
	Blocks     json.RawMessage    `json:"blocks,omitempty"`
	Ephemeral  bool               `json:"ephemeral"`
	Edited     bool               `json:"edited"`
	Deleted    bool               `json:"deleted"`
	Files      []pageFileJSON     `json:"files,omitempty"`
	ReplyCount int                `json:"reply_count"`
	Reactions  []pageReactionJSON `json:"reactions,omitempty"`
}

type pageFileJSON struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Title string `json:"title"`
	Size  int    `json:"size"` // bytes
	URL   string `json:"url"`
}

type pageReactionJSON struct {
	Name  string   `json:"name"`
	Count int      `json:"count"`
	Users []string `json:"users"`
}

// pageMessages is what ?as= sees in ?channel=, or in its thread ?thread=, oldest first.
func (s *Sim) pageMessages(r *http.Request) (any, error) {
	query := r.URL.Query()
	h, err := s.hand(query.Get("as"))
	if err != nil {
		return nil, err
	}
	list := h.Messages(query.Get("channel"))
	if thread := query.Get("thread"); thread != "" {
		list = h.Thread(query.Get("channel"), thread)
	}
	names := map[string]string{}
	for _, p := range s.People() {
		names[p.ID] = p.RealName
	}
	messages := []pageMessageJSON{}
	for _, m := range list {
		messages = append(messages, pageMessage(m, names[m.User]))
	}
	return map[string]any{"messages": messages}, nil
}

func pageMessage(m Message, name string) pageMessageJSON {
	shown := pageMessageJSON{TS: m.TS, ThreadTS: m.ThreadTS, User: m.User, Name: name, IsBot: m.BotID != "", Text: m.Text,
		Blocks: m.Blocks, Ephemeral: m.Ephemeral, Edited: m.Edited, Deleted: m.Deleted, ReplyCount: m.ReplyCount}
	for _, f := range m.Files {
		shown.Files = append(shown.Files, pageFileJSON{ID: f.ID, Name: f.Name, Title: f.Title, Size: f.Size,
			URL: "/sim/files/" + f.ID + "/" + url.PathEscape(f.Name)})
	}
	for _, reaction := range m.Reactions {
		shown.Reactions = append(shown.Reactions, pageReactionJSON{reaction.Name, len(reaction.Users), reaction.Users})
	}
	return shown
}
