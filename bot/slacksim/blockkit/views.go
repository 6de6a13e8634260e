package blockkit

import "strconv"

// Views: https://docs.slack.dev/reference/views

var modalView = append(view(
	req("title", plain(24)),
	opt("submit", plain(24)),
	opt("close", plain(24)),
	opt("clear_on_close", boolean),
	opt("notify_on_close", boolean),
), whole(submitForInputs))

var homeView = view()

func view(fields ...field) shape {
	return append(shape{
		req("type", enum("modal", "home")),
		req("blocks", list(0, maxViewBlocks, aBlock(topLevel))),
		opt("callback_id", str(0, 255)),
		opt("external_id", str(0, 255)),
		opt("private_metadata", str(0, 3000)),
	}, fields...)
}

func submitForInputs(c *checker, n *node) {
	if n.get("submit") != nil {
		return
	}
	for i, b := range n.list("blocks") {
		if b.str("type") == "input" {
			c.fail(failedConstraint, "must define `submit` to use an `input` block in modals",
				"blocks", strconv.Itoa(i), "input")
		}
	}
}
