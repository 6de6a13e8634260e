package bot_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

func seesForm(s *stage, l line, part []string) {
	view := s.top(part[0])
	lines := screen{s, s.person(part[0]).Zone}.view(view, s.problems[part[0]])
	s.aloud(l, lines)
	if w := missing(lines, l.below); w != "" {
		s.t.Errorf("%s: %q is not in the form:\n%s", s.where, w, picture(lines))
	}
}

func seesNotInForm(s *stage, l line, part []string) {
	lines := screen{s, s.person(part[0]).Zone}.view(s.top(part[0]), s.problems[part[0]])
	for _, w := range l.below {
		if missing(lines, []string{w}) == "" {
			s.t.Errorf("%s: %q is in the form:\n%s", s.where, w, picture(lines))
		}
	}
}

func seesNoForm(s *stage, _ line, part []string) {
	if views := s.hand(part[0]).Views(); len(views) > 0 {
		top := views[len(views)-1]
		s.t.Errorf("%s: a form is open:\n%s", s.where, picture(screen{s, home}.view(top, s.problems[part[0]])))
	}
}

func sees(s *stage, l line, part []string) { s.look(l, part[0], part[1], false) }

func seesAlone(s *stage, l line, part []string) { s.look(l, part[0], part[1], true) }

// aloud is what somebody sees, for those who run the test with -v.
func (s *stage) aloud(l line, lines []string) {
	if testing.Verbose() {
		s.t.Logf("%s\n%s", l.text, picture(lines))
	}
}

// seesJust wants the newest message with the first of the lines to be these
// lines and no other.
func seesJust(s *stage, l line, part []string) {
	view := screen{s, s.person(part[0]).Zone}
	messages := s.hand(part[0]).Messages(s.place(part[1]))
	s.seen[part[0]+part[1]] = len(messages)
	for i := len(messages) - 1; i >= 0; i-- {
		lines := view.message(messages[i])
		if missing(lines, l.below[:1]) == "" {
			s.aloud(l, lines)
			if !slices.Equal(slices.DeleteFunc(lines, isBlank), l.below) {
				s.t.Errorf("%s: the message says:\n%s", s.where, picture(lines))
			}
			return
		}
	}
	s.t.Errorf("%s: no message says %q", s.where, l.below[0])
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// counts wants a text to stand in so many of the messages that a person sees.
func counts(s *stage, _ line, part []string) {
	n, view := 0, screen{s, s.person(part[0]).Zone}
	for _, m := range s.hand(part[0]).Messages(s.place(part[1])) {
		if missing(view.message(m), part[3:4]) == "" {
			n++
		}
	}
	if itoa(n) != part[2] {
		s.t.Errorf("%s: there are %d", s.where, n)
	}
}

// look wants the lines in the newest message in which the first of them stands.
func (s *stage) look(l line, who, where string, alone bool) {
	messages := s.hand(who).Messages(s.place(where))
	s.seen[who+where] = len(messages)
	s.lookAmong(l, who, messages, alone)
}

func (s *stage) lookAmong(l line, who string, messages []slacksim.Message, alone bool) {
	wanted := l.below
	view := screen{s, s.person(who).Zone}
	var all []string
	for i := len(messages) - 1; i >= 0; i-- {
		lines := view.message(messages[i])
		if messages[i].Ephemeral == alone && missing(lines, wanted[:1]) == "" {
			s.aloud(l, lines)
			if w := missing(lines, wanted); w != "" {
				s.t.Errorf("%s: %q is not in the message:\n%s", s.where, w, picture(lines))
			}
			return
		}
		all = append(all, picture(lines))
	}
	s.t.Errorf("%s: no message says %q. There is, newest first:\n%s", s.where, wanted[0], strings.Join(all, "\n  --\n"))
}

func seesNot(s *stage, l line, part []string) {
	s.noneAmong(l, part[0], s.hand(part[0]).Messages(s.place(part[1])))
}

func (s *stage) noneAmong(l line, who string, messages []slacksim.Message) {
	view := screen{s, s.person(who).Zone}
	for _, m := range messages {
		lines := view.message(m)
		for _, w := range l.below {
			if missing(lines, []string{w}) == "" {
				s.t.Errorf("%s: %q is in a message:\n%s", s.where, w, picture(lines))
			}
		}
	}
}

func seesHome(s *stage, l line, part []string) {
	view, ok := s.hand(part[0]).Home()
	lines := screen{s, s.person(part[0]).Zone}.view(view, nil)
	s.aloud(l, lines)
	if w := missing(lines, l.below); !ok || w != "" {
		s.t.Errorf("%s: %q is not on Home:\n%s", s.where, w, picture(lines))
	}
}

func seesNotHome(s *stage, l line, part []string) {
	view, _ := s.hand(part[0]).Home()
	lines := screen{s, s.person(part[0]).Zone}.view(view, nil)
	for _, w := range l.below {
		if missing(lines, []string{w}) == "" {
			s.t.Errorf("%s: %q is on Home:\n%s", s.where, w, picture(lines))
		}
	}
}

func nothingNew(s *stage, _ line, part []string) {
	messages := s.hand(part[1]).Messages(s.place(part[0]))
	for _, m := range messages[min(s.seen[part[1]+part[0]], len(messages)):] {
		s.t.Errorf("%s: there is something new:\n%s", s.where, picture(screen{s, home}.message(m)))
	}
}

func posted(s *stage, _ line, part []string) {
	n := 0
	for _, m := range s.hand("ana").Messages(s.place(part[0])) {
		if m.User == s.sim.BotUser() && !m.Ephemeral {
			n++
		}
	}
	if itoa(n) != part[1] {
		s.t.Errorf("%s: it has posted %d", s.where, n)
	}
}
