package learn_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatWasDecidedCountsAndAllElseIsAsUsual(t *testing.T) {
	decided := learn.Policy{
		Home: "health", Industries: []string{"Beekeeping", "Clock making"}, Digests: learn.AdminsSet, Language: "it",
		Schedule: "30 16 * * 4", Keep: 12,
	}
	if diff := cmp.Diff(decided, learn.UsualPolicy().With(decided.Decisions())); diff != "" {
		t.Errorf("decided, and what counts: %s", diff)
	}
	if diff := cmp.Diff(map[string]string{"keep": "12"}, learn.Policy{Keep: 12}.Changed(learn.Policy{Keep: 24})); diff != "" {
		t.Errorf("changed: %s", diff)
	}
	usual := learn.UsualPolicy()
	for name, value := range map[string]string{"keep": "soon", "language": "tlh", "digests": "the boss", "quiet": "always", "colour": "red"} {
		if diff := cmp.Diff(usual, usual.With(map[string]string{name: value})); diff != "" {
			t.Errorf("%s = %s counts: %s", name, value, diff)
		}
	}
}

func TestAPolicySaysWhatIsWrongWithIt(t *testing.T) {
	if err := learn.UsualPolicy().Check(); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*learn.Policy){
		"industry":   func(p *learn.Policy) { p.Home = strings.Repeat("x", learn.MaxIndustry+1) },
		"industries": func(p *learn.Policy) { p.Industries = make([]string, learn.MaxIndustries+1) },
		"digests":    func(p *learn.Policy) { p.Digests = "" },
		"language":   func(p *learn.Policy) { p.Language = "tlh" },
		"keep":       func(p *learn.Policy) { p.Keep = learn.LeastKeep - 1 },
	} {
		p := learn.UsualPolicy()
		spoil(&p)
		if err := p.Check(); err == nil || !strings.Contains(err.Error(), `"`+field+`"`) {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestAGroupSaysWhatIsWrongWithIt(t *testing.T) {
	others := []learn.Group{{ID: "hr", Name: "HR", Source: "SHR"}}
	good := learn.Group{ID: "sales", Name: "Sales", Source: "CSALES", Parent: "hr"}
	if err := good.Check(others); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*learn.Group){
		"name":    func(g *learn.Group) { g.Name = "hr" },
		"channel": func(g *learn.Group) { g.Source = "SHR" },
		"role":    func(g *learn.Group) { g.Role = "boss" },
		"parent":  func(g *learn.Group) { g.Parent = "gone" },
	} {
		g := good
		spoil(&g)
		if err := g.Check(others); err == nil || !strings.Contains(err.Error(), `"`+field+`"`) {
			t.Errorf("%s: %v", field, err)
		}
	}
}
