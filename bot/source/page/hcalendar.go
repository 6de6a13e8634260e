package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// eventClasses, placeClasses and addressClasses say which class of the
// microformats hCalendar, hCard and adr, and of those that came after them,
// stands for which property.
var (
	eventClasses = map[string]string{
		"summary": "name", "p-name": "name", "dtstart": "startDate", "dt-start": "startDate", "dtend": "dtend", "dt-end": "dtend",
		"duration": "duration", "dt-duration": "duration", "location": "location", "p-location": "location", "url": "url", "u-url": "url",
		"description": "description", "p-summary": "description", "p-description": "description", "e-description": "description",
		"category": "keywords", "p-category": "keywords", "status": "eventStatus",
	}
	placeClasses = map[string]string{"fn": "name", "org": "name", "p-name": "name", "adr": "address", "p-adr": "address", "h-adr": "address"}

	addressClasses = map[string]string{
		"street-address": "streetAddress", "p-street-address": "streetAddress", "locality": "addressLocality", "p-locality": "addressLocality",
		"region": "addressRegion", "p-region": "addressRegion", "postal-code": "postalCode", "p-postal-code": "postalCode",
		"country-name": "addressCountry", "p-country-name": "addressCountry",
	}
)

// readHCalendar returns the events that classes of elements tell of.
func readHCalendar(root *html.Node) []*item {
	var events []*item
	for n := range root.Descendants() {
		if hasClass(n, "vevent", "h-event") {
			i := &item{types: []string{"Event"}}
			i.classes(n, eventClasses)
			events = append(events, i)
		}
	}
	return events
}

// classes reads what the elements in n say of i. What they say of people and
// of events within is not about i.
func (i *item) classes(n *html.Node, meaning map[string]string) {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || hasClass(c, "vevent", "h-event") {
			continue
		}
		var props []string
		for _, class := range classesOf(c) {
			if prop, ok := meaning[class]; ok && !slices.Contains(props, prop) && len(i.props[prop]) < maxValues {
				props = append(props, prop)
				i.add(prop, classValue(c, prop))
			}
		}
		card := hasClass(c, "vcard", "h-card")
		if !card && !slices.Contains(props, "location") && !slices.Contains(props, "address") {
			i.classes(c, meaning)
		}
	}
}

func classValue(n *html.Node, prop string) value {
	switch prop {
	case "location":
		place, address := &item{types: []string{"Place"}}, &item{types: []string{"PostalAddress"}}
		place.classes(n, placeClasses)
		if address.classes(n, addressClasses); len(address.props) > 0 && place.props["address"] == nil {
			place.add("address", value{item: address})
		}
		if len(place.props) == 0 {
			return value{node: n}
		}
		return value{item: place}
	case "address":
		address := &item{types: []string{"PostalAddress"}}
		address.classes(n, addressClasses)
		return value{item: address}
	case "startDate", "dtend", "duration":
		return value{text: machineText(n)}
	}
	return valueOf(n)
}

// machineText is what an element says to machines, by the patterns that
// microformats have for it.
func machineText(n *html.Node) string {
	if text, ok := machineAttr(n); ok {
		return text
	}
	var parts []string
	seen := 0
	for c := range n.Descendants() {
		if seen++; seen > maxInDate || len(parts) > maxParts {
			break
		}
		if text, ok := machineAttr(c); hasClass(c, "value", "value-title") {
			if !ok {
				text = textOf(c)
			}
			parts = append(parts, text)
		}
	}
	if len(parts) > 0 && len(parts) <= maxParts {
		return strings.Join(parts, " ")
	}
	return textOf(n)
}

// In how many parts a date may be written, and how much is looked through for them.
const (
	maxParts  = 4
	maxInDate = 100
)

func machineAttr(n *html.Node) (string, bool) {
	if text, ok := attr(n, "datetime"); ok {
		return text, true
	}
	text, ok := attr(n, "title")
	return text, ok && (n.DataAtom == atom.Abbr || hasClass(n, "value-title"))
}

func classesOf(n *html.Node) []string {
	classes, _ := attr(n, "class")
	return strings.Fields(classes)
}

func hasClass(n *html.Node, classes ...string) bool {
	return slices.ContainsFunc(classesOf(n), func(c string) bool { return slices.Contains(classes, c) })
}
