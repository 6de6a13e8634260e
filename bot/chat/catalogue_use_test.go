package chat_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// source is what the bot's Go code says about texts.
type source struct {
	files    *token.FileSet
	words    map[string]bool           // every string in the code
	prefixes map[string]bool           // "industry." of "industry." + name
	plain    map[string]token.Position // keys of T and M, or of an error, a help text
	counting map[string]token.Position // keys of N and NM
}

func readSource(t *testing.T) *source {
	t.Helper()
	s := &source{files: token.NewFileSet(), words: map[string]bool{}, prefixes: map[string]bool{},
		plain: map[string]token.Position{}, counting: map[string]token.Position{}}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "slacksim":
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(s.files, path, nil, parser.SkipObjectResolution)
		if err == nil {
			ast.Inspect(file, s.node)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// keyArgument tells which argument of a call is a key.
var keyArgument = map[string]int{"T": 0, "M": 0, "N": 0, "NM": 0, "Missing": 0, "Denied": 0, "Add": 1}

func (s *source) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BasicLit:
		if text, ok := literal(n); ok {
			s.words[text] = true
		}
	case *ast.BinaryExpr:
		if text, ok := literal(n.X); ok && n.Op == token.ADD {
			s.prefixes[text] = true
		}
	case *ast.KeyValueExpr:
		if name, ok := n.Key.(*ast.Ident); ok && (name.Name == "Key" || name.Name == "Help") {
			s.note(s.plain, n.Value)
		}
	case *ast.CallExpr:
		name := calledName(n.Fun)
		at, known := keyArgument[name]
		switch {
		case !known || at >= len(n.Args):
		case name == "N" || name == "NM":
			s.note(s.counting, n.Args[at])
		default:
			s.note(s.plain, n.Args[at])
		}
	}
	return true
}

// note remembers a key that is written out, as all of them are but for a prefix.
func (s *source) note(keys map[string]token.Position, value ast.Expr) {
	if key, ok := literal(value); ok && strings.Contains(key, ".") {
		keys[key] = s.files.Position(value.Pos())
	}
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

func calledName(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

// uses tells whether the code has the key, whole or as a prefix and the rest of it.
func (s *source) uses(key string) bool {
	if s.words[key] {
		return true
	}
	for prefix := range s.prefixes {
		rest, ok := strings.CutPrefix(key, prefix)
		if ok && strings.Contains(prefix, ".") && (s.words[rest] || namedElsewhere(prefix, rest)) {
			return true
		}
		if front, back, two := strings.Cut(rest, "_"); ok && two && s.prefixes[front+"_"] && s.words[back] {
			return true
		}
	}
	return false
}

// namedElsewhere tells of names that are not written in our code: of months,
// weekdays and time zones.
func namedElsewhere(prefix, name string) bool {
	switch prefix {
	case "date.weekday.":
		return slices.Contains(weekdays(), name)
	case "date.month.":
		return slices.Contains(months(), name)
	case "zone.city.":
		_, err := time.LoadLocation(name)
		return err == nil
	}
	return false
}

func weekdays() []string {
	var all []string
	for d := time.Sunday; d <= time.Saturday; d++ {
		all = append(all, strings.ToLower(d.String()))
	}
	return all
}

func months() []string {
	var all []string
	for m := time.January; m <= time.December; m++ {
		all = append(all, strings.ToLower(m.String()))
	}
	return all
}

func TestEveryTextIsUsed(t *testing.T) {
	code := readSource(t)
	for key := range readCatalogue(t, "en") {
		if !code.uses(key) {
			t.Errorf("%s: nothing says it", key)
		}
	}
}

func TestEveryTextThatIsAskedForIsThere(t *testing.T) {
	code, texts := readSource(t), readCatalogue(t, "en")
	for key, at := range code.plain {
		if forms, there := texts[key]; !there || forms["other"] != "" {
			t.Errorf("%s: there is no text %s, or it counts", at, key)
		}
	}
	for key, at := range code.counting {
		if texts[key]["other"] == "" {
			t.Errorf("%s: there is no text %s that counts", at, key)
		}
	}
	if len(code.plain) < 100 || len(code.counting) < 10 {
		t.Errorf("only %d and %d keys found in the code", len(code.plain), len(code.counting))
	}
}

func TestEveryWordOfTheVocabularyHasAText(t *testing.T) {
	texts := readCatalogue(t, "en")
	names := map[string][]string{"industry.": learn.Industries(), "date.weekday.": weekdays(), "date.month.": months()}
	for _, f := range learn.Formats() {
		names["format."] = append(names["format."], string(f))
	}
	for _, p := range learn.Purposes() {
		names["purpose."] = append(names["purpose."], string(p))
	}
	for prefix, all := range names {
		for _, name := range all {
			if texts[prefix+name] == nil {
				t.Errorf("%s%s has no text", prefix, name)
			}
		}
	}
}
