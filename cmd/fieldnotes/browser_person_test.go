//go:build browser

package main

import (
	"strings"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func (p *page) press(it thing) {
	p.t.Helper()
	p.hand.press(p, it)
}

func (p *page) types(text string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(text))
}

// fills replaces what a field has.
func (p *page) fills(label, text string) {
	p.t.Helper()
	p.hand.enter(p, field(label))
	p.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	p.types(text)
}

// sets fills a date or a time, whose parts are typed one after the other.
func (p *page) sets(label, digits string) {
	p.t.Helper()
	p.hand.enter(p, picker(label))
	p.types(strings.Repeat(kb.ArrowLeft, 3) + digits)
}

// chooses types into a menu and picks what it finds.
func (p *page) chooses(label, text string) {
	p.t.Helper()
	p.hand.enter(p, field(label))
	p.types(text)
	p.hand.pick(p, option(text))
}

// commands types a slash command; its name is completed from a few letters.
func (p *page) commands(channel, letters, name, rest string) {
	p.t.Helper()
	p.hand.enter(p, field("Message "+channel))
	p.types(letters)
	p.hand.pick(p, option(name))
	p.types(rest)
	p.hand.send(p)
}

// becomes acts as somebody else from here on.
func (p *page) becomes(name string) {
	p.t.Helper()
	p.press(button("Act as somebody else"))
	p.press(choice(name))
	p.finds(button("You are " + name))
}

// goes opens a channel or a direct conversation.
func (p *page) goes(name, heading string) {
	p.t.Helper()
	if p.look.narrow() {
		p.press(button("Channels"))
	}
	p.press(link(name))
	p.reads("main h1", heading)
}

// date is some days ahead, as it is typed.
func date(days int) string { return time.Now().AddDate(0, 0, days).Format("01022006") }

// ticks a box.
func (p *page) ticks(label string) {
	p.t.Helper()
	p.hand.tick(p, tick(label))
}
