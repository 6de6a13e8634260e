package blockkit

import (
	"math/big"
	"regexp"
)

// input is the shape of a field to type in.
func input(initial rule, fields ...field) shape {
	return append(action(
		opt("initial_value", initial),
		opt("placeholder", plain(150)),
		opt("dispatch_action_config", dispatchConfig),
		opt("focus_on_load", focusOnLoad),
	), fields...)
}

const (
	maxTyped = 3000 // characters in a plain text input
	maxFiles = 10
)

var (
	plainTextInput = input(str(0, maxTyped),
		opt("multiline", boolean),
		opt("min_length", integer(0, maxTyped)),
		opt("max_length", integer(1, maxTyped)),
		whole(lengths),
	)
	richTextInput = input(richTextBlock,
		opt("min_lines", integer(1, 100)),
		opt("max_lines", integer(1, 100)),
		whole(inOrder("min_lines", "max_lines")),
		whole(oneOrMore("action_id")),
	)
	emailInput  = input(str(0, maxTyped))
	urlInput    = input(str(0, maxTyped))
	numberInput = input(numeral,
		req("is_decimal_allowed", boolean),
		opt("min_value", numeral),
		opt("max_value", numeral),
		whole(numbers),
	)
	fileInput = action(
		opt("filetypes", list(1, unlimited, str(1, unlimited))),
		opt("max_files", integer(1, maxFiles)),
	)
)

// lengths asks that what a plain text input starts with could also be typed into it.
func lengths(c *checker, n *node) {
	inOrder("min_length", "max_length")(c, n)
	most, limited := n.get("max_length").integer()
	if initial := n.get("initial_value"); limited && initial != nil && initial.length() > most {
		c.tooLong(most, "initial_value")
	}
}

// inOrder asks that the first integer be no greater than the second.
func inOrder(low, high string) rule {
	return func(c *checker, n *node) {
		a, hasLow := n.get(low).integer()
		b, hasHigh := n.get(high).integer()
		if hasLow && hasHigh && a > b {
			c.fail(failedConstraint, "must be greater than "+n.get(low).text, high)
		}
	}
}

var numeral = format("number", isNumeral)

// isNumeral accepts the numbers that a number input does: 0.25, 5.5 and -10.
var isNumeral = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`).MatchString

var isWhole = regexp.MustCompile(`^-?[0-9]+$`).MatchString

// numbers holds a number input's limits and first value against each other.
func numbers(c *checker, n *node) {
	low, high := n.str("min_value"), n.str("max_value")
	if low != "" && high != "" && less(high, low) {
		c.fail(failedConstraint, "must be greater than "+low, "max_value")
	}
	initial := n.str("initial_value")
	if initial == "" {
		return
	}
	if !n.isTrue("is_decimal_allowed") && !isWhole(initial) {
		c.fail(failedConstraint, "input must be a valid: integer", "initial_value")
	}
	if low != "" && less(initial, low) {
		c.fail(failedConstraint, "must be greater than "+low, "initial_value")
	}
	if high != "" && less(high, initial) {
		c.fail(failedConstraint, "must be less than "+high, "initial_value")
	}
}

// less compares two numerals exactly; what is none compares as neither less nor greater. (Nor is a number with an
// exponent one, which could take any amount of memory.)
func less(a, b string) bool {
	if !isNumeral(a) || !isNumeral(b) {
		return false
	}
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)
	return x.Cmp(y) < 0
}
