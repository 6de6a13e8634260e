package bot_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// hasGroup has Slack know a user group, from now on with these people.
func hasGroup(s *stage, _ line, part []string) {
	g := slacksim.Group{ID: "S" + strings.ToUpper(part[0]), Name: part[0], Handle: part[0]}
	for _, name := range strings.Split(part[1], ", ") {
		if name != "nobody" {
			g.Members = append(g.Members, s.person(name).ID)
		}
	}
	s.sim.AddGroup(g)
	s.settle()
}

func becomesAdmin(s *stage, _ line, part []string) {
	s.changes(part[0], func(p *slacksim.Person) { p.Admin = true })
}

// unpacked are the lines of all files in a zip.
func (s *stage) unpacked(content []byte) (lines []string) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			s.t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			s.t.Fatal(err)
		}
		lines = append(append(lines, f.Name), strings.Split(string(text), "\n")...)
	}
	return lines
}
