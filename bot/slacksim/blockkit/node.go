package blockkit

import (
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// node is one JSON value with its place in the payload.
type node struct {
	kind       jsontext.Kind // { [ " 0 t f n
	start, end int           // where it begins and ends
	name       string        // of an object's member
	text       string        // a string's text, a number's digits
	items      []node        // an object's members, an array's elements
}

// get is an object's member, or nil.
func (n *node) get(name string) *node {
	if n == nil {
		return nil
	}
	for i := range n.items {
		if n.items[i].name == name && n.kind == '{' {
			return &n.items[i]
		}
	}
	return nil
}

// str is an object's string member, or "".
func (n *node) str(name string) string {
	if m := n.get(name); m != nil && m.kind == '"' {
		return m.text
	}
	return ""
}

// list is an object's array member, or nothing.
func (n *node) list(name string) []node {
	if m := n.get(name); m != nil && m.kind == '[' {
		return m.items
	}
	return nil
}

func (n *node) isTrue(name string) bool {
	m := n.get(name)
	return m != nil && m.kind == 't'
}

// integer is a number without fraction or exponent.
func (n *node) integer() (int, bool) {
	if n == nil || n.kind != '0' {
		return 0, false
	}
	i, err := strconv.Atoi(n.text)
	return i, err == nil
}

func (n *node) number() (float64, bool) {
	if n == nil || n.kind != '0' {
		return 0, false
	}
	f, err := strconv.ParseFloat(n.text, 64)
	return f, err == nil
}

// length is a string's, in characters.
func (n *node) length() int { return utf8.RuneCountInString(n.text) }

// same says whether two values are equal, whatever the order of their members.
func (n *node) same(m *node) bool {
	if n.kind != m.kind || n.text != m.text || len(n.items) != len(m.items) {
		return false
	}
	for i := range n.items {
		other := &m.items[i]
		if n.kind == '{' {
			other = m.get(n.items[i].name)
		}
		if other == nil || !n.items[i].same(other) {
			return false
		}
	}
	return true
}

// value is what encoding/json would decode into an any.
func (n *node) value() any {
	switch n.kind {
	case '"':
		return n.text
	case '0':
		f, _ := n.number()
		return f
	case 't', 'f':
		return n.kind == 't'
	case '[':
		list := make([]any, len(n.items))
		for i := range n.items {
			list[i] = n.items[i].value()
		}
		return list
	case '{':
		object := make(map[string]any, len(n.items))
		for i := range n.items {
			object[n.items[i].name] = n.items[i].value()
		}
		return object
	}
	return nil
}
