package bot_test

import (
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// usesShortcut chooses one from the menu beside the message field.
func usesShortcut(s *stage, _ line, part []string) {
	s.vain(s.hand(part[0]).Shortcut(s.t.Context(), s.shortcut("global", part[1])))
}

// usesOn chooses one from the menu of the newest message with the text, wherever
// the person sees it.
func usesOn(s *stage, _ line, part []string) {
	m := s.spot(part[0], part[2])
	s.vain(s.hand(part[0]).MessageShortcut(s.t.Context(), s.shortcut("message", part[1]), m.Channel, m.TS))
}

// cannotUseOn wants the message to have no such menu.
func cannotUseOn(s *stage, _ line, part []string) {
	m := s.spot(part[0], part[2])
	err := s.hand(part[0]).MessageShortcut(s.t.Context(), s.shortcut("message", part[1]), m.Channel, m.TS)
	if !errors.Is(err, slacksim.ErrNoSuchThing) {
		s.t.Errorf("%s: %v", s.where, err)
	}
}

func (s *stage) shortcut(kind, name string) string {
	for _, one := range s.sim.App().Shortcuts {
		if one.Type == kind && one.Name == name {
			return one.CallbackID
		}
	}
	s.t.Fatalf("%s: there is no %s shortcut %q", s.where, kind, name)
	return ""
}

// appPosts has another app post a message.
func appPosts(s *stage, _ line, part []string) {
	_, err := s.sim.PostBy(s.person(part[0]).ID, s.place(part[1]), long(part[2]), nil)
	s.vain(err)
}
