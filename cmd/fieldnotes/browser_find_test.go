//go:build browser

package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// thing is something on the page as assistive technology knows it: by role and
// name, perhaps in the newest message that says something.
type thing struct {
	roles         []string
	name, message string
}

func button(name string) thing  { return thing{roles: []string{"button"}, name: name} }
func link(name string) thing    { return thing{roles: []string{"link"}, name: name} }
func option(name string) thing  { return thing{roles: []string{"option"}, name: name} }
func choice(name string) thing  { return thing{roles: []string{"menuitemradio"}, name: name} }
func tick(name string) thing    { return thing{roles: []string{"checkbox"}, name: name} }
func radio(name string) thing   { return thing{roles: []string{"radio"}, name: name} }
func field(label string) thing  { return thing{roles: []string{"textbox", "combobox"}, name: label} }
func picker(label string) thing { return thing{roles: []string{"Date", "InputTime"}, name: label} }

// in is the thing of that kind in the newest message that says this.
func (w thing) in(message string) thing {
	w.message = message
	return w
}

func (w thing) String() string {
	where := "on the page"
	if w.message != "" {
		where = fmt.Sprintf("in the message %q", w.message)
	}
	return fmt.Sprintf("a %s named %q %s", strings.Join(w.roles, " or "), w.name, where)
}

// within is where to look: the newest message that has the text, or all.
const within = `((text) => text === ''
	? document
	: [...document.querySelectorAll('article')].findLast((a) => a.innerText.includes(text)) ?? null)(%q)`

// find looks once; "" means that the thing is not there.
func (p *page) find(it thing) (runtime.RemoteObjectID, error) {
	root, err := chromedp.Run(p.ctx, chromedp.Evaluate[*runtime.RemoteObject](fmt.Sprintf(within, it.message)))
	if err != nil || root.ObjectID == "" {
		return "", err
	}
	var found []*accessibility.Node
	for _, role := range it.roles {
		result, err := chromedp.Call(p.ctx, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{ObjectID: root.ObjectID, Role: role})
		if err != nil {
			return "", err
		}
		found = append(found, result.Nodes...)
	}
	node := named(found, it.name)
	if node == nil {
		return "", nil
	}
	result, err := chromedp.Call(p.ctx, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: node.BackendDOMNodeID})
	if err != nil {
		return "", err
	}
	return result.Object.ObjectID, nil
}

// named is the node with this name, else one whose name has it in it.
func named(nodes []*accessibility.Node, name string) *accessibility.Node {
	var near *accessibility.Node
	for _, n := range nodes {
		if n.Ignored || n.Name == nil {
			continue
		}
		var is string
		if json.Unmarshal(n.Name.Value, &is) != nil {
			continue
		}
		if is == name {
			return n
		}
		if near == nil && strings.Contains(is, name) {
			near = n
		}
	}
	return near
}

// until repeats try until it is done.
func (p *page) until(what fmt.Stringer, try func() (bool, error)) {
	p.t.Helper()
	late := time.After(soon)
	for {
		done, err := try()
		if done && err == nil {
			return
		}
		select {
		case <-late:
			p.t.Fatalf("waited for %s: %v", what, err)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// finds waits until the thing is there.
func (p *page) finds(it thing) (id runtime.RemoteObjectID) {
	p.t.Helper()
	p.until(it, func() (found bool, err error) {
		id, err = p.find(it)
		return id != "", err
	})
	return id
}

// ask calls a function of JavaScript on what was found.
func ask[T any](p *page, on runtime.RemoteObjectID, function string, args ...any) (T, error) {
	return chromedp.Run(p.ctx, chromedp.CallFunctionOn[T](function, func(c *runtime.CallFunctionOnParams) {
		c.ObjectID = on
		wait := true
		c.AwaitPromise = &wait
	}, args...))
}

// The places where something can be read.
const (
	message = "article"
	modal   = "dialog.modal"
	homeTab = ".home"
)

const readable = `(place, ...texts) => [...document.querySelectorAll(place)].some((el) =>
	el.checkVisibility() && texts.every((text) => el.innerText.includes(text)))`

// reads waits until one of those places shows all of these texts.
func (p *page) reads(place string, texts ...string) {
	p.t.Helper()
	args := []any{place}
	for _, text := range texts {
		args = append(args, text)
	}
	_, err := chromedp.Run(p.ctx, chromedp.PollFunction[bool](readable, chromedp.WithPollingArgs(args...), chromedp.WithPollingTimeout(soon)))
	if err == nil {
		return
	}
	const all = `[...document.querySelectorAll(%q)].map((el) => el.innerText).join("\n--\n")`
	shown, _ := chromedp.Run(p.ctx, chromedp.Evaluate[string](fmt.Sprintf(all, place)))
	p.t.Fatalf("%s shows nothing with all of %q: %v\n%s", place, texts, err, shown)
}

const filled = `(label, value) => [...document.querySelectorAll('label')].some((el) =>
	el.innerText.startsWith(label) && el.control?.value === value)`

// has waits until the field with the label holds the text.
func (p *page) has(label, text string) {
	p.t.Helper()
	if _, err := chromedp.Run(p.ctx, chromedp.PollFunction[bool](filled, chromedp.WithPollingArgs(label, text), chromedp.WithPollingTimeout(soon))); err != nil {
		p.t.Fatalf("%q does not hold %q: %v", label, text, err)
	}
}

// gone waits until none of those places is there.
func (p *page) gone(place string) {
	p.t.Helper()
	const absent = `(place) => ![...document.querySelectorAll(place)].some((el) => el.checkVisibility())`
	if _, err := chromedp.Run(p.ctx, chromedp.PollFunction[bool](absent, chromedp.WithPollingArgs(place), chromedp.WithPollingTimeout(soon))); err != nil {
		p.t.Fatalf("%s is still there: %v", place, err)
	}
}
