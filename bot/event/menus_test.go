package event_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func labels(reply chat.Reply) []string {
	var all []string
	for _, o := range reply.Options {
		all = append(all, o.Label)
	}
	return all
}

func TestIndustriesAreOfferedInTheReadersLanguage(t *testing.T) {
	s := newStage(t)
	s.share("COPEN", func(e *learn.Event) { e.Industry = "Sanità animale" })
	for _, c := range []struct {
		locale, typed string
		want          []string
	}{
		{"en-US", "tech", []string{"Technology", "Use “tech”"}},
		{"en-US", "TECHNOLOGY", []string{"Technology"}},
		{"it-IT", "sanita", []string{"Sanità", "Sanità animale"}},
		{"it-IT", " api  e miele", []string{"Usa «api e miele»"}},
		{"en-US", strings.Repeat("x", learn.MaxIndustry+1), nil},
	} {
		req := s.typing(c.typed)
		req.Loc = s.ws.Locales.For(c.locale)
		reply, err := s.Industries(t.Context(), req)
		if diff := cmp.Diff(c.want, labels(reply)); err != nil || diff != "" {
			t.Errorf("%q: %v %s", c.typed, err, diff)
		}
	}
	reply, err := s.Industries(t.Context(), s.typing(""))
	if err != nil || len(reply.Options) != len(learn.Industries())+1 || reply.Options[0].Label != "Agriculture" {
		t.Errorf("%v %v", err, labels(reply))
	}
}

func TestTopicsOfAPrivateChannelAreOfferedThereOnly(t *testing.T) {
	s := newStage(t)
	s.share("COPEN", func(e *learn.Event) { e.Topics = []string{"hiring"} })
	s.share("CQUIET", func(e *learn.Event) { e.Topics = []string{"hidden"} })
	for channel, want := range map[string][]string{"COPEN": {"hiring", "Use “hi”"}, "CQUIET": {"hidden", "hiring", "Use “hi”"}} {
		reply, err := s.Topics(t.Context(), from(s.typing("hi"), channel))
		if diff := cmp.Diff(want, labels(reply)); err != nil || diff != "" {
			t.Errorf("%s: %v %s", channel, err, diff)
		}
	}
}

func TestATopicInUseIsOfferedHoweverItIsTyped(t *testing.T) {
	s := newStage(t)
	s.share("COPEN", func(e *learn.Event) { e.Topics = []string{"Machine learning"} })
	for typed, want := range map[string][]string{
		"machine-learning": {"Machine learning"}, "MACHINELEARNING ": {"Machine learning"}, "machine l": {"Machine learning", "Use “machine l”"},
		"Deep learning": {"Use “Deep learning”"},
	} {
		reply, err := s.Topics(t.Context(), s.typing(typed))
		if diff := cmp.Diff(want, labels(reply)); err != nil || diff != "" {
			t.Errorf("%q: %v %s", typed, err, diff)
		}
	}
}

func TestZonesAreFoundByCityCountryNameAbbreviationAndOffset(t *testing.T) {
	s := newStage(t)
	for typed, want := range map[string]string{
		"":                   "Rome (Europe/Rome)",
		"rom":                "Rome (Europe/Rome)",
		"milano":             "Rome (Europe/Rome)",
		"Italia":             "Rome (Europe/Rome)",
		"sao paulo":          "São Paulo (America/Sao_Paulo)",
		"São":                "São Paulo (America/Sao_Paulo)",
		"new york":           "New York (America/New_York)",
		"america/new_y":      "New York (America/New_York)",
		"san francisco":      "Los Angeles (America/Los_Angeles)",
		"Rome (Europe/Rome)": "Rome (Europe/Rome)",
		"cet":                "Rome (Europe/Rome)",
		"est":                "New York (America/New_York)",
		"utc":                "UTC (UTC)",
		"UTC-8":              "Los Angeles (America/Los_Angeles)",
		"gmt +5:30":          "Kolkata (Asia/Kolkata)",
		"+9":                 "Tokyo (Asia/Tokyo)",
	} {
		reply, err := s.Zones(t.Context(), s.typing(typed))
		if err != nil || len(reply.Options) == 0 || reply.Options[0].Label != want {
			t.Errorf("%q: %v %v, want %s first", typed, err, labels(reply), want)
		}
	}
	reply, err := s.Zones(t.Context(), s.typing("atlantis"))
	if err != nil || len(reply.Options) != 0 {
		t.Errorf("%v %v", err, labels(reply))
	}
	req := s.typing("londra")
	req.Loc = s.ws.Locales.For("it-IT")
	if reply, _ := s.Zones(t.Context(), req); len(reply.Options) == 0 || reply.Options[0].Label != "Londra (Europe/London)" {
		t.Error(labels(reply))
	}
}
