package slacksim

import (
	"context"
	"net/http"
	"time"
)

type pageClockJSON struct {
	Now     time.Time `json:"now"`
	Movable bool      `json:"movable"`
}

func (s *Sim) pageClock(*http.Request) (any, error) {
	return pageClockJSON{s.Now(), s.cfg.Jump != nil}, nil
}

type toldJump struct {
	As string `json:"as"`
	To string `json:"to"` // "hour", "day", "monday" or RFC 3339
}

// pageJump moves the clock, forward only. It answers when everything due on the way has happened.
func (s *Sim) pageJump(ctx context.Context, told toldJump) (any, error) {
	if s.cfg.Jump == nil {
		return nil, &pageError{http.StatusNotFound, "This workspace's clock cannot be moved."}
	}
	if _, err := s.hand(told.As); err != nil {
		return nil, err
	}
	now := s.Now().In(s.zoneOf(told.As))
	to, err := jumpTarget(told.To, now)
	if err != nil {
		return nil, err
	}
	if err := s.cfg.Jump(ctx, to); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changed()
	return pageClockJSON{s.Now(), true}, nil
}

func (s *Sim) zoneOf(personID string) *time.Location {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.people.get(personID); ok {
		if zone, err := time.LoadLocation(zoneOr(p.Zone)); err == nil {
			return zone
		}
	}
	return time.UTC
}

// A year is as far as one jump goes: every due instant on the way is lived through.
const longestJump = 366 * 24 * time.Hour

func jumpTarget(to string, now time.Time) (time.Time, error) {
	switch to {
	case "hour":
		return now.Truncate(time.Minute).Add(time.Duration(60-now.Minute()) * time.Minute), nil
	case "day":
		return now.AddDate(0, 0, 1), nil
	case "monday":
		return nextMonday(now), nil
	}
	at, err := time.Parse(time.RFC3339, to)
	switch {
	case err != nil:
		return time.Time{}, &pageError{http.StatusBadRequest, "That is not a time."}
	case !at.After(now):
		return time.Time{}, &pageError{http.StatusBadRequest, "The clock only goes forward."}
	case at.Sub(now) > longestJump:
		return time.Time{}, &pageError{http.StatusBadRequest, "One jump goes a year at most."}
	}
	return at, nil
}

// nextMonday is the next Monday 09:00 in now's zone.
func nextMonday(now time.Time) time.Time {
	days := (int(time.Monday) - int(now.Weekday()) + 7) % 7
	at := time.Date(now.Year(), now.Month(), now.Day()+days, 9, 0, 0, 0, now.Location())
	if !at.After(now) {
		at = at.AddDate(0, 0, 7)
	}
	return at
}
