//go:build browser

package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// paste: Ana has a link and nothing else.
func paste(p *page) {
	p.commands("#general", "/ev", "/event", "share https://events.example/circular-breakfast")
	p.has("What is it called?", "Circular Economy Breakfast")
	p.has("Where?", "Opificio Golinelli, Bologna")
	p.moment("pasted")
	p.press(button("Share"))
	p.gone(modal)
	p.notices("Circular Economy Breakfast", "Opificio Golinelli, Bologna")
	p.moment("pasted-card")
}

// again: the same link and a page of several events.
func again(p *page) {
	p.commands("#general", "/ev", "/event", "share https://events.example/circular-breakfast?utm_source=mail")
	p.reads(modal, "You shared this here on")
	p.moment("already")
	p.hand.leave(p, "Cancel")
	p.gone(modal)
	p.commands("#general", "/ev", "/event", "share https://week.example/programme")
	p.reads(modal, "Which one?")
	p.moment("which")
	p.hand.tick(p, radio("What museums know about visitors"))
	p.press(button("Fill in"))
	p.has("Where?", "Gropius Bau, Berlin")
	p.hand.leave(p, "Cancel")
	p.gone(modal)
}

// invitation is a calendar file as somebody may have got it by mail.
func invitation(p *page) string {
	p.t.Helper()
	start := time.Now().AddDate(0, 0, 12).Format("20060102")
	lines := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//press.example//EN", "BEGIN:VEVENT", "UID:presses@press.example", "DTSTAMP:20261101T080000Z",
		"DTSTART;TZID=Europe/Rome:" + start + "T180000", "DTEND;TZID=Europe/Rome:" + start + "T200000",
		"SUMMARY:An evening at the printing press", `LOCATION:Museo della Stampa\, Lodi`, "END:VEVENT", "END:VCALENDAR", "",
	}
	path := filepath.Join(p.t.TempDir(), "invitation.ics")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\r\n")), 0o644); err != nil {
		p.t.Fatal(err)
	}
	return path
}

// file: Ana was sent an invitation.
func file(p *page) {
	p.commands("#general", "/ev", "/event", "share")
	p.press(button("From a calendar file"))
	p.reads(modal, "An .ics file")
	p.attaches("invitation.ics", invitation(p))
	p.moment("file")
	p.press(button("Read it"))
	p.has("What is it called?", "An evening at the printing press")
	p.has("Where?", "Museo della Stampa, Lodi")
	p.press(button("Share"))
	p.gone(modal)
	p.notices("An evening at the printing press")
}

// host: Ana invites one colleague to lunch. Two want to come; the first gives up.
func host(p *page) {
	p.commands("#general", "/ev", "/event", "host Lunch with the new sales team")
	p.reads(modal, "Host an event")
	p.moment("host-form")
	p.sets("Start date", date(9))
	p.sets("Start time", "1230PM")
	p.fills("Where?", "Canteen")
	p.fills("Places", "1")
	p.press(button("Share"))
	p.gone(modal)
	p.notices("Lunch with the new sales team", "0 of 1 place taken")
	p.becomes("Ben Carter")
	p.press(button("Going").in("Lunch with the new sales team"))
	p.reads(modal, "You're going")
	p.hand.leave(p, "Not now")
	p.gone(modal)
	p.reads(message, "Lunch with the new sales team", "1 going: @ben", "full")
	p.becomes("Chiara Conti")
	p.press(button("Join the waitlist").in("Lunch with the new sales team"))
	p.reads(modal, "Sei in lista d'attesa", "sei il numero 1")
	p.moment("waitlist")
	p.hand.leave(p, "Non ora")
	p.gone(modal)
	p.becomes("Ben Carter")
	p.press(button("Can't go").in("Lunch with the new sales team"))
	p.reads(message, "Your place is free for somebody else")
	p.moment("gave-up")
	p.becomes("Ana Ferrari")
}

// calendar: Ben takes the event into his own calendar.
func calendar(p *page) {
	p.press(button("More…").in("Night of Science"))
	p.reads(modal, "You're going.", "Why you're going")
	p.moment("details")
	p.press(button("Add to calendar"))
	p.reads(modal, "The file is in our direct messages.")
	p.moment("calendar-asked")
	p.hand.leave(p, "Close")
	p.gone(modal)
	p.goes("Fieldnotes", "Fieldnotes")
	p.press(link("Messages"))
	p.reads(message, "Night of Science", "for your calendar")
	p.moment("calendar-file")
	ics := p.downloads(link(".ics").in("for your calendar"))
	for _, want := range []string{"BEGIN:VCALENDAR\r\n", "SUMMARY:Night of Science\r\n", "END:VCALENDAR\r\n"} {
		if !strings.Contains(ics, want) {
			p.t.Errorf("%q is missing in %s", want, ics)
		}
	}
	p.goes("general", "general")
}

// movedUp: Chiara, whom nobody writes to at night, has the place on Monday.
func movedUp(p *page) {
	p.becomes("Chiara Conti")
	p.goes("Fieldnotes", "Fieldnotes")
	p.press(link("Messages"))
	p.reads(message, "Si è liberato un posto", "Lunch with the new sales team")
	p.moment("moved-up")
	p.becomes("Ana Ferrari")
	p.goes("general", "general")
	p.reads(message, "Lunch with the new sales team", "1 going: @chiara", "full")
}

// list: Ana looks for something that she can attend from home.
func list(p *page) {
	p.commands("#general", "/ev", "/event", "list online")
	p.reads(message, "Online: ", "Forecasting without tears")
	p.moment("list")
}

// found: a calendar that the workspace follows has something for Ana.
func found(p *page) {
	p.goes("Fieldnotes", "Fieldnotes")
	p.press(link("Home"))
	p.reads(homeTab, "Found for you", "Export for beginners")
	p.moment("home")
	p.press(button("Share this"))
	p.has("What is it called?", "Neighbours' aperitivo")
	p.moment("found-form")
	p.chooses("Which channel should see it?", "general")
	p.press(button("Share"))
	p.gone(modal)
	p.goes("general", "general")
	p.reads(message, "Neighbours' aperitivo", "Shared by @ana")
}

// speak: Ana wants to be spoken to in Italian.
func speak(p *page) {
	p.press(link("Home"))
	p.press(button("Change settings"))
	p.reads(modal, "Which language do I speak with you?")
	p.moment("settings")
	p.chooses("Which language do I speak with you?", "Italiano")
	p.press(button("Save"))
	p.gone(modal)
	p.reads(homeTab, "In arrivo per te", "Lingua: Italiano")
	p.moment("home-italian")
}
