package blockkit

// Slack's text objects: https://docs.slack.dev/reference/block-kit/composition-objects/text-object

func plainText(most int) shape {
	return typed(req("text", str(1, most)), opt("emoji", boolean))
}

func mrkdwnText(most int) shape {
	return typed(req("text", str(1, most)), opt("verbatim", boolean))
}

// plain takes a plain_text object of up to so many characters.
func plain(most int) rule { return only("plain_text", plainText(most)) }

// mrkdwn takes a mrkdwn object of up to so many characters.
func mrkdwn(most int) rule { return only("mrkdwn", mrkdwnText(most)) }

// text takes a text object of either type.
func text(most int) rule {
	return variants{
		"plain_text": {everywhere, anyPlace, plainText(most)},
		"mrkdwn":     {everywhere, anyPlace, mrkdwnText(most)},
	}.in(anyPlace)
}

// typed is the shape of an object with a type, which whatever chose the shape has read already.
func typed(fields ...field) shape {
	return append(shape{req("type", anything)}, fields...)
}

// only takes an object of one type.
func only(kind string, s shape) rule {
	s = append(shape{req("type", enum(kind))}, s[1:]...)
	return s.check
}
