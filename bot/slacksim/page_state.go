package slacksim

import (
	"net/http"
	"slices"
	"time"
)

type pageStateJSON struct {
	Now      time.Time         `json:"now"`
	Clock    bool              `json:"clock"` // can be moved
	Team     pageTeamJSON      `json:"team"`
	Me       string            `json:"me"`
	People   []pagePersonJSON  `json:"people"`
	Channels []pageChannelJSON `json:"channels"`
	DMs      []pageDMJSON      `json:"dms"` // the one with the app first
	App      pageAppJSON       `json:"app"`
}

type pageTeamJSON struct {
	Name   string `json:"name"`
	Domain string `json:"domain"`
}

type pagePersonJSON struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	RealName string `json:"real_name"`
	Title    string `json:"title"`
	Zone     string `json:"zone"`
	Locale   string `json:"locale"`
	Colour   string `json:"avatar_color"` // six hex digits or ""
	Admin    bool   `json:"admin"`
	Guest    bool   `json:"guest"`
	Bot      bool   `json:"bot"`
	Deleted  bool   `json:"deleted"`
}

type pageChannelJSON struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Topic     string `json:"topic"`
	Private   bool   `json:"private"`
	Archived  bool   `json:"archived"`
	ExtShared bool   `json:"ext_shared"`
	Member    bool   `json:"member"`
	BotIn     bool   `json:"bot_in"`
	Unread    int    `json:"unread"`
}

type pageDMJSON struct {
	ID     string   `json:"id"`
	With   string   `json:"with"` // the other one, "" in a group
	People []string `json:"people"`
	Unread int      `json:"unread"`
}

type pageAppJSON struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	User        string     `json:"user"`
	Description string     `json:"description"`
	Home        bool       `json:"home"`
	Messages    bool       `json:"messages"` // can be written to
	Commands    []Command  `json:"commands"`
	Shortcuts   []Shortcut `json:"shortcuts"`
}

// pageState is everything around the messages, as ?as=, or the first person, sees it.
func (s *Sim) pageState(r *http.Request) (any, error) {
	people := s.People()
	id := r.URL.Query().Get("as")
	if id == "" {
		id = firstPerson(people)
	}
	h, err := s.hand(id)
	if err != nil {
		return nil, err
	}
	state := pageStateJSON{Now: s.Now(), Clock: s.cfg.Jump != nil, Me: id, App: s.pageApp(),
		Team: pageTeamJSON{s.Team().Name, s.Team().Domain}}
	for _, p := range people {
		state.People = append(state.People, pagePerson(p))
	}
	for _, c := range s.Channels() {
		if member := slices.Contains(c.Members, id); h.Sees(c.ID) {
			state.Channels = append(state.Channels, s.pageChannel(h, c, member))
		}
	}
	state.DMs = s.pageDMs(h)
	return state, nil
}

func (s *Sim) pageDMs(h *Hand) []pageDMJSON {
	im := s.IM(h.id)
	all := []pageDMJSON{{ID: im, With: s.BotUser(), People: []string{h.id, s.BotUser()}, Unread: h.Unread(im)}}
	for _, c := range h.Directs() {
		shown := pageDMJSON{ID: c.ID, People: c.Members, Unread: h.Unread(c.ID)}
		if len(c.Members) == 2 {
			shown.With = c.Members[slices.Index(c.Members, h.id)^1]
		}
		if c.ID != im {
			all = append(all, shown)
		}
	}
	return all
}

func firstPerson(people []Person) string {
	for _, p := range people {
		if !p.Bot && !p.Deleted && p.ID != slackbot {
			return p.ID
		}
	}
	return ""
}

func pagePerson(p Person) pagePersonJSON {
	return pagePersonJSON{ID: p.ID, Name: p.Name, RealName: p.RealName, Title: p.Title, Zone: zoneOr(p.Zone), Locale: p.Locale,
		Colour: p.Avatar, Admin: p.Admin || p.Owner, Guest: p.Guest, Bot: p.Bot || p.ID == slackbot, Deleted: p.Deleted}
}

func (s *Sim) pageChannel(h *Hand, c Channel, member bool) pageChannelJSON {
	shown := pageChannelJSON{ID: c.ID, Name: c.Name, Topic: c.Topic, Private: c.Private, Archived: c.Archived,
		ExtShared: c.ExtShared, Member: member, BotIn: slices.Contains(c.Members, s.BotUser())}
	if member {
		shown.Unread = h.Unread(c.ID)
	}
	return shown
}

func (s *Sim) pageApp() pageAppJSON {
	app := s.App()
	return pageAppJSON{ID: app.ID, Name: app.Name, User: app.UserID, Description: app.Description, Home: app.HomeTab,
		Messages: app.MessagesTab, Commands: notNil(app.Commands), Shortcuts: notNil(app.Shortcuts)}
}

// notNil makes JSON say [] and not null.
func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
