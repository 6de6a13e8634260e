package blockkit

import (
	"strconv"
	"strings"
)

// rule checks one value of a payload and tells the checker what is wrong with it.
type rule func(c *checker, n *node)

// field is one member of an object. One without a name is a rule about the whole object, for when all its
// members are in order.
type field struct {
	name     string
	required bool
	rule     rule
}

func req(name string, r rule) field { return field{name, true, r} }
func opt(name string, r rule) field { return field{name, false, r} }
func whole(r rule) field            { return field{rule: r} }

// shape is all that an object may hold: a member that it does not list is refused.
type shape []field

// variant is one type of block or element: where Slack takes it, and what it holds besides its type.
type variant struct {
	on    surface
	in    place
	shape shape
}

// variants are the types that may stand somewhere, told apart by their member "type".
type variants map[string]variant

// checker walks one payload.
type checker struct {
	surface surface
	place   place // where the element being checked stands
	blocks  variants
	path    []step
	tally   tally
	found   []Problem
}

// step is one part of a JSON pointer: a member's name, or an index when the name is empty.
type step struct {
	name  string
	index int
}

func (c *checker) member(name string, r rule, n *node) {
	c.path = append(c.path, step{name: name})
	r(c, n)
	c.path = c.path[:len(c.path)-1]
}

func (c *checker) element(i int, r rule, n *node) {
	c.path = append(c.path, step{index: i})
	r(c, n)
	c.path = c.path[:len(c.path)-1]
}

// fail reports a problem with the value being checked, or with what lies at the names under it.
func (c *checker) fail(code, message string, under ...string) {
	var p strings.Builder
	for _, s := range c.path {
		p.WriteByte('/')
		if s.name == "" {
			p.WriteString(strconv.Itoa(s.index))
		} else {
			p.WriteString(s.name)
		}
	}
	for _, name := range under {
		p.WriteString("/" + name)
	}
	c.found = append(c.found, Problem{code, p.String(), message})
}

func (s shape) check(c *checker, n *node) {
	if n.kind != '{' {
		c.fail(invalidType, "must provide an object")
		return
	}
	if s.lacks(c, n) {
		return
	}
	before := len(c.found)
	for i := range n.items {
		m := &n.items[i]
		if f := s.field(m.name); f != nil {
			c.member(m.name, f.rule, m)
		} else {
			c.fail(failedConstraint, "invalid additional property: "+m.name)
		}
	}
	for _, f := range s {
		if f.name == "" && len(c.found) == before {
			f.rule(c, n)
		}
	}
}

// lacks reports the required members that are not there. Like Slack, nothing else is then said of the object.
func (s shape) lacks(c *checker, n *node) bool {
	missing := false
	for _, f := range s {
		if f.required && n.get(f.name) == nil {
			c.fail(missingField, "missing required field: "+f.name)
			missing = true
		}
	}
	return missing
}

func (s shape) field(name string) *field {
	for i := range s {
		if s[i].name == name && name != "" {
			return &s[i]
		}
	}
	return nil
}

// in is the rule for a value of one of these types that stands at a place.
func (v variants) in(at place) rule {
	return func(c *checker, n *node) { v.check(c, n, at) }
}

func (v variants) check(c *checker, n *node, at place) {
	kind := n.get("type")
	switch {
	case n.kind != '{':
		c.fail(invalidType, "must provide an object")
		return
	case kind == nil:
		c.fail(missingField, "missing required field: type")
		return
	case kind.kind != '"':
		c.fail(invalidType, "must provide a string", "type")
		return
	}
	one, known := v[kind.text]
	if !known || one.in&at == 0 || one.on&c.surface == 0 {
		c.fail(failedConstraint, "unsupported type: "+kind.text, "type")
		return
	}
	outer := c.place
	c.place = at
	one.shape.check(c, n)
	c.place = outer
}
