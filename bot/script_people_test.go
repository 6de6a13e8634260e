package bot_test

import "github.com/fieldnotes-slack/fieldnotes/bot/slacksim"

// person is anybody in the workspace, the bot too, by the name that a story
// calls them by.
func (s *stage) person(name string) slacksim.Person {
	for _, p := range s.sim.People() {
		if p.Name == name {
			return p
		}
	}
	s.t.Fatalf("%s: who is %q?", s.where, name)
	return slacksim.Person{}
}

func (s *stage) personName(id string) string {
	for _, p := range s.sim.People() {
		if p.ID == id {
			return p.Name
		}
	}
	return id
}

// changes has Slack tell the bot what became of somebody.
func (s *stage) changes(name string, how func(*slacksim.Person)) {
	p := s.person(name)
	how(&p)
	s.sim.AddPerson(p)
	s.settle()
}

func leavesCompany(s *stage, _ line, part []string) {
	s.sim.Deactivate(s.person(part[0]).ID)
	s.settle()
}

// joinsAs brings a guest, who is in one channel only, or an app.
func joinsAs(s *stage, _ line, part []string) {
	p := slacksim.Person{Name: part[0], RealName: part[0], Zone: home, Locale: "en-GB", Guest: part[1] == "guest", Bot: part[1] == "app"}
	s.sim.Join(s.place(part[2]), s.sim.AddPerson(p))
	s.settle()
}

func movesTo(s *stage, _ line, part []string) {
	s.changes(part[0], func(p *slacksim.Person) { p.Zone = s.cityZone(part[1]) })
}

func speaksFromNowOn(s *stage, _ line, part []string) {
	s.changes(part[0], func(p *slacksim.Person) {
		p.Locale = map[string]string{"English": "en-GB", "Italian": "it-IT"}[part[1]]
	})
}

func joinsOrLeaves(s *stage, _ line, part []string) {
	do := map[string]func(channel, user string){
		"joins":  func(channel, user string) { s.sim.Join(channel, user) },
		"leaves": func(channel, user string) { s.sim.Leave(channel, user) },
	}[part[1]]
	do(s.place(part[2]), s.person(part[0]).ID)
	s.settle()
}
