package slacksim

import (
	"slices"
	"strings"
	"time"
)

// Person is a member of the workspace, or its bot.
type Person struct {
	ID       string // U…; AddPerson makes one up for ""
	Name     string // handle, after the @
	RealName string
	Title    string
	Email    string
	Zone     string // IANA; "" means UTC
	Locale   string // "" means Config.Language
	Avatar   string // colour, six hex digits
	Admin    bool
	Owner    bool
	Guest    bool // multi-channel guest
	Bot      bool
	Deleted  bool // deactivated
}

type person struct {
	Person
	device  string           // that is being used; "" is the first
	read    map[string]int64 // channel id → newest message seen, µs
	looking string           // the conversation read last, "" for the Home tab
	updated int64
}

// AddPerson makes somebody a member of the workspace, or changes who they are if the id is known, and returns
// their id.
func (s *Sim) AddPerson(p Person) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.ID == "" {
		p.ID = s.newID("U")
	}
	if p.Locale == "" {
		p.Locale = s.cfg.Language
	}
	known, ok := s.people.get(p.ID)
	if !ok {
		known = &person{read: map[string]int64{}}
		s.people.put(p.ID, known)
	}
	known.Person, known.updated = p, s.Now().Unix()
	s.sendUserEvent(known, !ok)
	s.changed()
	return p.ID
}

// Deactivate ends somebody's membership. Their messages stay.
func (s *Sim) Deactivate(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.people.get(id); ok {
		p.Deleted, p.updated = true, s.Now().Unix()
		s.sendUserEvent(p, false)
		s.changed()
	}
}

// People lists everybody, bots and deactivated people too, in the order in which they came.
func (s *Sim) People() []Person {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Person
	for p := range s.people.all() {
		all = append(all, p.Person)
	}
	return all
}

// byHandle finds an active person by handle, or else by real name, case-insensitively.
func (s *Sim) byHandle(name string) (*person, bool) {
	for _, of := range []func(*person) string{
		func(p *person) string { return p.Name },
		func(p *person) string { return p.RealName },
	} {
		for p := range s.people.all() {
			if !p.Deleted && strings.EqualFold(of(p), name) {
				return p, true
			}
		}
	}
	return nil, false
}

func (s *Sim) activePerson(id string) (*person, bool) {
	p, ok := s.people.get(id)
	return p, ok && !p.Deleted
}

type userJSON struct {
	ID                string      `json:"id"`
	TeamID            string      `json:"team_id"`
	Name              string      `json:"name"`
	Deleted           bool        `json:"deleted"`
	Color             string      `json:"color,omitempty"`
	RealName          string      `json:"real_name,omitempty"`
	TZ                string      `json:"tz,omitempty"`
	TZLabel           string      `json:"tz_label,omitempty"`
	TZOffset          *int        `json:"tz_offset,omitempty"`
	Profile           profileJSON `json:"profile"`
	IsAdmin           bool        `json:"is_admin"`
	IsOwner           bool        `json:"is_owner"`
	IsPrimaryOwner    bool        `json:"is_primary_owner"`
	IsRestricted      bool        `json:"is_restricted"`
	IsUltraRestricted bool        `json:"is_ultra_restricted"`
	IsBot             bool        `json:"is_bot"`
	IsAppUser         bool        `json:"is_app_user"`
	Updated           int64       `json:"updated"`
	Locale            string      `json:"locale,omitempty"`
}

type profileJSON struct {
	Title       string `json:"title"`
	RealName    string `json:"real_name"`
	RealNorm    string `json:"real_name_normalized"`
	DisplayName string `json:"display_name"`
	DisplayNorm string `json:"display_name_normalized"`
	StatusText  string `json:"status_text"`
	StatusEmoji string `json:"status_emoji"`
	StatusUntil int    `json:"status_expiration"`
	Email       string `json:"email,omitempty"`
	AvatarHash  string `json:"avatar_hash"`
	Team        string `json:"team"`
}

// userJSON is a person as users.info shows them; deactivated people and bots have no time zone.
func (s *Sim) userJSON(p *person, locale bool) userJSON {
	u := userJSON{ID: p.ID, TeamID: s.team.ID, Name: p.Name, Deleted: p.Deleted, IsBot: p.Bot, Updated: p.updated,
		Profile: profileJSON{Title: p.Title, RealName: p.RealName, RealNorm: p.RealName, DisplayName: p.Name,
			DisplayNorm: p.Name, AvatarHash: "g" + strings.ToLower(p.ID), Team: s.team.ID}}
	if slices.Contains(s.scopes(), "users:read.email") {
		u.Profile.Email = p.Email
	}
	if p.Deleted {
		return u
	}
	u.RealName, u.Color = p.RealName, p.Avatar
	u.IsAdmin, u.IsOwner, u.IsRestricted = p.Admin || p.Owner, p.Owner, p.Guest
	if locale {
		u.Locale = p.Locale
	}
	if !p.Bot && p.ID != slackbot {
		label, offset := s.zoneNow(p.Zone)
		u.TZ, u.TZLabel, u.TZOffset = zoneOr(p.Zone), label, &offset
	}
	return u
}

func zoneOr(zone string) string {
	if zone == "" {
		return "Etc/UTC"
	}
	return zone
}

// zoneNow is a zone's abbreviation and its offset from UTC in seconds at this moment.
func (s *Sim) zoneNow(zone string) (string, int) {
	loc, err := time.LoadLocation(zoneOr(zone))
	if err != nil {
		loc = time.UTC
	}
	return s.Now().In(loc).Zone()
}
