package show_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

func TestACardSaysHowManyPlacesAreLeft(t *testing.T) {
	for _, c := range []struct {
		capacity, going, waiting int
		en, it                   string
	}{
		{20, 12, 0, "12 of 20 places taken", "posti occupati: 12 su 20"},
		{1, 0, 0, "0 of 1 place taken", "posti occupati: 0 su 1"},
		{2, 2, 0, "· full, there is a waitlist\n", "· al completo, c'è una lista d'attesa\n"},
		{2, 2, 3, "· full, there is a waitlist\n", "· al completo, c'è una lista d'attesa\n"},
		{2, 3, 1, "· full, there is a waitlist\n", "· al completo, c'è una lista d'attesa\n"}, // the limit was lowered
	} {
		e := coffee()
		e.Capacity = c.capacity
		line := learn.Line{Going: c.going, Waiting: c.waiting}
		for i := range min(c.going, show.FewNames) {
			line.First = append(line.First, fmt.Sprintf("UGO%d", i))
		}
		for tag, want := range map[string]string{"en": c.en, "it": c.it} {
			card := text(t, show.EventCard(speak(t, tag), "", e, line).Blocks)
			details := text(t, show.EventDetails(speak(t, tag), "", e, line))
			for _, got := range []string{card, details} {
				if !strings.Contains(got, want) {
					t.Errorf("%+v: %s", c, got)
				}
			}
		}
	}
}

func TestWhoLooksAfterAnEventIsNamedOnceItIsSomebodyElse(t *testing.T) {
	e := coffee()
	for owner, want := range map[string]string{
		"": "Shared by <@UANA>", "UANA": "Shared by <@UANA>", "UBEN": "Shared by <@UANA> · Looked after by <@UBEN>",
	} {
		e.Owner = owner
		if got := show.EventBy(speak(t, "en"), e); string(got) != want {
			t.Errorf("%q: %s", owner, got)
		}
	}
}

func TestColleaguesWhoGoAreNamedInASentence(t *testing.T) {
	members := strings.Fields("U1 U2 U3 U4 U5 U6 U7")
	for n, want := range map[int][2]string{
		0: {"", ""},
		1: {"<@U1> goes too.", "Ci va anche <@U1>."},
		2: {"<@U1> and <@U2> go too.", "Ci vanno anche <@U1> e <@U2>."},
		5: {"<@U1>, <@U2>, <@U3>, <@U4> and <@U5> go too.", "Ci vanno anche <@U1>, <@U2>, <@U3>, <@U4> e <@U5>."},
		6: {"<@U1>, <@U2>, <@U3>, <@U4>, <@U5> and 1 more go too.", "Ci vanno anche <@U1>, <@U2>, <@U3>, <@U4>, <@U5> e un'altra persona."},
		7: {"<@U1>, <@U2>, <@U3>, <@U4>, <@U5> and 2 more go too.", "Ci vanno anche <@U1>, <@U2>, <@U3>, <@U4>, <@U5> e altre 2 persone."},
	} {
		for i, tag := range []string{"en", "it"} {
			if got := show.ColleaguesGo(speak(t, tag), members[:min(n, show.FewNames)], n); string(got) != want[i] {
				t.Errorf("%d: %s", n, got)
			}
		}
	}
}
