package blockkit

// Rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

var richText = block(
	req("elements", list(1, unlimited, richTextParts.in(anyPlace))),
)

// richTextBlock takes a rich_text block inside of something else: a table's cell, an input's first value.
var richTextBlock = only("rich_text", nestedRichText)

var nestedRichText = typed(
	opt("block_id", str(1, 255)),
	req("elements", list(1, unlimited, richTextParts.in(anyPlace))),
)

var richTextParts = variants{
	"rich_text_section": {everywhere, anyPlace, richTextSection},
	"rich_text_list": {everywhere, anyPlace, typed(
		req("style", enum("bullet", "ordered")),
		req("elements", list(1, unlimited, only("rich_text_section", richTextSection))),
		opt("indent", integer(0, 8)),
		opt("offset", integer(0, unlimited)),
		opt("border", integer(0, 1)),
	)},
	"rich_text_quote": {everywhere, anyPlace, typed(
		req("elements", list(0, unlimited, inline.in(inLine))),
		opt("border", integer(0, 1)),
	)},
	"rich_text_preformatted": {everywhere, anyPlace, typed(
		req("elements", list(0, unlimited, inline.in(inPreformatted))),
		opt("border", integer(0, 1)),
	)},
}

var richTextSection = typed(req("elements", list(0, unlimited, inline.in(inLine))))

// inline are the parts of a line of rich text; preformatted text takes two of them.
var inline = variants{
	"text":      {everywhere, inLine | inPreformatted, typed(req("text", str(1, unlimited)), opt("style", textStyle))},
	"link":      {everywhere, inLine | inPreformatted, typed(req("url", link()), opt("text", str(0, unlimited)), opt("unsafe", boolean), opt("style", textStyle))},
	"user":      {everywhere, inLine, typed(req("user_id", id), opt("style", mentionStyle))},
	"channel":   {everywhere, inLine, typed(req("channel_id", id), opt("style", mentionStyle))},
	"usergroup": {everywhere, inLine, typed(req("usergroup_id", id), opt("style", mentionStyle))},
	"team":      {everywhere, inLine, typed(req("team_id", id), opt("style", mentionStyle))},
	"broadcast": {everywhere, inLine, typed(req("range", enum("here", "channel", "everyone")), opt("style", textStyle))},
	"color":     {everywhere, inLine, typed(req("value", str(1, 255)), opt("style", textStyle))},
	"emoji": {everywhere, inLine, typed(
		req("name", str(1, 255)),
		opt("unicode", str(1, 255)),
		opt("skin_tone", integer(1, 6)),
		opt("url", link("http", "https")),
		opt("style", textStyle),
	)},
	"date": {everywhere, inLine, typed(
		req("timestamp", integer(0, unlimited)),
		req("format", str(1, unlimited)),
		opt("url", link()),
		opt("fallback", str(1, unlimited)),
		opt("style", textStyle),
	)},
}

var textStyle = shape{
	opt("bold", boolean),
	opt("italic", boolean),
	opt("strike", boolean),
	opt("code", boolean),
	opt("underline", boolean),
}.check

var mentionStyle = shape{
	opt("bold", boolean),
	opt("italic", boolean),
	opt("strike", boolean),
	opt("highlight", boolean),
	opt("client_highlight", boolean),
	opt("unlink", boolean),
}.check
