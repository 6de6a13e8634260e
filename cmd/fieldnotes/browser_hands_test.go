//go:build browser

package main

import (
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// hand is what a person acts with. All of them type on a keyboard.
type hand interface {
	press(p *page, it thing)
	tick(p *page, it thing)
	enter(p *page, it thing)     // puts the caret there
	pick(p *page, it thing)      // from the list that the caret's field shows
	leave(p *page, close string) // a modal, which has this button
	send(p *page)                // what stands in the composer
	newest(p *page)              // goes to the newest message
}

// pointer is a mouse or a finger: it goes where something can be seen, nothing
// covers it and it does not move.
type pointer func(x, y float64) chromedp.Action[chromedp.Void]

func mouse(x, y float64) chromedp.Action[chromedp.Void]  { return chromedp.MouseClickXY(x, y) }
func finger(x, y float64) chromedp.Action[chromedp.Void] { return chromedp.TapXY(x, y) }

const spot = `async function () {
	this.scrollIntoView({ block: 'nearest' });
	const [before] = this.getClientRects();
	await new Promise(requestAnimationFrame);
	const [at] = this.getClientRects();
	if (!at || at.x !== before?.x || at.y !== before.y) return [];
	const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
	if (!this.contains(document.elementFromPoint(x, y))) return [];
	this.felt = new Promise(resolve => this.addEventListener('click', () => resolve(true), { capture: true, once: true }));
	return [x, y];
}`

// felt tells whether the element has been pressed: the page may have been drawn
// anew while the hand was on its way.
const felt = `function () {
	return Promise.race([this.felt, new Promise(resolve => setTimeout(resolve, 2000, false))]);
}`

func (h pointer) press(p *page, it thing) {
	p.t.Helper()
	p.until(it, func() (bool, error) {
		id, err := p.find(it)
		if id == "" {
			return false, err
		}
		at, err := ask[[]float64](p, id, spot)
		if len(at) < 2 {
			return false, err
		}
		if err := chromedp.Do(p.ctx, h(at[0], at[1])); err != nil {
			return false, err
		}
		pressed, err := ask[bool](p, id, felt)
		return pressed || err != nil, nil // where the press leads to another page, nothing is left to ask
	})
}

func (h pointer) enter(p *page, it thing)     { h.press(p, it) }
func (h pointer) tick(p *page, it thing)      { h.press(p, it) }
func (h pointer) pick(p *page, it thing)      { h.press(p, it) }
func (h pointer) leave(p *page, close string) { h.press(p, button(close)) }
func (h pointer) send(p *page)                { h.press(p, button("Send")) }
func (h pointer) newest(p *page)              { h.press(p, button("New messages")) }

// keyboard never touches a mouse: Tab and arrows lead to things, Enter presses them.
type keyboard struct{}

// toward is the key that leads from where the focus is to this element, or ""
// on arrival. F6 goes from part to part of the page; in a list that is one
// stop, arrows go from item to item.
const toward = `function () {
	const at = document.activeElement;
	if (!this.isConnected) return 'lost';
	if (this.contains(at)) return '';
	if (this.closest('[data-region]') !== at.closest('[data-region]') && !at.closest('[popover]')) return 'part';
	const ahead = at.contains(this) || Boolean(at.compareDocumentPosition(this) & Node.DOCUMENT_POSITION_FOLLOWING);
	const list = at.closest('nav, [role=menu], [role=log], [role=radiogroup]');
	if ((this.tabIndex < 0 || this.type === 'radio') && list?.contains(this)) return ahead ? 'down' : 'up';
	return ahead ? 'tab' : 'back';
}`

func stroke(key string) chromedp.Action[chromedp.Void] {
	if key == "back" {
		return chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))
	}
	return chromedp.KeyEvent(map[string]string{"part": kb.F6, "down": kb.ArrowDown, "up": kb.ArrowUp, "tab": kb.Tab}[key])
}

func (keyboard) enter(p *page, it thing) {
	p.t.Helper()
	id := p.finds(it)
	for range 100 {
		key, err := ask[string](p, id, toward)
		if err != nil {
			p.t.Fatal(err)
		}
		switch key {
		case "":
			return
		case "lost":
			id = p.finds(it)
		default:
			p.do(stroke(key))
		}
	}
	p.t.Fatalf("the keyboard does not get to %s", it)
}

func (h keyboard) press(p *page, it thing) {
	p.t.Helper()
	h.enter(p, it)
	p.do(chromedp.KeyEvent(kb.Enter))
}

func (h keyboard) tick(p *page, it thing) {
	p.t.Helper()
	h.enter(p, it)
	p.types(" ")
}

const active = `document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? ''`

func (keyboard) pick(p *page, it thing) {
	p.t.Helper()
	p.until(it, func() (bool, error) {
		on, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](active))
		if err != nil || on == "" {
			return false, err
		}
		if strings.Contains(on, it.name) {
			return true, chromedp.Do(p.ctx, chromedp.KeyEvent(kb.Enter))
		}
		return false, chromedp.Do(p.ctx, chromedp.KeyEvent(kb.ArrowDown))
	})
}

func (keyboard) leave(p *page, _ string) { p.do(chromedp.KeyEvent(kb.Escape)) }

func (keyboard) send(p *page) { p.do(chromedp.KeyEvent(kb.Enter)) }

func (keyboard) newest(p *page) {
	p.t.Helper()
	const there = `document.activeElement.matches('.messages article:last-of-type')`
	for range 10 {
		p.do(stroke("part"))
		if on, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](there)); on || err != nil {
			return
		}
	}
	p.t.Fatal("the keyboard does not get to the newest message")
}
