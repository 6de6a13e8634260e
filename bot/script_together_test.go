package bot_test

// together is the group message that the bot has opened with two people.
func (s *stage) together(one, other string) string {
	id, ok := s.sim.FindDirect(s.person(one).ID, s.person(other).ID, s.sim.BotUser())
	if !ok {
		s.t.Fatalf("%s: there is no group message", s.where)
	}
	return id
}

func areTogether(s *stage, _ line, part []string) { s.together(part[0], part[1]) }

func areNotTogether(s *stage, _ line, part []string) {
	if _, ok := s.sim.FindDirect(s.person(part[0]).ID, s.person(part[1]).ID, s.sim.BotUser()); ok {
		s.t.Errorf("%s: there is one", s.where)
	}
}
