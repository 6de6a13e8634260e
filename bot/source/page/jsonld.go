package page

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"
)

// How far JSON-LD is followed into its depth, and how many documents of it are
// read of a page, and of what should be one.
const (
	deepest      = 64
	maxScripts   = 300
	maxDocuments = 50
)

// graph is what the JSON-LD of a page describes, in its order.
type graph struct {
	items []*item
	ids   map[string]*item
}

// readJSONLD returns the items of documents that may be far from right.
func readJSONLD(documents []string) []*item {
	g := graph{ids: map[string]*item{}}
	for _, d := range documents[:min(len(documents), maxScripts)] {
		for _, v := range decode(d) {
			g.values(v, nil, "", 0)
		}
	}
	for _, i := range g.items {
		g.follow(i)
	}
	return g.items
}

// decode reads as many documents as there are, right or wrong.
func decode(document string) []any {
	var all []any
	d := json.NewDecoder(strings.NewReader(document))
	d.UseNumber()
	for len(all) < maxDocuments {
		var v any
		err := d.Decode(&v)
		switch {
		case errors.Is(err, io.EOF):
			return all
		case err == nil:
			all = append(all, v)
			continue
		case !strings.Contains(document, `"`):
			document = html.UnescapeString(document)
		}
		return readLoose(document)
	}
	return all
}

// values reads what a property of parent says.
func (g *graph) values(v any, parent *item, prop string, depth int) []value {
	if depth > deepest {
		return nil
	}
	switch v := v.(type) {
	case string:
		return []value{{text: v}}
	case json.Number, bool:
		return []value{{text: fmt.Sprint(v)}}
	case []any:
		var all []value
		for _, each := range v {
			all = append(all, g.values(each, parent, prop, depth+1)...)
		}
		return all
	case map[string]any:
		return g.object(v, parent, prop, depth)
	}
	return nil
}

func (g *graph) object(o map[string]any, parent *item, prop string, depth int) []value {
	for _, wrapped := range []string{"@value", "@list", "@set"} {
		if v, ok := o[wrapped]; ok {
			return g.values(v, parent, prop, depth+1)
		}
	}
	i := &item{types: append(strs(o["@type"]), strs(o["type"])...)} // ActivityStreams does without the sign
	if ids := append(strs(o["@id"]), strs(o["id"])...); len(ids) > 0 {
		i.id = ids[0]
	}
	i.part = parent != nil && parent.isEvent() && (prop == "subEvent" || prop == "subEvents" || prop == "superEvent") && parent.props["startDate"] != nil
	g.items = append(g.items, i)
	for _, key := range inOrder(o) {
		switch {
		case key == "@graph":
			g.values(o[key], nil, "", depth+1)
			continue
		case strings.HasPrefix(key, "@"):
			continue
		}
		for _, v := range g.values(o[key], i, local(key), depth+1) {
			i.add(key, v)
		}
	}
	if i.id != "" && len(i.props) > 0 {
		g.ids[i.id] = i
	}
	i.inherit(parent, prop)
	return []value{{item: i}}
}

// inOrder is an object's keys, those whose values refer to what the object says of itself last.
func inOrder(o map[string]any) []string {
	return slices.SortedFunc(maps.Keys(o), func(a, b string) int {
		_, deepA := o[a].(string)
		_, deepB := o[b].(string)
		if deepA != deepB {
			if deepA {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
}

// follow puts what is described elsewhere by its @id in place of the mention.
func (g *graph) follow(i *item) {
	for _, values := range i.props {
		for k, v := range values {
			if v.item != nil && len(v.item.props) == 0 && g.ids[v.item.id] != nil {
				values[k].item = g.ids[v.item.id]
			}
		}
	}
}

func strs(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, each := range v {
			all = append(all, strs(each)...)
		}
		return all
	}
	return nil
}
