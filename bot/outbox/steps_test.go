package outbox_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// source is the outbox's own code.
var source = sync.OnceValues(func() (files []*ast.File, err error) {
	names, err := filepath.Glob("*.go")
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, err
})

// declared are the steps by the names of their constants.
func declared() map[string]string {
	steps := map[string]string{}
	each(func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && is(v.Type, "step") {
			text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				panic(err)
			}
			steps[v.Names[0].Name] = text
		}
		return true
	})
	return steps
}

func is(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

func each(look func(ast.Node) bool) {
	files, err := source()
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		ast.Inspect(f, look)
	}
}

func outboxSteps(t *testing.T) (all []string) {
	t.Helper()
	for _, step := range declared() {
		all = append(all, step)
	}
	if len(all) < 10 {
		t.Fatalf("the outbox has the steps %q", all)
	}
	slices.Sort(all)
	return all
}

// outboxMethods are Slack's methods of the steps that are calls of Slack.
var outboxMethods = sync.OnceValue(func() map[string]string {
	methods, steps := map[string]string{}, declared()
	each(func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		key, isName := pair.Key.(*ast.Ident)
		value, isText := pair.Value.(*ast.BasicLit)
		if isName && isText && steps[key.Name] != "" {
			methods[steps[key.Name]], _ = strconv.Unquote(value.Value)
		}
		return true
	})
	return methods
})

// reads are what the outbox asks the store outside of a step: it changes nothing.
var reads = []string{
	"Outlook", "ChannelHeads", "DirectHeads", "Unanswered", "Planned", "Delivery", "Member", "Preferences", "Channel",
	"PostedIn", "WaitingBefore", "CountLost",
	"Retry", // a member's button, not on a delivery's way
}

func TestAllThatTheOutboxDoesIsAStep(t *testing.T) {
	files, err := source()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		var in []ast.Node // calls of do, keep and ask that n is part of
		ast.Inspect(f, func(n ast.Node) bool {
			for len(in) > 0 && n != nil && n.Pos() >= in[len(in)-1].End() {
				in = in[:len(in)-1]
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if on(call.Fun, "o") && slices.Contains([]string{"do", "keep", "ask", "put"}, named(call.Fun)) {
				in = append(in, call)
			}
			of, ok := call.Fun.(*ast.SelectorExpr)
			if ok && (ends(of.X, "db") || ends(of.X, "slack")) && len(in) == 0 && !slices.Contains(reads, of.Sel.Name) {
				t.Errorf("%s: %s is called outside of a step", f.Name.Name, of.Sel.Name)
			}
			return true
		})
	}
}

func named(e ast.Expr) string {
	if s, ok := e.(*ast.SelectorExpr); ok {
		return s.Sel.Name
	}
	return ""
}

func on(e ast.Expr, receiver string) bool {
	s, ok := e.(*ast.SelectorExpr)
	return ok && is(s.X, receiver)
}

// ends tells whether e is o.name.
func ends(e ast.Expr, name string) bool { return on(e, "o") && named(e) == name }
