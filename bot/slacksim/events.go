package slacksim

import (
	"context"
	"time"
)

// repeats are the pauses before an event that was not acknowledged is sent again; after the last of them Slack
// gives up.
var repeats = []time.Duration{patience, time.Minute, 5 * time.Minute}

type outerEvent struct {
	Token          string          `json:"token"`
	TeamID         string          `json:"team_id"`
	ContextTeamID  string          `json:"context_team_id"`
	ContextOrg     *string         `json:"context_enterprise_id"`
	AppID          string          `json:"api_app_id"`
	Event          any             `json:"event"`
	Type           string          `json:"type"`
	EventID        string          `json:"event_id"`
	EventTime      int64           `json:"event_time"`
	Authorizations []authorization `json:"authorizations"`
	ExtShared      bool            `json:"is_ext_shared_channel"`
	EventContext   string          `json:"event_context"`
}

type authorization struct {
	EnterpriseID        *string `json:"enterprise_id"`
	TeamID              string  `json:"team_id"`
	UserID              string  `json:"user_id"`
	IsBot               bool    `json:"is_bot"`
	IsEnterpriseInstall bool    `json:"is_enterprise_install"`
}

// emit sends an event if the app is subscribed to it and its token has a scope for it. An app that has never been connected misses it; one that
// has lost its connections gets it later. Nil means that nobody has got it yet.
func (s *Sim) emit(name string, c *channel, event any) *delivery {
	if !s.manifest.subscribes(name) || s.need(eventScopes[name]...) != nil || !s.link.opened || s.closed {
		return nil
	}
	outer := outerEvent{Token: s.tokens.verification, TeamID: s.team.ID, ContextTeamID: s.team.ID, AppID: s.app.ID,
		Event: event, Type: "event_callback", EventID: s.newID("Ev"), EventTime: s.Now().Unix(),
		Authorizations: []authorization{{TeamID: s.team.ID, UserID: s.app.UserID, IsBot: true}},
		ExtShared:      c != nil && c.ExtShared, EventContext: "4-" + s.random(24)}
	d := s.newDelivery()
	d.event = outer
	s.try(d)
	if d.on == nil {
		return nil
	}
	return d
}

// try sends an event once more and sees to the next time.
func (s *Sim) try(d *delivery) {
	attempt, reason := d.tries, ""
	if attempt > 0 {
		reason = "timeout"
	}
	d.tries++
	d.frame = frame(envelope{ID: s.addID(d), Payload: d.event, Type: "events_api", RetryAttempt: &attempt, RetryReason: &reason})
	if !s.dispatch(d) {
		d.on = nil
	}
	wait := time.Minute
	if attempt < len(repeats) {
		wait = repeats[attempt]
	}
	d.timer = time.AfterFunc(wait, func() { s.tryAgain(d) })
}

func (s *Sim) tryAgain(d *delivery) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.link.pending[d.ids[0]] != d {
		return
	}
	if d.tries > len(repeats) {
		s.settle(d, nil)
		return
	}
	s.try(d)
}

// heard waits until the app has acknowledged an event, but no longer than for anything else. Nil is no event.
func (s *Sim) heard(ctx context.Context, d *delivery) {
	if d != nil {
		_, _ = s.await(ctx, d) // nobody is told when an event is not acknowledged
	}
}
