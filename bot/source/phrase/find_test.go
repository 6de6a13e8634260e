package phrase_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

// now is a Wednesday in the middle of the morning.
func now(t *testing.T, zone string) time.Time {
	t.Helper()
	return time.Date(2026, time.November, 25, 10, 20, 0, 0, learn.Location(zone))
}

// told writes a When as people do: the day, the time unless it is a whole day, the end.
func told(w phrase.When) string {
	const day, clock = "Mon 2006-01-02", "Mon 2006-01-02 15:04"
	s := w.Start.Format(clock)
	if w.Day {
		s = w.Start.Format(day)
	}
	switch {
	case w.End.IsZero():
	case w.Day:
		s += " to " + w.End.Format(day)
	case w.End.Format(day) == w.Start.Format(day):
		s += " to " + w.End.Format("15:04")
	default:
		s += " to " + w.End.Format(clock)
	}
	if w.Zone != "" {
		s += " " + w.Zone
	}
	return s
}

type line struct{ text, means, title string }

func check(t *testing.T, lang string, lines []line) {
	t.Helper()
	for _, l := range lines {
		w, ok := phrase.Find(l.text, lang, now(t, "Europe/Rome"))
		if !ok || told(w) != l.means || w.Title(l.text) != l.title {
			t.Errorf("%q (%s): %v %q, title %q; want %q, title %q", l.text, lang, ok, told(w), w.Title(l.text), l.means, l.title)
		}
	}
}

func TestAMembersLineIsATitleAndADate(t *testing.T) {
	check(t, "en", []line{
		{"Data & Coffee next thursday at 6:30pm", "Thu 2026-12-03 18:30", "Data & Coffee"},
		{"Data & Coffee, next Thursday, 6:30 p.m.", "Thu 2026-12-03 18:30", "Data & Coffee"},
		{"Thursday: Data & Coffee at 6:30pm", "Thu 2026-11-26 18:30", "Data & Coffee"},
		{"Fri 27 Nov 18:30 – Rust meetup in Milan", "Fri 2026-11-27 18:30", "Rust meetup in Milan"},
		{"Rust 1.75 release party (Friday, 8pm)", "Fri 2026-11-27 20:00", "Rust 1.75 release party"},
		{"Lunch with Acme tomorrow at noon", "Thu 2026-11-26 12:00", "Lunch with Acme"},
		{"Demo night tonight at 8", "Wed 2026-11-25 20:00", "Demo night"},
		{"KubeCon, March 23-26 2027", "Tue 2027-03-23 to Fri 2027-03-26", "KubeCon"},
		{"Offsite from 28 February to 2 March", "Sun 2027-02-28 to Tue 2027-03-02", "Offsite"},
		{"Career fair on Dec 5th from 10am to 4pm", "Sat 2026-12-05 10:00 to 16:00", "Career fair"},
		{"Talks 6-8pm on Friday", "Fri 2026-11-27 18:00 to 20:00", "Talks"},
		{"Webinar 12/10 at 4pm CET", "Thu 2026-12-10 16:00 Europe/Rome", "Webinar"},
		{"Webinar Dec 10, 10am PST", "Thu 2026-12-10 10:00 America/Los_Angeles", "Webinar"},
		{"AMA Thursday 5pm London time", "Thu 2026-11-26 17:00 Europe/London", "AMA"},
		{"Call 2026-12-01 15:00 GMT+2", "Tue 2026-12-01 15:00 Etc/GMT-2", "Call"},
		{"Aperitivo giovedì prossimo alle 18:30", "Thu 2026-12-03 18:30", "Aperitivo"},
		{"Hack day, first Saturday of December", "Sat 2026-12-05", "Hack day"},
		{"Lunch & learn, 12:30 tomorrow, room 5", "Thu 2026-11-26 12:30", "Lunch & learn, room 5"},
		{"Top 10 talks of 2025, 3 December 19:00", "Thu 2026-12-03 19:00", "Top 10 talks of 2025"},
	})
	check(t, "it", []line{
		{"Aperitivo con i designer, giovedì prossimo alle 18:30", "Thu 2026-12-03 18:30", "Aperitivo con i designer"},
		{"Giovedì aperitivo con i designer alle 18.30", "Thu 2026-11-26 18:30", "aperitivo con i designer"},
		{"Venerdì 27 novembre, ore 18,30: Rust a Milano", "Fri 2026-11-27 18:30", "Rust a Milano"},
		{"Pranzo con Acme domani a mezzogiorno", "Thu 2026-11-26 12:00", "Pranzo con Acme"},
		{"Cena domani sera alle 8", "Thu 2026-11-26 20:00", "Cena"},
		{"Meetup stasera alle sette e mezza", "Wed 2026-11-25 19:30", "Meetup"},
		{"Fiera dal 5 al 7 maggio", "Wed 2027-05-05 to Fri 2027-05-07", "Fiera"},
		{"Fiera dal 28 febbraio al 2 marzo 2027", "Sun 2027-02-28 to Tue 2027-03-02", "Fiera"},
		{"Incontro il 12/10 dalle 18 alle 20", "Tue 2027-10-12 18:00 to 20:00", "Incontro"},
		{"Meetup il 3 dicembre h 18.30-20.30", "Thu 2026-12-03 18:30 to 20:30", "Meetup"},
		{"Webinar domani alle 17 ora di Londra", "Thu 2026-11-26 17:00 Europe/London", "Webinar"},
		{"Colazione il primo giovedì di dicembre", "Thu 2026-12-03", "Colazione"},
		{"Data & Coffee next thursday at 6:30pm", "Thu 2026-12-03 18:30", "Data & Coffee"},
		{"Il Sole 24 Ore: incontro lunedi' alle 9", "Mon 2026-11-30 09:00", "Il Sole 24 Ore: incontro"},
	})
}

func TestNumbersAndNamesThatAreNoDatesAreLeftAlone(t *testing.T) {
	for _, text := range []string{
		"", "Top 10 talks", "Web 3.0 meetup", "5 people for lunch", "24/7 operations", "version 1.2.2026-beta", "Rust 1.75", "Python 3.14 for beginners",
		"May I introduce our new colleague", "the march of progress", "We sat down with Ada", "The sun also rises",
		"I Sole 24 Ore", "Il Sole 24 Ore", "la sera dei miracoli", "La notte dei ricercatori", "Fridays for Future", "Friday for Future",
		"Black Friday and what it costs", "the leaders of tomorrow", "Today's leaders", "Il domani dell'energia", "le aziende di domani",
		"21st century skills", "the 1st edition", "5th Avenue stories", "Workshop 1/2", "at 10 Downing Street", "from 6 people to 60", "Le 10 regole",
		"Il 15 per cento di tutto", "Il 15% di sconto", "alle 3 persone che contano", "The second edition", "ISO 27001", "RFC 5545", "Room 101", "100% remote",
		"€20 lunch", "#42", "v2.10", "https://example.org/2026/11/30/meetup", "INC-2026-11-24", "<@U0218301>", "A week of learning", "One month in",
		"yesterday's news", "Last Friday we met Acme", "two days ago", "Ieri sera", "venerdì scorso", "la settimana scorsa", "Mezzogiorno e sviluppo",
		"80/20 rule", "4x4", "16:9 screens", "Sei pronto?", "Un set di domande", "Dom e shadow", "32 December", "30 febbraio 2027", "25:61", "31/31/2026",
		"half the team", "The quarter in review", "an hour with Ada", "due ore con Ada", "48h hackathon", "10-15 people", "B2B in 2027", "Weekend Wonders", "Midnight Club",
		"from 2 to 3 pages", "Dalle 3 alle 5 persone", "da 3 a 5 anni di esperienza", "dal 5 al 10 per cento", "Talk on 5 continents", "Meet the 3 finalists",
		"The 7 habits", "the 3rd of our series", "il primo di molti", "Life after 50", "Imparare Go in 15 minuti", "il mar morto", "buon weekend", "plan z",
		"Via libera", "via 20 Settembre", "Piazza 25 Aprile", "Legge 231/2001", "planning for H2", "Le 24 ore di Le Mans", "Last Friday: drinks at 6", "La scorsa settimana: aperitivo alle 18",
		"the first Friday of this month", "ultima domenica", "Tuesday, Oct 27, 1:00 PM - 1:15 PM", "%e7%b7%8a", "Hotel @ 100", "score 3-2", "aged 18-25", "2 weeks before 13 May",
	} {
		for _, lang := range []string{"en", "it"} {
			if w, ok := phrase.Find(text, lang, now(t, "Europe/Rome")); ok {
				t.Errorf("%q (%s): %s, title %q", text, lang, told(w), w.Title(text))
			}
		}
	}
}
