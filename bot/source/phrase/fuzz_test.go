package phrase_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

func FuzzFindPointsIntoTheText(f *testing.F) {
	for _, s := range []string{
		"Data & Coffee next thursday at 6:30pm", "giovedì 3 dicembre dalle 18,30 alle 20", "in 5 days and 12 hours", "9999-12-31T23:59:59+14:00",
		"from 6 to 8", "28-29 Nov 10am-5pm (CET)", "\xff18:30\xc3", "’27’", "((Fri 5/12)", "two days from two days from tomorrow", "in 999 years", strings.Repeat("\x80", 3100),
	} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, italian bool) {
		lang := map[bool]string{true: "it", false: "en"}[italian]
		at := now(t, "Europe/Rome")
		w, ok := phrase.Find(text, lang, at)
		if !ok {
			return
		}
		end := 0
		for _, s := range w.Spans {
			if s.From < end || s.To <= s.From || s.To > len(text) || !utf8.ValidString(text[s.From:s.To]) && utf8.ValidString(text) {
				t.Fatalf("%q: %v", text, w.Spans)
			}
			end = s.To
		}
		if end == 0 || w.Start.Year() < 1899 || w.Start.Year() > at.Year()+1001 {
			t.Fatalf("%q: %s in %v", text, w.Start, w.Spans)
		}
		if !w.End.IsZero() && !w.End.After(w.Start) {
			t.Fatalf("%q: ends %s, starts %s", text, w.End, w.Start)
		}
		w.Title(text)
	})
}

func TestOfALongTextTheBeginningIsRead(t *testing.T) {
	long := strings.Repeat("è la ", 700)
	if w, ok := phrase.Find("domani alle 18 "+long, "it", now(t, "Europe/Rome")); !ok || told(w) != "Thu 2026-11-26 18:00" {
		t.Errorf("%v %s", ok, told(w))
	}
	if w, ok := phrase.Find(long+" domani alle 18", "it", now(t, "Europe/Rome")); ok {
		t.Errorf("%s", told(w))
	}
}

// BenchmarkALongLine is what costs most: near dates, as many as fit.
func BenchmarkALongLine(b *testing.B) {
	for _, piece := range []string{"10 12 mon ", "1/2/", "<@", "from 6 to ", "twenty - ", "2 days from "} {
		text := strings.Repeat(piece, 3000/len(piece))
		b.Run(piece, func(b *testing.B) {
			for b.Loop() {
				phrase.Find(text, "en", time.Date(2026, 11, 25, 10, 20, 0, 0, time.UTC))
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	at := time.Date(2026, 11, 25, 10, 20, 0, 0, time.UTC)
	for b.Loop() {
		phrase.Find("Aperitivo con i designer, giovedì prossimo alle 18:30 da Luigi, via Roma 12", "it", at)
	}
}
