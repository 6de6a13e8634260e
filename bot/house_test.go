package bot_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/fieldnotes-slack/fieldnotes/"

// mayImport says which packages of ours a package may import. cmd may import all.
var mayImport = map[string][]string{
	"bot/learn":             {},
	"store":                 {"bot/learn"},
	"store/storetest":       {},
	"store/storetest/ready": {"store", "store/storetest"},
	"bot/chat":              {"bot/learn"},
	"bot/show":              {"bot/learn", "bot/chat"},
	"bot/outbox":            {"bot/learn", "bot/chat", "store"},
	"bot/source":            {"bot/learn", "bot/source/calendar", "bot/source/fetch", "bot/source/page"},
	"bot/source/fetch":      {},
	"bot/source/page":       {"bot/learn", "bot/source/legacy", "bot/source/online"},
	"bot/source/legacy":     {},
	"bot/source/online":     {},
	"bot/event":             append([]string{"bot/source/calendar", "bot/source/fetch", "bot/source/phrase"}, feature...),
	"bot/notice":            append([]string{"bot/source/calendar"}, feature...),
	"bot/question":          feature,
	"bot/ask":               feature,
	"bot/lesson":            feature,
	"bot/follow":            append([]string{"bot/source/phrase"}, feature...),
	"bot/digest":            feature,
	"bot/feed":              append([]string{"bot/source/calendar", "bot/source/fetch"}, feature...),
	"bot/summary":           feature,
	"bot/home":              feature,
	"bot/me":                feature,
	"bot/office":            feature,
	"bot/source/calendar":   {"bot/learn", "bot/source/legacy", "bot/source/online"},
	"bot":                   append([]string{"bot/outbox", "bot/ask", "bot/event", "bot/notice", "bot/question", "bot/lesson", "bot/follow", "bot/digest", "bot/summary", "bot/home", "bot/me", "bot/office", "bot/feed", "bot/source", "bot/source/fetch"}, feature...),
	"bot/source/phrase":     {"bot/learn"},
	"bot/slacksim/blockkit": {},
	"bot/slacksim":          {"bot/slacksim/blockkit"},
	"bot/websim":            {"bot/slacksim", "bot/source/fetch"},
	"deploy":                {"bot/chat"},
}

var feature = []string{"bot/learn", "bot/chat", "bot/show", "store"}

// goPackage is what the go command tells of a package; Imports are without its tests'.
type goPackage struct {
	Dir        string
	ImportPath string
	Imports    []string
	GoFiles    []string
}

func (p goPackage) name() string { return strings.TrimPrefix(p.ImportPath, module) }
func (p goPackage) isCmd() bool  { return strings.HasPrefix(p.name(), "cmd/") }

func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=Dir,ImportPath,Imports,GoFiles", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsRunOneWay(t *testing.T) {
	found := map[string]bool{}
	for _, p := range packages(t) {
		found[p.name()] = true
		allowed, known := mayImport[p.name()]
		if !known && !p.isCmd() {
			t.Errorf("%s has no place among the packages: put it into mayImport", p.name())
		}
		for _, path := range p.Imports {
			name, ours := strings.CutPrefix(path, module)
			if ours && !p.isCmd() && !slices.Contains(allowed, name) {
				t.Errorf("%s must not import %s", p.name(), name)
			}
		}
	}
	for name := range mayImport {
		if !found[name] {
			t.Errorf("there is no package %s", name)
		}
	}
}

func TestTheVocabularyNeedsTheStandardLibraryAlone(t *testing.T) {
	for _, p := range packages(t) {
		for _, path := range p.Imports {
			host, _, _ := strings.Cut(path, "/")
			if p.name() == "bot/learn" && strings.Contains(host, ".") {
				t.Errorf("bot/learn imports %s", path)
			}
		}
	}
}

func TestOnlyTheProgramReadsTheClock(t *testing.T) {
	clock := []string{"Now", "Since", "Until", "Sleep"}
	for _, p := range packages(t) {
		for _, name := range p.GoFiles {
			if p.isCmd() {
				continue
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				selector, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if of, ok := selector.X.(*ast.Ident); ok && of.Name == "time" && slices.Contains(clock, selector.Sel.Name) {
					t.Errorf("%s: time.%s; time is an argument", files.Position(n.Pos()), selector.Sel.Name)
				}
				return true
			})
		}
	}
}

func TestTheTopLevelHoldsWhatWasAgreed(t *testing.T) {
	agreed := []string{"cmd", "bot", "store", "deploy", "go.mod", "go.sum", "Dockerfile", "README.md", "LICENSE"}
	ignored := []string{"fieldnotes", "fieldnotes.db", "fieldnotes.db-shm", "fieldnotes.db-wal"} // by git too: what building and running leave
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(agreed, e.Name()) && !slices.Contains(ignored, e.Name()) {
			t.Errorf("%s at the top level", e.Name())
		}
	}
	for _, name := range agreed {
		if _, err := os.Stat(filepath.Join("..", name)); err != nil {
			t.Error(err)
		}
	}
}
