package bot_test

import (
	"errors"
	"slices"

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

// spot is the newest message with a text that a person sees anywhere, replies
// in threads too.
func (s *stage) spot(who, text string) slacksim.Message {
	view := screen{s, s.person(who).Zone}
	var newest slacksim.Message
	for _, c := range append(s.sim.Channels(), slacksim.Channel{ID: "@fieldnotes"}) {
		for _, m := range s.everything(who, c.ID) {
			if missing(view.message(m), []string{text}) == "" && m.TS > newest.TS {
				newest = m
			}
		}
	}
	if newest.TS == "" {
		s.t.Fatalf("%s: %s sees no message %q", s.where, who, text)
	}
	return newest
}

// everything is what a person sees in a conversation, with the replies after
// the message that they reply to.
func (s *stage) everything(who, channel string) []slacksim.Message {
	var all []slacksim.Message
	for _, m := range s.hand(who).Messages(channel) {
		if m.ReplyCount == 0 {
			all = append(all, m)
			continue
		}
		all = append(all, s.hand(who).Thread(channel, m.TS)...)
	}
	return slices.CompactFunc(all, func(a, b slacksim.Message) bool { return a.TS == b.TS })
}

// appPosts has another app post a message.
func appPosts(s *stage, _ line, part []string) {
	_, err := s.sim.PostBy(s.person(part[0]).ID, s.place(part[1]), long(part[2]), nil)
	s.vain(err)
}
