package bot_test

import (
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// places are all conversations that somebody may look into.
func (s *stage) places(who string) []string {
	all := []string{"@fieldnotes"}
	for _, c := range append(s.sim.Channels(), s.hand(who).Directs()...) {
		all = append(all, c.ID)
	}
	return all
}

// spot is the newest message with a text that a person sees anywhere, replies
// in threads too.
func (s *stage) spot(who, text string) slacksim.Message {
	view := screen{s, s.person(who).Zone}
	var newest slacksim.Message
	for _, place := range s.places(who) {
		for _, m := range s.everything(who, place) {
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

// replies writes below the newest message with the text.
func replies(s *stage, _ line, part []string) {
	m := s.spot(part[0], part[1])
	root := m.TS
	if m.ThreadTS != "" {
		root = m.ThreadTS
	}
	s.vain(s.hand(part[0]).Reply(s.t.Context(), m.Channel, root, long(part[2])))
}

// below are the replies to the newest message with the text.
func (s *stage) below(who, text string) []slacksim.Message {
	m := s.spot(who, text)
	return s.hand(who).Thread(m.Channel, m.TS)[1:]
}

func seesInThread(s *stage, l line, part []string) {
	s.lookAmong(l, part[0], s.below(part[0], part[1]), false)
}

func seesNotInThread(s *stage, l line, part []string) {
	s.noneAmong(l, part[0], s.below(part[0], part[1]))
}

func countsReplies(s *stage, _ line, part []string) {
	if n := len(s.below(part[0], part[2])); itoa(n) != part[1] {
		s.t.Errorf("%s: there are %d", s.where, n)
	}
}
