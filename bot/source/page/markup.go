package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dialect is how attributes of elements tell of items.
type dialect struct{ scope, kind, prop string }

var dialects = []dialect{
	{"itemscope", "itemtype", "itemprop"}, // microdata
	{"typeof", "typeof", "property"},      // RDFa
}

// markup collects the items that elements tell of in one dialect.
type markup struct {
	dialect
	items []*item
	byID  map[string]*html.Node // what itemref may refer to; once each, so that it ends
	left  int                   // nodes still to be visited
}

// maxVisits is how many nodes are visited of a page, some of them for several
// items that refer to them.
const maxVisits = 400_000

func readMarkup(root *html.Node, d dialect) []*item {
	m := markup{dialect: d, byID: map[string]*html.Node{}, left: maxVisits}
	for n := range root.Descendants() {
		if id, ok := attr(n, "id"); ok && m.byID[id] == nil {
			m.byID[id] = n
		}
	}
	m.walk(root, nil)
	return m.items
}

func (m *markup) walk(n *html.Node, in *item) {
	if m.left--; m.left < 0 {
		return
	}
	if n.Type == html.ElementNode {
		in = m.element(n, in)
	}
	for c := range n.ChildNodes() {
		m.walk(c, in)
	}
}

// element reads one element in an item and returns the item that its content is in.
func (m *markup) element(n *html.Node, in *item) *item {
	names, named := attr(n, m.prop)
	v, inner := value{}, in
	if _, ok := attr(n, m.scope); ok {
		inner = m.begin(n)
		v = value{item: inner}
		if in != nil && named {
			inner.part = in.isEvent() && (names == "subEvent" || names == "superEvent")
		}
	} else if named && in != nil {
		v = valueOf(n)
	}
	if in != nil {
		for _, name := range strings.Fields(names) {
			in.add(name, v)
		}
	}
	return inner
}

// begin begins an item, with what it refers to elsewhere on the page.
func (m *markup) begin(n *html.Node) *item {
	types, _ := attr(n, m.kind)
	i := &item{types: strings.Fields(types)}
	i.id, _ = attr(n, "itemid")
	m.items = append(m.items, i)
	refs, _ := attr(n, "itemref")
	for _, id := range strings.Fields(refs) {
		if other := m.byID[id]; other != nil {
			m.byID[id] = nil
			m.walk(other, i)
		}
	}
	return i
}

// valueOf is what an element says that is no item of its own.
func valueOf(n *html.Node) value {
	var v value
	for _, name := range []string{"href", "src", "data", "resource"} {
		if link, ok := attr(n, name); ok && v.link == "" {
			v.link = link
		}
	}
	for _, name := range []string{"content", "datetime"} {
		if text, ok := attr(n, name); ok {
			v.text = text
			return v
		}
	}
	if text, ok := attr(n, "value"); ok && (n.DataAtom == atom.Data || n.DataAtom == atom.Meter) {
		v.text = text
		return v
	}
	v.node = n
	return v
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}
