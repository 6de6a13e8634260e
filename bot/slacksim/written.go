package slacksim

import (
	"regexp"
	"strings"
)

// typedThing is what Slack looks for in what a person types: addresses, also those without https:// before them,
// and names.
var typedThing = regexp.MustCompile(`https?://[^\s<>]+` +
	`|[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+` +
	`|(?:[\p{L}\p{N}\-]+\.)+(?:com|org|net|io|dev|eu|it|de|fr|es|ch|uk)\b(?:/[^\s<>]*)?` +
	`|[@#][\p{L}\p{N}_.\-]*[\p{L}\p{N}]`)

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// written turns what a person types into what Slack stores: entities, links, and references to the people, groups
// and channels that exist. In commands these carry their names, but those of people only sometimes: Slack's
// documentation and what others have seen disagree.
func (s *Sim) written(text string, labelled bool) string {
	var b strings.Builder
	last := 0
	for _, found := range typedThing.FindAllStringIndex(text, -1) {
		thing := withoutPunctuation(text[found[0]:found[1]])
		b.WriteString(entities.Replace(text[last:found[0]]))
		last = found[0] + len(thing)
		b.WriteString(s.reference(thing, found[0] == 0 || strings.ContainsAny(text[found[0]-1:found[0]], " \t\n("), labelled))
	}
	return b.String() + entities.Replace(text[last:])
}

// withoutPunctuation leaves to the sentence what ends it after an address.
func withoutPunctuation(thing string) string {
	thing = strings.TrimRight(thing, ".,;:!?'\"")
	if !strings.Contains(thing, "(") {
		thing = strings.TrimRight(thing, ").,;:!?'\"")
	}
	return thing
}

// reference is a thing as Slack writes it; a name only counts at the start of a word.
func (s *Sim) reference(thing string, atStart, labelled bool) string {
	plain := entities.Replace(thing)
	switch {
	case strings.HasPrefix(thing, "@"), strings.HasPrefix(thing, "#"):
		if known := s.named(thing, labelled); known != "" && atStart {
			return known
		}
		return plain
	case strings.HasPrefix(thing, "http://"), strings.HasPrefix(thing, "https://"):
		return "<" + plain + ">"
	case strings.Contains(thing, "@"):
		return "<mailto:" + plain + "|" + plain + ">"
	}
	return "<http://" + plain + "|" + plain + ">"
}

// named is the reference to whom or what is called "@ben", "@hr", "@here" or "#general"; "" is nobody.
func (s *Sim) named(sigil string, labelled bool) string {
	name := sigil[1:]
	if sigil[0] == '#' {
		c, ok := s.channelNamed(name)
		switch {
		case !ok:
			return ""
		case c.Private:
			return "<#" + c.ID + "|>"
		}
		return "<#" + c.ID + "|" + c.Name + ">"
	}
	label := func(id, as string) string {
		if labelled {
			return "<" + id + "|" + as + ">"
		}
		return "<" + id + ">"
	}
	switch name {
	case "here", "channel", "everyone":
		return label("!"+name, name)
	}
	for g := range s.groups.all() {
		if strings.EqualFold(g.Handle, name) {
			return label("!subteam^"+g.ID, "@"+g.Handle)
		}
	}
	if p, ok := s.byHandle(name); ok {
		return label("@"+p.ID, p.Name)
	}
	return ""
}
