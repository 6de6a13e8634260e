package blockkit

import "slices"

// Block elements: https://docs.slack.dev/reference/block-kit/block-elements

// Where most elements may stand.
const (
	onButtons = accessory | inActions
	onFields  = accessory | inActions | inInput
)

// elements are all that blocks hold, apart from blocks.
var elements = variants{
	// Buttons and images
	"button":           {everywhere, onButtons | inCard, button},
	"workflow_button":  {message, onButtons, workflowButton},
	"overflow":         {everywhere, onButtons, overflow},
	"feedback_buttons": {message, inContextActions, feedbackButtons},
	"icon_button":      {message, inContextActions, iconButton},
	"image":            {everywhere, accessory | inContext, imageElement},

	// Texts
	"plain_text": {everywhere, inContext, plainText(3000)},
	"mrkdwn":     {everywhere, inContext, mrkdwnText(3000)},

	// Menus
	"static_select":              {everywhere, onFields, menu(fromOptions(opt("initial_option", selectOption))...)},
	"external_select":            {everywhere, onFields, menu(minQuery, opt("initial_option", selectOption))},
	"users_select":               {everywhere, onFields, menu(opt("initial_user", id))},
	"conversations_select":       {everywhere, onFields, menu(filter, currentDefault, opt("initial_conversation", id), responseURL)},
	"channels_select":            {everywhere, onFields, menu(opt("initial_channel", id), responseURL)},
	"multi_static_select":        {everywhere, onFields, multi(fromOptions(opt("initial_options", list(0, unlimited, selectOption)))...)},
	"multi_external_select":      {everywhere, onFields, multi(minQuery, opt("initial_options", list(1, 100, selectOption)))},
	"multi_users_select":         {everywhere, onFields, multi(opt("initial_users", ids))},
	"multi_conversations_select": {everywhere, onFields, multi(filter, currentDefault, opt("initial_conversations", ids))},
	"multi_channels_select":      {everywhere, onFields, multi(opt("initial_channels", ids))},

	// Choices
	"checkboxes":     {everywhere, onFields, choice(opt("initial_options", list(0, 10, choiceOption)))},
	"radio_buttons":  {everywhere, onFields, choice(opt("initial_option", choiceOption))},
	"datepicker":     {everywhere, onFields, datepicker},
	"timepicker":     {everywhere, onFields, timepicker},
	"datetimepicker": {message | modal, inActions | inInput, datetimepicker},

	// Fields to type in
	"plain_text_input": {everywhere, inInput, plainTextInput},
	"rich_text_input":  {views, inInput, richTextInput},
	"email_text_input": {modal, inInput, emailInput},
	"url_text_input":   {modal, inInput, urlInput},
	"number_input":     {modal, inInput, numberInput},
	"file_input":       {modal, inInput, fileInput},
}

// action is the shape of an interactive element.
func action(fields ...field) shape {
	return append(typed(opt("action_id", actionID)), fields...)
}

var (
	button = action(
		req("text", plain(75)),
		opt("value", str(0, 2000)),
		opt("url", link()),
		opt("style", style),
		opt("confirm", confirm),
		opt("accessibility_label", str(1, 75)),
	)
	workflowButton = action(
		req("text", plain(75)),
		req("workflow", shape{req("trigger", workflowTrigger)}.check),
		opt("style", style),
		opt("accessibility_label", str(1, 75)),
	)
	overflow = action(
		req("options", options(5, overflowOption)),
		opt("confirm", confirm),
	)
	feedbackButtons = action(
		req("positive_button", feedbackButton),
		req("negative_button", feedbackButton),
	)
	iconButton = action(
		req("icon", enum("trash")),
		req("text", plain(75)),
		opt("value", str(0, 2000)),
		opt("confirm", confirm),
		opt("accessibility_label", str(1, 75)),
		opt("visible_to_user_ids", ids),
	)
	imageElement = typed(image...)
)

var feedbackButton = shape{
	req("text", plain(75)),
	req("value", str(1, 2000)),
	opt("accessibility_label", str(1, 75)),
}.check

var workflowTrigger = shape{
	req("url", link("https")),
	opt("customizable_input_parameters", list(1, unlimited, shape{
		req("name", str(1, unlimited)),
		req("value", str(1, unlimited)),
	}.check)),
}.check

// image is what image elements and image blocks have in common.
var image = shape{
	req("alt_text", str(1, 2000)),
	opt("image_url", link("http", "https")),
	opt("slack_file", slackFile),
	whole(exactlyOne("image_url", "slack_file")),
}

// isInteractive says whether an element of this type has an action id.
func isInteractive(kind string) bool {
	return slices.ContainsFunc(elements[kind].shape, func(f field) bool { return f.name == "action_id" })
}
