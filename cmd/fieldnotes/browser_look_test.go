//go:build browser

package main

import (
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"
)

// moment is a time to look at the whole page: it stands still, nothing is wider
// than the screen, and the colours are those that were asked for.
func (p *page) moment(name string) {
	p.t.Helper()
	const still = `document.getAnimations().every((a) => a.playState !== 'running')`
	p.do(chromedp.Poll[chromedp.Void](still, chromedp.WithPollingTimeout(soon)))
	p.picture(name)
	const wide = `[...document.querySelectorAll('*')].filter((el) => el === document.scrollingElement ||
		/auto|scroll/.test(getComputedStyle(el).overflowX) && !el.matches('pre, .table-scroll'))
		.filter((el) => el.scrollWidth > el.clientWidth).map((el) => el.outerHTML.slice(0, 80))`
	if too := p.asks(wide); len(too) > 0 {
		p.t.Errorf("%s: one has to scroll sideways in %q", name, too)
	}
	const white = `[...document.querySelectorAll('body, dialog[open]')].map((el) => getComputedStyle(el).backgroundColor)`
	for _, colour := range p.asks(white) {
		if p.look.dark == (colour == "rgb(255, 255, 255)") {
			p.t.Errorf("%s: the page is %s, dark: %t", name, colour, p.look.dark)
		}
	}
}

// notices: whoever looks at a conversation sees its newest message come, or is
// told of it and goes there.
func (p *page) notices(texts ...string) {
	p.t.Helper()
	p.reads(message, texts...)
	const seen = `(text) => {
		const { top } = [...document.querySelectorAll('article')].findLast((a) => a.innerText.includes(text)).getBoundingClientRect();
		return top < document.querySelector('.composer-area').getBoundingClientRect().top - 100 && 'seen' ||
			document.querySelector('.messages .news').checkVisibility() && 'told';
	}`
	how, err := chromedp.Run(p.ctx, chromedp.PollFunction[string](seen, chromedp.WithPollingArgs(texts[0]), chromedp.WithPollingTimeout(soon)))
	if err != nil {
		p.t.Fatalf("%q came unnoticed: %v", texts[0], err)
	}
	if how == "told" {
		p.hand.newest(p)
	}
}

func (p *page) asks(expression string) []string {
	p.t.Helper()
	answer, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](expression))
	if err != nil {
		p.t.Fatal(err)
	}
	return answer
}

// picture saves what is to be seen, if somebody wants pictures.
func (p *page) picture(name string) {
	dir := os.Getenv("FIELDNOTES_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Log("no picture: ", err)
		return
	}
	if err := os.WriteFile(filepath.Join(dir, p.look.name+"-"+name+".png"), png, 0o644); err != nil {
		p.t.Error(err)
	}
}

// fillsThePhone: a modal leaves nothing else to be seen there.
func (p *page) fillsThePhone() {
	p.t.Helper()
	if !p.look.narrow() {
		return
	}
	const covers = `(() => {
		const { x, y, width, height } = document.querySelector('dialog.modal').getBoundingClientRect();
		return x === 0 && y === 0 && width === innerWidth && height === innerHeight;
	})()`
	p.do(chromedp.Poll[chromedp.Void](covers, chromedp.WithPollingTimeout(soon)))
}
