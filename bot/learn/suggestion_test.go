package learn_test

import (
	"errors"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhoCanBeAskedAboutAMessage(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for want, change := range map[string]func(*learn.Suggested){
		"":                 func(*learn.Suggested) {},
		"save.app":         func(s *learn.Suggested) { s.Author.Bot = true },
		"save.unreachable": func(s *learn.Suggested) { s.Author.Deleted, s.Before = true, true },
		"save.guest":       func(s *learn.Suggested) { s.Author.Guest = true },
		"save.before":      func(s *learn.Suggested) { s.Before, s.Recent = true, learn.MaxSuggested },
		"save.enough":      func(s *learn.Suggested) { s.Recent = learn.MaxSuggested },
		"save.not_now":     func(s *learn.Suggested) { s.Preferences.Paused = now.Add(time.Second) },
	} {
		s := learn.Suggested{Author: learn.Member{ID: "UBEN", Name: "ben"}, Preferences: learn.UsualPreferences(), Recent: learn.MaxSuggested - 1}
		change(&s)
		var refused *learn.Error
		if err := s.Refused(now); errors.As(err, &refused) != (want != "") || refused != nil && refused.Key != want {
			t.Errorf("%v, want %q", err, want)
		}
	}
	muted := learn.Suggested{Author: learn.Member{ID: "UBEN", Name: "ben"}, Preferences: learn.Preferences{Muted: []learn.Notice{learn.Questions}}}
	if err := muted.Refused(now); !learn.Is(err, learn.Forbidden) {
		t.Errorf("who turned questions off: %v", err)
	}
	stranger := learn.Suggested{Author: learn.Member{ID: "UNOBODY"}, Preferences: learn.UsualPreferences()}
	if err := stranger.Refused(now); !learn.Is(err, learn.Forbidden) {
		t.Errorf("whom nobody knows: %v", err)
	}
}
