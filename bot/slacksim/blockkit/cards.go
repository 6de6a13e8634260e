package blockkit

var (
	card = block(
		opt("hero_image", only("image", imageElement)),
		opt("icon", only("image", imageElement)),
		opt("slack_icon", slackIcon),
		opt("title", mrkdwn(150)),
		opt("subtitle", mrkdwn(150)),
		opt("body", mrkdwn(200)),
		opt("actions", list(1, 3, elements.in(inCard))),
		whole(oneOrMore("title", "body", "hero_image", "actions")),
		whole(notBoth("icon", "slack_icon")),
	)
	carousel = block(
		req("elements", list(1, 10, aBlock(inCarousel))),
	)
	container = block(
		opt("title", plain(150)),
		opt("rich_text_title", richTextBlock),
		opt("subtitle", text(150)),
		opt("icon", only("image", imageElement)),
		opt("width", enum("narrow", "standard", "wide", "full")),
		opt("is_collapsible", boolean),
		opt("default_collapsed", boolean),
		opt("has_header_divider", boolean),
		req("child_blocks", list(1, 10, aBlock(contained))),
		whole(oneOrMore("title", "rich_text_title")),
		whole(collapsing),
	)
	plan = block(
		req("title", str(1, unlimited)),
		opt("tasks", list(1, unlimited, aBlock(inPlan))),
	)
	taskCard = block(
		req("task_id", str(1, 255)),
		req("title", str(1, unlimited)),
		req("status", enum("pending", "in_progress", "complete", "error")),
		opt("details", richTextBlock),
		opt("output", richTextBlock),
		opt("sources", list(1, unlimited, shape{
			req("type", enum("url")),
			req("url", link()),
			req("text", str(1, unlimited)),
		}.check)),
	)
)

// collapsing asks that a container that is collapsed at first can be opened, and has no line under its header
// when it can.
func collapsing(c *checker, n *node) {
	collapsible := n.isTrue("is_collapsible")
	if n.isTrue("default_collapsed") && !collapsible || n.isTrue("has_header_divider") && collapsible {
		c.fail(failedConstraint, "failed to match all allowed schemas")
	}
}
