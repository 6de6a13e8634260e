package blockkit

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

var errNotJSON = errors.New("blockkit: not one JSON value")

// parser builds a tree with few allocations: a form of twenty blocks has a thousand values.
type parser struct {
	source string
	d      *jsontext.Decoder
	open   []node // what the objects and arrays being read hold so far
	free   []node // where the finished ones are kept
}

func parse(raw []byte) (*node, error) {
	p := parser{source: string(raw), d: jsontext.NewDecoder(bytes.NewBuffer(raw))}
	n, err := p.value()
	if err != nil {
		return nil, err
	}
	if _, err := p.d.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, errNotJSON
	}
	return &n, nil
}

func (p *parser) value() (node, error) {
	kind := p.d.PeekKind()
	if kind != '{' && kind != '[' {
		return p.scalar()
	}
	if _, err := p.d.ReadToken(); err != nil {
		return node{}, err
	}
	n := node{kind: kind, start: int(p.d.InputOffset()) - 1}
	first := len(p.open)
	for k := p.d.PeekKind(); k != '}' && k != ']'; k = p.d.PeekKind() {
		item, err := p.item(kind)
		if err != nil {
			return node{}, err
		}
		p.open = append(p.open, item)
	}
	if _, err := p.d.ReadToken(); err != nil {
		return node{}, err
	}
	n.end = int(p.d.InputOffset())
	n.items = p.keep(p.open[first:])
	p.open = p.open[:first]
	return n, nil
}

func (p *parser) item(of jsontext.Kind) (node, error) {
	if of == '[' {
		return p.value()
	}
	name, err := p.scalar()
	if err != nil {
		return node{}, err
	}
	item, err := p.value()
	item.name = name.text
	return item, err
}

// scalar reads a value without parts. A text without escapes is a piece of the source.
func (p *parser) scalar() (node, error) {
	v, err := p.d.ReadValue()
	if err != nil {
		return node{}, err
	}
	end := int(p.d.InputOffset())
	n := node{kind: v.Kind(), start: end - len(v), end: end}
	n.text = p.source[n.start:end]
	if n.kind != '"' {
		return n, nil
	}
	n.text = n.text[1 : len(n.text)-1]
	if strings.IndexByte(n.text, '\\') >= 0 {
		text, err := jsontext.AppendUnquote(nil, v)
		n.text = string(text)
		return n, err
	}
	return n, nil
}

func (p *parser) keep(items []node) []node {
	if len(items) > cap(p.free)-len(p.free) {
		p.free = make([]node, 0, max(len(items), 256))
	}
	first := len(p.free)
	p.free = append(p.free, items...)
	return p.free[first:len(p.free):len(p.free)]
}
