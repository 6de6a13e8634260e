package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// item is a thing that a page describes, in whichever notation it does: types
// and properties have schema.org's plain names.
type item struct {
	types []string
	id    string
	props map[string][]value
	part  bool // of an event that tells its own time: a session, or the whole that it belongs to
}

// value is one value of a property: a text, a link, or an item of its own.
type value struct {
	text string
	link string
	item *item
	node *html.Node // whose content is the text
}

// read is the text of v, of an item its name.
func (v value) read() string {
	switch {
	case v.item != nil:
		return v.item.name()
	case v.node != nil:
		if text := textOf(v.node); text != "" {
			return text
		}
	case v.text != "":
		return strings.TrimSpace(v.text)
	}
	return v.link
}

// name is the item's, unless another item stands there: items may lead back to
// themselves.
func (i *item) name() string {
	for _, v := range i.props["name"] {
		if v.item == nil {
			return v.read()
		}
	}
	return ""
}

func (i *item) add(prop string, v value) {
	if i.props == nil {
		i.props = map[string][]value{}
	}
	if prop = local(prop); len(i.props[prop]) < maxValues {
		i.props[prop] = append(i.props[prop], v)
	}
}

// local is a schema.org name without what marks it as one.
func local(name string) string {
	for _, prefix := range []string{"schema:", "v:"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return rest
		}
	}
	for _, site := range []string{"schema.org/", "data-vocabulary.org/"} {
		if _, rest, ok := strings.Cut(name, site); ok {
			return strings.Trim(rest, "/#")
		}
	}
	return strings.TrimSpace(name)
}

// otherEvents are subtypes of Event that nobody goes to.
var otherEvents = []string{"PublicationEvent", "BroadcastEvent", "OnDemandEvent", "DeliveryEvent", "UserInteractionEvent"}

func (i *item) isEvent() bool {
	return slices.ContainsFunc(i.types, func(t string) bool {
		t = local(t)
		return strings.HasSuffix(t, "Event") && !slices.Contains(otherEvents, t) ||
			slices.Contains([]string{"Festival", "Hackathon", "EventSeries", "CourseInstance"}, t)
	})
}

func (i *item) is(kind string) bool {
	return slices.ContainsFunc(i.types, func(t string) bool { return local(t) == kind })
}

// texts is what the properties say, in the order of their names.
func (i *item) texts(props ...string) []string {
	var all []string
	for _, prop := range props {
		for _, v := range i.props[prop] {
			if text := v.read(); text != "" {
				all = append(all, text)
			}
		}
	}
	return all
}

// inherit takes from a course or series what its dates are called, unless they
// are called something.
func (i *item) inherit(parent *item, prop string) {
	if parent == nil || i.props["name"] != nil || !slices.Contains([]string{"hasCourseInstance", "subEvent", "subEvents"}, prop) {
		return
	}
	for _, name := range parent.props["name"] {
		i.add("name", name)
	}
}

// maxValues is how many values of a property are read.
const maxValues = 50

// text is the first of what the properties say, "" for none.
func (i *item) text(props ...string) string {
	for _, prop := range props {
		for _, v := range i.props[prop] {
			if text := v.read(); text != "" {
				return text
			}
		}
	}
	return ""
}

// link is the first of the properties that leads somewhere, "" for none.
func (i *item) link(base *url.URL, props ...string) string {
	for _, prop := range props {
		for _, v := range i.props[prop] {
			to := v.link
			switch {
			case to == "" && v.item != nil:
				to = v.item.id
			case to == "":
				to = v.read()
			}
			if link := resolve(base, to); link != "" {
				return link
			}
		}
	}
	return ""
}

// resolve is where a link on a page leads, without tracking; "" for nowhere on the web.
func resolve(base *url.URL, link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || link == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if clean := learn.CleanLink(u.String()); u.User == nil && learn.ValidLink(clean) {
		return clean
	}
	return ""
}
