package blockkit

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// The wording of these rules is that of Slack's own validator, github.com/slackhq/hack-json-schema.

const unlimited = math.MaxInt

// anything is the rule of a member that has been checked already.
func anything(*checker, *node) {}

func str(low, high int) rule {
	return func(c *checker, n *node) {
		switch {
		case n.kind != '"':
			c.fail(invalidType, "must provide a string")
		case n.length() < low:
			c.fail(failedConstraint, fmt.Sprintf("must be more than %d characters", low-1))
		case n.length() > high:
			c.tooLong(high)
		}
	}
}

func (c *checker) tooLong(most int, under ...string) {
	c.fail(failedConstraint, fmt.Sprintf("must be less than %d characters", most+1), under...)
}

func enum(allowed ...string) rule {
	return func(c *checker, n *node) {
		if n.kind != '"' {
			c.fail(invalidType, "must provide a string")
		} else if !slices.Contains(allowed, n.text) {
			c.fail(failedConstraint, "must be a valid enum value")
		}
	}
}

func boolean(c *checker, n *node) {
	if n.kind != 't' && n.kind != 'f' {
		c.fail(invalidType, "must be a boolean")
	}
}

func integer(low, high int) rule {
	return func(c *checker, n *node) {
		i, ok := n.integer()
		switch {
		case n.kind != '0':
			c.fail(invalidType, "must provide a number")
		case !ok:
			c.fail(invalidType, "must provide an integer")
		case i < low:
			c.fail(failedConstraint, "must be greater than "+strconv.Itoa(low))
		case i > high:
			c.fail(failedConstraint, "must be less than "+strconv.Itoa(high))
		}
	}
}

func number(c *checker, n *node) {
	if _, ok := n.number(); !ok {
		c.fail(invalidType, "must provide a number")
	}
}

func list(low, high int, item rule) rule {
	return func(c *checker, n *node) {
		switch {
		case n.kind != '[':
			c.fail(invalidType, "must provide an array")
			return
		case len(n.items) < low:
			c.fail(failedConstraint, fmt.Sprintf("must provide at least %d items", low))
		case len(n.items) > high:
			c.fail(failedConstraint, fmt.Sprintf("no more than %d items allowed", high))
			return
		}
		for i := range n.items {
			c.element(i, item, &n.items[i])
		}
	}
}

// unique refuses a list in which two items have the same key.
func unique(key func(*node) string) rule {
	return func(c *checker, n *node) {
		seen := make(map[string]bool, len(n.items))
		for i := range n.items {
			k := key(&n.items[i])
			if seen[k] {
				c.fail(failedConstraint, "Input contains duplicate items")
				return
			}
			seen[k] = true
		}
	}
}

func itself(n *node) string { return n.text }

func member(name string) func(*node) string {
	return func(n *node) string { return n.str(name) }
}

// all applies several rules to one value, until one fails.
func all(rules ...rule) rule {
	return func(c *checker, n *node) {
		before := len(c.found)
		for _, r := range rules {
			if len(c.found) == before {
				r(c, n)
			}
		}
	}
}

// format is a string that a test of its own accepts.
func format(name string, valid func(string) bool) rule {
	return func(c *checker, n *node) {
		if n.kind != '"' {
			c.fail(invalidType, "must provide a string")
		} else if !valid(n.text) {
			c.fail(failedConstraint, "input must be a valid: "+name)
		}
	}
}

func link(schemes ...string) rule {
	return all(str(1, 3000), format("uri", func(s string) bool { return isURL(s, schemes...) }))
}

// isURL says whether a text is an absolute URL, of one of the schemes if any are given.
func isURL(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "" {
		return false
	}
	return len(schemes) == 0 || slices.Contains(schemes, u.Scheme) && u.Host != ""
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func isTime(s string) bool {
	_, err := time.Parse("15:04", s)
	return err == nil && len(s) == len("15:04")
}

// oneOrMore asks for at least one of these members; Slack then names the first.
func oneOrMore(names ...string) rule {
	return func(c *checker, n *node) {
		if present(n, names) == 0 {
			c.fail(missingField, "missing required field: "+names[0])
		}
	}
}

// exactlyOne asks for one of these members and no other.
func exactlyOne(names ...string) rule {
	return func(c *checker, n *node) {
		if present(n, names) != 1 {
			c.fail(failedConstraint, "failed to match exactly one allowed schema")
		}
	}
}

// notBoth refuses two members together.
func notBoth(one, other string) rule {
	return func(c *checker, n *node) {
		if present(n, []string{one, other}) == 2 {
			c.fail(failedConstraint, "failed because matched disallowed schema")
		}
	}
}

func present(n *node, names []string) int {
	count := 0
	for _, name := range names {
		if n.get(name) != nil {
			count++
		}
	}
	return count
}
