package blockkit

// Blocks: https://docs.slack.dev/reference/block-kit/blocks

// blocks are all that a surface, or a container block, is made of. A type that Slack documents without saying
// where it may be sent is left out, and so refused: file, layout, call, auth_provider.
var blocks = variants{
	"section":            {everywhere, topLevel | contained, section},
	"header":             {everywhere, topLevel | contained, header},
	"divider":            {everywhere, topLevel | contained, block()},
	"context":            {everywhere, topLevel | contained, context},
	"actions":            {everywhere, topLevel | contained, actions},
	"image":              {everywhere, topLevel | contained, imageBlock},
	"video":              {everywhere, topLevel | contained, video},
	"input":              {everywhere, topLevel, inputBlock},
	"rich_text":          {everywhere, topLevel, richText},
	"alert":              {modal, topLevel, alert},
	"table":              {message | home, topLevel | contained, table},
	"data_table":         {message, topLevel, dataTable},
	"markdown":           {message, topLevel, markdown},
	"context_actions":    {message, topLevel, contextActions},
	"data_visualization": {message, topLevel, dataVisualization},
	"card":               {everywhere, topLevel | inCarousel, card},
	"carousel":           {message | home, topLevel, carousel},
	"container":          {message, topLevel, container},
	"plan":               {message, topLevel, plan},
	"task_card":          {message, topLevel | inPlan, taskCard},
}

// aBlock takes a block, wherever blocks may stand. It cannot name their table, which names it.
func aBlock(at place) rule {
	return func(c *checker, n *node) {
		clear(c.tally.actionIDs)
		c.blocks.check(c, n, at)
	}
}

// block is the shape of a block.
func block(fields ...field) shape {
	return append(typed(opt("block_id", blockID)), fields...)
}

var (
	section = block(
		opt("text", text(3000)),
		opt("fields", list(1, 10, text(2000))),
		opt("accessory", elements.in(accessory)),
		opt("expand", boolean),
		whole(oneOrMore("text", "fields")),
	)
	header = block(
		req("text", plain(150)),
		opt("level", integer(1, 4)),
	)
	context = block(
		req("elements", list(1, 10, elements.in(inContext))),
	)
	actions = block(
		req("elements", list(1, 25, elements.in(inActions))),
	)
	inputBlock = block(
		req("label", plain(2000)),
		req("element", elements.in(inInput)),
		opt("hint", plain(2000)),
		opt("optional", boolean),
		opt("dispatch_action", boolean),
		whole(noFileDispatch),
	)
	imageBlock = append(block(opt("title", plain(2000))), image...)
	video      = block(
		req("alt_text", str(1, 2000)),
		req("title", plain(199)),
		req("video_url", link("https")),
		req("thumbnail_url", link("http", "https")),
		opt("title_url", link("https")),
		opt("author_name", str(1, 49)),
		opt("provider_name", str(1, unlimited)),
		opt("provider_icon_url", link("http", "https")),
		opt("description", plain(3000)),
	)
	markdown = block(
		req("text", all(str(1, unlimited), markdownSum)),
	)
	alert = block(
		req("text", text(3000)),
		opt("level", enum("default", "info", "warning", "error", "success")),
	)
	contextActions = block(
		req("elements", list(1, 5, elements.in(inContextActions))),
	)
)

func noFileDispatch(c *checker, n *node) {
	if n.isTrue("dispatch_action") && n.get("element").str("type") == "file_input" {
		c.fail(failedConstraint, "unsupported type: file_input", "element", "type")
	}
}
