package blockkit

import "regexp"

// Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects

var confirm = shape{
	req("title", plain(100)),
	req("text", plain(300)),
	req("confirm", plain(30)),
	req("deny", plain(30)),
	opt("style", style),
}.check

var style = enum("primary", "danger")

// Options of select menus, of overflow menus, and of checkboxes and radio buttons.
var (
	selectOption = shape{
		req("text", plain(75)),
		req("value", str(1, 75)),
		opt("description", plain(75)),
	}.check
	overflowOption = shape{
		req("text", plain(75)),
		req("value", str(1, 75)),
		opt("description", plain(75)),
		opt("url", link()),
	}.check
	choiceOption = shape{
		req("text", text(75)),
		req("value", str(1, 75)),
		opt("description", text(75)),
	}.check
)

var optionGroup = shape{
	req("label", plain(75)),
	req("options", list(1, 100, selectOption)),
}.check

// options with a value of their own each: that Slack refuses a repeated one is unconfirmed, and in option groups
// it has been seen to take it.
func options(most int, option rule) rule {
	return all(list(1, most, option), unique(member("value")))
}

// initialIn asks that what is selected at first is among the options, exactly as it is there.
func initialIn(c *checker, n *node) {
	listed := allOptions(n)
	if one := n.get("initial_option"); one != nil && !contains(listed, one) {
		c.fail(failedConstraint, "must be one of the provided options", "initial_option")
	}
	many := n.get("initial_options")
	if many == nil {
		return
	}
	wrong := len(many.items) == 0
	for i := range many.items {
		wrong = wrong || !contains(listed, &many.items[i])
	}
	if wrong {
		c.fail(failedConstraint, "must be one of the provided options", "initial_options")
	}
}

// allOptions are an element's options, those in groups included.
func allOptions(n *node) []node {
	all := n.list("options")
	groups := n.list("option_groups")
	for i := range groups {
		all = append(all[:len(all):len(all)], groups[i].list("options")...)
	}
	return all
}

func contains(options []node, one *node) bool {
	for i := range options {
		if options[i].same(one) {
			return true
		}
	}
	return false
}

var conversationFilter = shape{
	opt("include", all(list(1, 4, enum("im", "mpim", "private", "public")), unique(itself))),
	opt("exclude_external_shared_channels", boolean),
	opt("exclude_bot_users", boolean),
	whole(oneOrMore("include", "exclude_external_shared_channels", "exclude_bot_users")),
}.check

var dispatchConfig = shape{
	req("trigger_actions_on", all(list(1, 2, enum("on_enter_pressed", "on_character_entered")), unique(itself))),
}.check

var slackFile = shape{
	opt("id", str(1, 255)),
	opt("url", link("http", "https")),
	whole(exactlyOne("id", "url")),
}.check

var slackIcon = shape{
	req("type", enum("icon")),
	req("name", str(1, 255)),
}.check

var zoneName = regexp.MustCompile(`^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$`).MatchString
