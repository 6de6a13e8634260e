package blockkit

// menu is the shape of a select menu, made of what all of them have and the parts of this one.
func menu(parts ...part) shape {
	s := action(
		opt("placeholder", plain(150)),
		opt("confirm", confirm),
		opt("focus_on_load", focusOnLoad),
	)
	for _, p := range parts {
		s = append(s, p.fields()...)
	}
	return s
}

func multi(parts ...part) shape {
	return append(menu(parts...), opt("max_selected_items", integer(1, unlimited)))
}

// part is one field of a menu or several that belong together.
type part interface{ fields() shape }

func (f field) fields() shape { return shape{f} }
func (s shape) fields() shape { return s }

var (
	staticOptions = shape{
		opt("options", options(100, selectOption)),
		opt("option_groups", list(1, 100, optionGroup)),
		whole(exactlyOne("options", "option_groups")),
		whole(groupValues),
		whole(initialIn),
	}
	initialOption  = opt("initial_option", selectOption)
	initialOptions = opt("initial_options", list(0, unlimited, selectOption))
	minQuery       = opt("min_query_length", integer(0, unlimited))
	conversations  = shape{
		opt("filter", conversationFilter),
		opt("default_to_current_conversation", boolean),
	}
	// Slack gives a response_url for a menu only when a modal is submitted.
	responseURL = opt("response_url_enabled", func(c *checker, n *node) {
		boolean(c, n)
		if c.surface != modal || c.place != inInput {
			c.fail(failedConstraint, "only available to inputs in modals")
		}
	})
)

var (
	id  = str(1, 255)
	ids = all(list(1, unlimited, id), unique(itself))
)

// choice is the shape of checkboxes and radio buttons.
func choice(initial field) shape {
	return action(
		req("options", options(10, choiceOption)),
		initial,
		whole(initialIn),
		opt("confirm", confirm),
		opt("focus_on_load", focusOnLoad),
	)
}

var (
	datepicker = action(
		opt("initial_date", format("date", isDate)),
		opt("placeholder", plain(150)),
		opt("confirm", confirm),
		opt("focus_on_load", focusOnLoad),
	)
	timepicker = action(
		opt("initial_time", format("time", isTime)),
		opt("timezone", format("timezone", zoneName)),
		opt("placeholder", plain(150)),
		opt("confirm", confirm),
		opt("focus_on_load", focusOnLoad),
	)
	datetimepicker = action(
		opt("initial_date_time", integer(1_000_000_000, 9_999_999_999)),
		opt("confirm", confirm),
		opt("focus_on_load", focusOnLoad),
	)
)
