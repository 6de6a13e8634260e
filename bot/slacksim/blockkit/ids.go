package blockkit

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// FillIDs gives every block and every interactive element that has no id one from newID, and keeps all else as
// it is, byte for byte. It fails only on what is not a JSON array.
func FillIDs(blocks json.RawMessage, newID func() string) (json.RawMessage, error) {
	n, err := parse(blocks)
	if err != nil {
		return nil, fmt.Errorf("fill ids: %w", err)
	}
	if n.kind != '[' {
		return nil, fmt.Errorf("fill ids: %w", errNotJSON)
	}
	var added []insertion
	fill := func(n *node, name string) {
		if n.get(name) == nil {
			added = append(added, idAt(n, name, newID()))
		}
	}
	eachBlock(n.items, func(b *node) {
		fill(b, "block_id")
		eachElement(b, func(e *node) {
			if isInteractive(e.str("type")) {
				fill(e, "action_id")
			}
		})
	})
	return splice(blocks, added), nil
}

type insertion struct {
	at   int
	text []byte
}

// idAt is an id as the first member of an object.
func idAt(n *node, name, id string) insertion {
	text := append([]byte(`"`), name+`":`...)
	text, _ = jsontext.AppendQuote(text, id)
	if len(n.items) > 0 {
		text = append(text, ',')
	}
	return insertion{n.start + 1, text}
}

func splice(source []byte, added []insertion) []byte {
	slices.SortFunc(added, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	out := make([]byte, 0, len(source)+64*len(added))
	done := 0
	for _, a := range added {
		out = append(append(out, source[done:a.at]...), a.text...)
		done = a.at
	}
	return append(out, source[done:]...)
}

// eachBlock visits blocks in their order, each before those inside it.
func eachBlock(blocks []node, visit func(*node)) {
	for i := range blocks {
		b := &blocks[i]
		if b.kind != '{' {
			continue
		}
		visit(b)
		eachBlock(b.list("child_blocks"), visit)
		if b.str("type") == "carousel" {
			eachBlock(b.list("elements"), visit)
		}
	}
}

// eachElement visits what a block holds as its accessory, its element, or one of its elements or actions.
func eachElement(b *node, visit func(*node)) {
	for _, name := range []string{"accessory", "element"} {
		if e := b.get(name); e != nil && e.kind == '{' {
			visit(e)
		}
	}
	for _, name := range []string{"elements", "actions"} {
		list := b.list(name)
		for i := range list {
			if list[i].kind == '{' {
				visit(&list[i])
			}
		}
	}
}
