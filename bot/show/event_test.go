package show_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

func speak(t *testing.T, tag string) *chat.Locale {
	t.Helper()
	locales, err := chat.LoadLocales(tag)
	if err != nil {
		t.Fatal(err)
	}
	return locales.Workspace()
}

// text is all that the blocks say, and a failure when Slack would refuse them.
func text(t *testing.T, blocks []slack.Block) string {
	t.Helper()
	raw, err := json.Marshal(blocks)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range blockkit.Message(raw) {
		t.Error(p)
	}
	var all strings.Builder
	for _, b := range blocks {
		switch b := b.(type) {
		case *slack.SectionBlock:
			fmt.Fprintln(&all, b.Text.Text)
		case *slack.ContextBlock:
			for _, e := range b.ContextElements.Elements {
				fmt.Fprintln(&all, e.(*slack.TextBlockObject).Text)
			}
		case *slack.ActionBlock:
			for _, e := range b.Elements.ElementSet {
				fmt.Fprintf(&all, "[%s] ", e.(*slack.ButtonBlockElement).Text.Text)
			}
		}
	}
	return strings.TrimSpace(all.String())
}

func coffee() learn.Event {
	rome := learn.Location("Europe/Rome")
	return learn.Event{
		ID: "e1", Title: "Data & Coffee", Link: "https://example.org/?a=1&b=2", Zone: "Europe/Rome", Format: learn.InPerson,
		Start: time.Date(2026, 12, 7, 18, 30, 0, 0, rome), End: time.Date(2026, 12, 7, 20, 0, 0, 0, rome),
		Place: "Via Roma 1", Industry: "food", Topics: []string{"hiring", "data"}, Benefit: "See how they hire.", SharedBy: "UANA",
	}
}

func TestAnEventCardSaysWhatWhenWhereWhyAndWhoGoes(t *testing.T) {
	for tag, want := range map[string]string{
		"en": `
*<https://example.org/?a=1&amp;b=2|Data &amp; Coffee>*
<!date^1796664600^{date_long_pretty} {time}|Monday 7 December at 18:30> – <!date^1796670000^{time}|20:00> (Monday 18:30 in Rome)
In person, Via Roma 1
*Why go:* See how they hire.
Food and drink · outside our industry · hiring, data
Shared by <@UANA> · 2 going: <@UBEN>, <@UCIA>
[Going (public)] [Maybe (private)] [Can't go (private)] [More…]`,
		"it": `
*<https://example.org/?a=1&amp;b=2|Data &amp; Coffee>*
<!date^1796664600^{date_long_pretty} {time}|lunedì 7 dicembre alle 18:30> – <!date^1796670000^{time}|20:00> (lunedì 18:30, ora di Roma)
In presenza, Via Roma 1
*Perché andarci:* See how they hire.
Cibo e bevande · fuori dal nostro settore · hiring, data
Segnalato da <@UANA> · 2 partecipano: <@UBEN>, <@UCIA>
[Ci vado (pubblico)] [Forse (privato)] [Non posso (privato)] [Altro…]`,
	} {
		m := show.EventCard(speak(t, tag), "technology", coffee(), learn.Line{Going: 2, First: []string{"UBEN", "UCIA"}})
		if got := text(t, m.Blocks); got != strings.TrimSpace(want) {
			t.Errorf("%s:\n%s\nwant\n%s", tag, got, want)
		}
		if strings.ContainsAny(m.Text, "<>*") {
			t.Errorf("%s: the notification has markup: %s", tag, m.Text)
		}
	}
}

func TestACancelledEventTakesNoAnswers(t *testing.T) {
	e := coffee()
	e.Cancelled = e.Start
	got := text(t, show.EventCard(speak(t, "en"), "", e, learn.Line{}).Blocks)
	if !strings.Contains(got, "*Cancelled.*") || !strings.HasSuffix(got, "\n[More…]") {
		t.Error(got)
	}
}

func TestOnlineEventsHaveNoPlaceWithAClock(t *testing.T) {
	e := coffee()
	e.Format, e.Place = learn.Online, ""
	if got := text(t, show.EventCard(speak(t, "en"), "", e, learn.Line{}).Blocks); strings.Contains(got, "Rome") || !strings.Contains(got, "\nOnline\n") {
		t.Error(got)
	}
}

func TestManyWhoGoAreNamedInPart(t *testing.T) {
	loc := speak(t, "en")
	for n, want := range map[int]string{
		0: "",
		1: "1 going: <@U0>",
		6: "6 going: <@U0>, <@U1>, <@U2>, <@U3>, <@U4>, <@U5>",
		7: "7 going: <@U0>, <@U1>, <@U2>, <@U3>, <@U4> and 2 more",
	} {
		line := learn.Line{Going: n}
		for i := range min(n, show.FewNames) {
			line.First = append(line.First, fmt.Sprintf("U%d", i))
		}
		if got := show.GoingNames(loc, line, show.FewNames); string(got) != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestAnEventLineIsTheTitleAndALineOfFacts(t *testing.T) {
	want := "*<https://example.org/?a=1&amp;b=2|Data &amp; Coffee>*\n" +
		"<!date^1796664600^{date_long_pretty} {time}|Monday 7 December at 18:30> · In person, Via Roma 1 · 3 going · outside our industry"
	if got := show.EventLine(speak(t, "en"), "technology", coffee(), 3); string(got) != want {
		t.Errorf("%s", got)
	}
}

// worst is as long as the rules let an event be, of what takes most room.
func worst(char string) learn.Event {
	many := func(n int) string { return chat.Cut(strings.Repeat(char, n), n) }
	e := coffee()
	e.Title, e.Place, e.Industry, e.Benefit = many(learn.MaxTitle), many(learn.MaxPlace), many(learn.MaxIndustry), many(learn.MaxStory)
	e.Link = "https://example.org/" + strings.Repeat("&", learn.MaxLink-20)
	e.Topics = nil
	for range learn.MaxTopics {
		e.Topics = append(e.Topics, many(learn.MaxTopic))
	}
	e.End = e.Start.Add(40 * 24 * time.Hour)
	return e
}

func TestTheLongestEventFitsIntoSlacksBlocks(t *testing.T) {
	var going []string
	for i := range show.ManyNames {
		going = append(going, fmt.Sprintf("U0123456%03d", i))
	}
	for _, char := range []string{"&", "<", "א", "👩‍💻", "漢", "<!channel> "} {
		e := worst(char)
		e.Owner, e.Capacity = "UBEN", learn.MaxCapacity
		line := learn.Line{Going: 500, First: going}
		for _, tag := range []string{"en", "it"} {
			card := text(t, show.EventCard(speak(t, tag), "technology", e, line).Blocks)
			if n := utf8.RuneCountInString(card); n > 9000 {
				t.Errorf("%s: the card has %d characters; Slack takes about 9,000", char, n)
			}
			details := text(t, show.EventDetails(speak(t, tag), "technology", e, line))
			line := string(show.EventLine(speak(t, tag), "technology", e, 500))
			if n := utf8.RuneCountInString(line); n > 2000 {
				t.Errorf("%s: a line has %d characters", char, n)
			}
			for _, got := range []string{card, details, line} {
				if strings.Contains(got, "<!channel>") || strings.Contains(got, "&am…") || strings.Contains(got, "&…") {
					t.Errorf("%s: markup is broken: %.200s", char, got)
				}
			}
		}
	}
}
