package show_test

import (
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

func TestWhatWasLeftOutIsNamedAndTheRestCounted(t *testing.T) {
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	bad := func(titles ...string) (all []learn.LeftOut) {
		for _, title := range titles {
			all = append(all, learn.LeftOut{Title: title, Why: learn.BadStart})
		}
		return all
	}
	for _, c := range []struct {
		all     []learn.LeftOut
		en, ita string
	}{
		{nil, "", ""},
		{bad("Foobar"), "Left out: *Foobar* (its start can't be read).", "Ho lasciato fuori: *Foobar* (l'inizio non si legge)."},
		{
			bad("a", "b", "c", "d"),
			"Left out: *a* (its start can't be read), *b* (its start can't be read), *c* (its start can't be read) and 1 more.",
			"Ho lasciato fuori: *a* (l'inizio non si legge), *b* (l'inizio non si legge), *c* (l'inizio non si legge) e un altro.",
		},
		{
			append(bad("A & B"), learn.LeftOut{Title: "Weekly", Why: learn.BadRule}, learn.LeftOut{Why: learn.NoStart}, learn.LeftOut{}, learn.LeftOut{}),
			"Left out: *A &amp; B* (its start can't be read), further dates of *Weekly* (how it repeats can't be read), an event without a title (it has no start) and 2 more.",
			"Ho lasciato fuori: *A &amp; B* (l'inizio non si legge), altre date di *Weekly* (non si capisce come si ripete), un evento senza titolo (non ha un inizio) e altri 2.",
		},
		{
			[]learn.LeftOut{{Title: "half", Why: learn.CutOff}, {Why: learn.CutOff}},
			"Left out: *half* (the calendar ends in the middle of it), whatever follows where the calendar breaks off.",
			"Ho lasciato fuori: *half* (il calendario finisce a metà), quello che segue il punto in cui il calendario si interrompe.",
		},
	} {
		for tag, want := range map[string]string{"en": c.en, "it": c.ita} {
			if got := string(show.LeftOut(locales.For(tag), c.all)); got != want {
				t.Errorf("%s: %s, want %s", tag, got, want)
			}
		}
	}
	if long := show.LeftOut(locales.For("en"), bad(strings.Repeat("&", 5000))); len(long) > 500 {
		t.Errorf("it takes %d bytes", len(long))
	}
}
