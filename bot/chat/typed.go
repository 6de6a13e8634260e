package chat

import (
	"cmp"
	"context"
	"regexp"
	"strings"
)

// Slack's way of writing members, channels, groups and links in what people type.
var reference = regexp.MustCompile(`<([@#!]|(?:https?|mailto|tel):)([^<>|\s]+)(?:\|([^<>]*))?>`)

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// typed is the text of a command or message as the person typed it: Slack
// writes &, < and > as entities, and "@ben" as <@U123|ben> or <@U123>. Private
// channels have no name in it.
func (r *Router) typed(ctx context.Context, text string) string {
	text = reference.ReplaceAllStringFunc(text, func(found string) string {
		part := reference.FindStringSubmatch(found)
		sign, id, name := part[1], part[2], part[3]
		switch sign {
		case "@":
			return "@" + cmp.Or(name, r.Name(ctx, id), id)
		case "#":
			return "#" + cmp.Or(name, "…")
		case "!":
			word, _, _ := strings.Cut(id, "^")
			return "@" + strings.TrimPrefix(cmp.Or(name, word), "@")
		case "mailto:", "tel:":
			return cmp.Or(name, id)
		}
		return sign + id
	})
	return entities.Replace(text)
}
