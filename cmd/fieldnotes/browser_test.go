//go:build browser

package main

import "testing"

func TestBrowserByMouse(t *testing.T) {
	t.Parallel()
	firstDays(open(t, look{name: "wide", width: 1280, height: 850}, pointer(mouse)))
}

func TestBrowserByKeyboard(t *testing.T) {
	t.Parallel()
	firstDays(open(t, look{name: "keyboard", width: 1280, height: 850}, keyboard{}))
}

func TestBrowserOnAPhone(t *testing.T) {
	t.Parallel()
	firstDays(open(t, look{name: "phone", width: 390, height: 844, touch: true}, pointer(finger)))
}

func TestBrowserInTheDark(t *testing.T) {
	t.Parallel()
	firstDays(open(t, look{name: "dark", width: 1280, height: 850, dark: true}, pointer(mouse)))
}

// firstDays is how people get to know the product.
func firstDays(p *page) {
	p.reads("main h1", "general")
	share(p)
	paste(p)
	again(p)
	file(p)
	answer(p)
	host(p)
	found(p)
	list(p)
	write(p)
	monday(p)
	movedUp(p)
	report(p)
	speak(p)
}

// share: Ana makes a mistake and mends it.
func share(p *page) {
	p.commands("#general", "/ev", "/event", "share")
	p.reads(modal, "Share an event")
	p.fillsThePhone()
	p.fills("What is it called?", "Night of Science")
	p.sets("Start date", date(8))
	p.sets("Start time", "0630PM")
	p.sets("End time", "0500PM")
	p.fills("Where?", "Museum of Natural History, Milan")
	p.fills("What could colleagues get out of it?", "How scientists explain hard things to anybody.")
	p.fills("Link", "https://science.example/night")
	p.chooses("Topics", "research")
	p.chooses("Industry", "Education")
	p.moment("share-form")
	p.press(button("Share"))
	p.reads(modal+" .field.wrong:focus-within", "The end is before the start.")
	p.moment("field-error")
	p.sets("End time", "1000PM")
	p.press(button("Share"))
	p.gone(modal)
	p.notices("Night of Science", "Shared by @ana")
	p.moment("card")
}

// answer: Ben goes and says why; Ana sees that somebody goes.
func answer(p *page) {
	p.becomes("Ben Carter")
	p.press(button("Going (public)").in("Night of Science"))
	p.reads(modal, "What would make it worth your time? Only you see this.")
	p.ticks("Practise explaining what we do")
	p.fills("New people to meet", "4")
	p.moment("intention")
	p.press(button("Save"))
	p.gone(modal)
	calendar(p)
	p.becomes("Ana Ferrari")
	p.reads(message, "Night of Science", "1 going: @ben")
	p.moment("going")
}

// write: Chiara reads and writes Italian.
func write(p *page) {
	p.becomes("Chiara Conti")
	p.commands("#general", "/le", "/lessons", "submit")
	p.reads(modal, "Cosa ho imparato", "Cosa hai imparato, in una frase?")
	p.fills("Cosa hai imparato, in una frase?", "Chi spiega bene comincia da quello che l'altro sa già.")
	p.fills("Quale altra occasione?", "una guida al museo")
	p.moment("lesson-form")
	p.press(button("Condividi"))
	p.gone(modal)
	p.notices("Chi spiega bene", "By @chiara", "una guida al museo")
	p.moment("lesson")
	p.becomes("Ana Ferrari")
	p.notices("Chi spiega bene")
	p.moment("channel")
}

// monday: the digest has what happened, and who reads it can answer there.
func monday(p *page) {
	p.press(button("Move the clock"))
	p.press(button("Next Monday 09:00"))
	p.reads(".clock", "Mon", "9:00")
	p.reads(message, "Coming up", "Night of Science", "1 going", "What colleagues learned", "Chi spiega bene")
	p.moment("digest")
	p.press(button("Going").in("What colleagues learned"))
	p.reads(modal, "You're going")
	p.hand.leave(p, "Not now")
	p.gone(modal)
	p.reads(message+":focus-within", "What colleagues learned")
}

// report: Ana reads the summary where the bot writes to her.
func report(p *page) {
	p.commands("#general", "/le", "/lessons", "summary")
	p.reads(message, "I'm sending you the summary")
	p.goes("Fieldnotes", "Fieldnotes")
	p.reads(message, "Summary:", "Send me this every month")
	p.moment("summary")
}
