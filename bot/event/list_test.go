package event_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// lists is what Ben reads when he types words after the list command.
func (s *stage) lists(locale, words string) string {
	s.t.Helper()
	req := s.by("UBEN")
	req.Kind, req.Text, req.Loc = chat.CommandKind, words, s.ws.Locales.For(locale)
	reply, err := s.List(s.t.Context(), req)
	var refused *learn.Error
	if errors.As(err, &refused) {
		return req.Loc.T(refused.Key, refused.Args...)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	message(s.t, reply.Tell)
	return reply.Tell.Text
}

// calendar shares what the lists of these tests are made of.
func (s *stage) calendar() {
	at := func(date string) time.Time { return learn.Wall(date, "18:30", "Europe/Rome") }
	for _, e := range []learn.Event{
		{Title: "Run", Start: at("2026-11-28"), Format: learn.InPerson, Industry: "sports"},
		{Title: "Pitch", Start: at("2026-12-03"), Format: learn.Online, Industry: "finance", Topics: []string{"Online marketing", "FinTech"}},
		{Title: "Fair", Start: at("2026-12-10"), Format: learn.Hybrid, Industry: "Sanità animale", Topics: []string{"Hiring"}},
		{Title: "Retreat", Start: at("2027-01-15"), Format: learn.InPerson, Industry: "sanita  animale", Topics: []string{"fintech"}},
	} {
		s.share("COPEN", func(stored *learn.Event) {
			stored.Title, stored.Start, stored.Format, stored.Industry, stored.Topics = e.Title, e.Start, e.Format, e.Industry, e.Topics
		})
	}
}

func TestWordsNarrowTheListInBothLanguages(t *testing.T) {
	s := newStage(t)
	s.calendar()
	for _, c := range []struct{ locale, words, want string }{
		{"en", "", "Coming up: 4 events"},
		{"en", "events", "Coming up: 4 events"},
		{"en", "online", "Online: 2 events"},
		{"en", "IN PERSON", "In person: 3 events"},
		{"en", "hybrid", "In person and online: 1 event"},
		{"en", "december", "In December: 2 events"},
		{"en", "in dec", "In December: 2 events"},
		{"en", "2026-12", "In December: 2 events"},
		{"en", "January", "In January 2027: 1 event"},
		{"en", "january 2027", "In January 2027: 1 event"},
		{"en", "this month", "In November: 1 event"},
		{"en", "next month", "In December: 2 events"},
		{"en", "finance", "Finance: 1 event"},
		{"en", "fina", "Finance: 1 event"},
		{"en", "sanità animale", "Sanità animale: 2 events"},
		{"en", "sanita", "Health: nothing is planned yet."}, // as Italians call it
		{"en", "  fintech ", "About “FinTech”: 2 events"},
		{"en", "online marketing", "About “Online marketing”: 1 event"},
		{"en", "online, december", "Online, in December: 2 events"},
		{"en", "december online finance", "Online, Finance, in December: 1 event"},
		{"en", "fintech sports in person", "In person, Sports, about “FinTech”: nothing is all of that."},
		{"it", "dal vivo", "In presenza: 3 eventi"},
		{"it", "online a dicembre", "Online, in dicembre: 2 eventi"},
		{"it", "questo mese", "In novembre: 1 evento"},
		{"it", "gen", "In gennaio 2027: 1 evento"},
		{"it", "ibrido", "In presenza e online: 1 evento"},
		{"it", "finanza", "Finanza: 1 evento"},
		{"it", "online december", "Online, in dicembre: 2 eventi"},
		{"en", "fiere", "I know no industry, topic or month called “fiere”."},
		{"it", "fiere", "Non conosco settori, argomenti o mesi che si chiamano «fiere»."},
	} {
		got := s.lists(c.locale, c.words)
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s %q: %q, want %q", c.locale, c.words, got, c.want)
		}
	}
}

func TestAnEmptyListSaysWhatToDo(t *testing.T) {
	s := newStage(t)
	for words, want := range map[string]string{
		"":                   "`/event share`",
		"mine":               "say whether you go",
		"found":              "`/event feeds`",
		"online":             "`/event share`",
		"health":             "`/event list` shows all",
		"december":           "In December: nothing is planned yet.",
		"2026-10":            "In October: that's over.",
		"mine online":        "Leave a word out",
		"online hybrid":      "“online” and “hybrid” don't go together",
		"found online":       "“found” and “online” don't go together",
		"december, january":  "don't go together",
		"finance health":     "don't go together",
		"finance finance":    "Finance: nothing",
		"<!channel> *there*": "called “&lt;!channel&gt; *there*”",
	} {
		if got := strings.ReplaceAll(s.lists("en", words), "\u2060", ""); !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	s.share("COPEN", func(e *learn.Event) { e.Topics, e.Start = []string{"Hiring"}, now.AddDate(0, 0, -1) })
	if got := s.lists("en", "hiring"); !strings.Contains(got, "`/lessons search`") {
		t.Error(got)
	}
}

func TestWordsThatAreNoFilterGetThoseInUseThatAreLikeThem(t *testing.T) {
	s := newStage(t)
	s.calendar()
	s.share("CQUIET", func(e *learn.Event) { e.Topics = []string{"fintech secrets"} })
	for words, want := range map[string]string{"intech": "Perhaps you mean FinTech.", "finhcet": "Perhaps you mean Finance, FinTech.", "hirring": "Perhaps you mean Hiring."} {
		got := s.lists("en", words)
		if !strings.Contains(got, want) || !strings.Contains(got, "`this month`") {
			t.Errorf("%q: %s", words, got)
		}
	}
}

func TestMineHasMyAnswersAndWhatIShared(t *testing.T) {
	s := newStage(t)
	s.calendar()
	e := s.share("COPEN", func(e *learn.Event) { e.SharedBy = "UBEN" })
	reply, err := s.List(t.Context(), s.typed("mine"))
	if got := message(t, reply.Tell); err != nil || !strings.Contains(got, "Yours: 1 event") || !strings.Contains(got, e.ID) {
		t.Error(err, got)
	}
}

func (s *stage) typed(words string) *chat.Request {
	req := s.by("UBEN")
	req.Kind, req.Text = chat.CommandKind, words
	return req
}

func TestTheFilterTravelsWithThePages(t *testing.T) {
	s := newStage(t)
	for i := range 23 {
		s.share("COPEN", func(e *learn.Event) {
			e.ID, e.Format, e.Industry = fmt.Sprintf("online%02d", i), learn.Online, strings.Repeat("ſ", learn.MaxIndustry)
		})
		s.share("COPEN", nil)
	}
	reply, err := s.List(t.Context(), s.typed("online "+strings.Repeat("ſ", learn.MaxIndustry)))
	for page := range 3 {
		if err != nil {
			t.Fatal(err)
		}
		got := message(t, reply.Tell)
		first, last := fmt.Sprintf("online%02d", page*10), fmt.Sprintf("online%02d", min(page*10+9, 22))
		if !strings.Contains(got, ": 23 events") || !strings.Contains(got, first) || !strings.Contains(got, last) {
			t.Errorf("page %d: %s", page, got)
		}
		if next := value(t, reply, event.NextAction); page < 2 {
			reply, err = s.Turn(t.Context(), s.press("UBEN", next))
		} else if next != "" {
			t.Errorf("a page after the last: %s", next)
		}
	}
	if !reply.Replace {
		t.Error("the page doesn't take the place of the one before")
	}
	for _, broken := range []string{"", "7", `{"page":-1}`, `{"month":"soon","page":99}`} {
		reply, err := s.Turn(t.Context(), s.press("UBEN", broken))
		if err != nil || !strings.Contains(message(t, reply.Tell), "events") {
			t.Errorf("%q: %v", broken, err)
		}
	}
}

// value is that of the button with the action in what was told.
func value(t *testing.T, reply chat.Reply, action string) string {
	t.Helper()
	var blocks []struct {
		Elements []struct {
			Action string `json:"action_id"`
			Value  string `json:"value"`
		} `json:"elements"`
	}
	raw, err := json.Marshal(reply.Tell.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &blocks); err != nil {
		t.Fatal(err)
	}
	for _, b := range blocks {
		for _, e := range b.Elements {
			if e.Action == action {
				return e.Value
			}
		}
	}
	return ""
}
