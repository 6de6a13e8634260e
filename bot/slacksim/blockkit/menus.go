package blockkit

// menu is the shape of a select menu: what all of them have, and what this one has.
func menu(fields ...field) shape {
	return append(action(
		opt("placeholder", plain(150)),
		opt("confirm", confirm),
		opt("focus_on_load", focusOnLoad),
	), fields...)
}

func multi(fields ...field) shape {
	return append(menu(fields...), opt("max_selected_items", integer(1, unlimited)))
}

// fromOptions are the fields of a menu that brings its options along.
func fromOptions(initial field) shape {
	return shape{
		opt("options", options(100, selectOption)),
		opt("option_groups", list(1, 100, optionGroup)),
		initial,
		whole(exactlyOne("options", "option_groups")),
		whole(initialIn),
	}
}

var (
	minQuery       = opt("min_query_length", integer(0, unlimited))
	filter         = opt("filter", conversationFilter)
	currentDefault = opt("default_to_current_conversation", boolean)
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
