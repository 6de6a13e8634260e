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

// Named is a member whom a text names: who it is, and how Text has it, "@ben".
type Named struct{ Member, Text string }

// mentions are the members whom a text as Slack wrote it names.
func (r *Router) mentions(ctx context.Context, text string) []Named {
	var all []Named
	for _, part := range reference.FindAllStringSubmatch(text, -1) {
		if part[1] == "@" {
			all = append(all, Named{part[2], r.typed(ctx, part[0])})
		}
	}
	return all
}

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
