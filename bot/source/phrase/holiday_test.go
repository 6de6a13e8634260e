package phrase_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

func TestAHolidaySaysWhenAndStaysInTheTitle(t *testing.T) {
	for _, c := range []struct{ lang, text, want, title string }{
		{"en", "New Year's Eve party at 10pm", "Thu 2026-12-31 22:00", "New Year's Eve party"},
		{"en", "Drinks Thursday, New Year's Eve", "Thu 2026-12-31", "Drinks New Year's Eve"},
		{"en", "lunch on Christmas Day", "Fri 2026-12-25", "lunch on Christmas Day"},
		{"en", "xmas", "Fri 2026-12-25", "xmas"},
		{"en", "Halloween party on Saturday 30 October at 9pm", "Sat 2027-10-30 21:00", "Halloween party"},
		{"en", "Christmas lunch Thu 17 Dec 12:30", "Thu 2026-12-17 12:30", "Christmas lunch"},
		{"it", "Grigliata a Ferragosto ore 13", "Sun 2027-08-15 13:00", "Grigliata a Ferragosto"},
		{"it", "cena la vigilia di Natale", "Thu 2026-12-24", "cena la vigilia di Natale"},
		{"it", "cenone di Capodanno", "Thu 2026-12-31", "cenone di Capodanno"},
		{"it", "Natale", "Fri 2026-12-25", "Natale"},
		{"it", "Mercatini di Natale sabato 5 dicembre", "Sat 2026-12-05", "Mercatini di Natale"},
	} {
		w, ok := phrase.Find(c.text, c.lang, now(t, "Europe/Rome"))
		if !ok || told(w) != c.want || w.Title(c.text) != c.title {
			t.Errorf("%q: %v %q, title %q; want %q, %q", c.text, ok, told(w), w.Title(c.text), c.want, c.title)
		}
	}
}

func TestASeasonIsNoDate(t *testing.T) {
	for _, c := range [][2]string{
		{"en", "Christmas party"}, {"en", "Christmas dinner with the team"}, {"en", "Back before New Year's Eve"}, {"en", "Easter Monday"},
		{"it", "cena di Natale"}, {"it", "idee regalo per Natale"}, {"it", "dopo l'Epifania"}, {"it", "prima di Ferragosto"}, {"it", "ponte dell'Immacolata"},
	} {
		if w, ok := phrase.Find(c[1], c[0], now(t, "Europe/Rome")); ok {
			t.Errorf("%q: %s", c[1], told(w))
		}
	}
}
