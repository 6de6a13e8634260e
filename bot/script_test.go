package bot_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
)

// TestConversations tells every story in testdata against the real bot in a
// simulated workspace. testdata/README.md says how to write one.
func TestConversations(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no conversations", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines := parseScript(t, file, string(text))
			synctest.Test(t, func(t *testing.T) { tell(t, lines) })
		})
	}
}

// tellWith tells a story with settings of one's own.
func tellWith(t *testing.T, name string, settings ...string) (s *stage) {
	t.Parallel()
	file := "testdata/" + name + ".txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := parseScript(t, file, string(text))
	for _, setting := range settings {
		lines = append(lines, line{where: file, text: setting})
	}
	synctest.Test(t, func(t *testing.T) { s = tell(t, lines) })
	return s
}

// line is one sentence of a story, with what is indented below it.
type line struct {
	where string // file:line
	text  string
	below []string
}

func parseScript(t *testing.T, file, text string) []line {
	var all []line
	for i, raw := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(raw)
		switch {
		case trimmed == "" || trimmed == "#" || strings.HasPrefix(raw, "# "):
		case raw[0] == ' ' || raw[0] == '\t':
			if len(all) == 0 {
				t.Fatalf("%s:%d: nothing to belong to", file, i+1)
			}
			last := &all[len(all)-1]
			last.below = append(last.below, trimmed)
		default:
			all = append(all, line{where: file + ":" + itoa(i+1), text: trimmed})
		}
	}
	return all
}

// sentence is a kind of line: a pattern and what it does with its parts.
type sentence struct {
	pattern *regexp.Regexp
	do      func(s *stage, l line, part []string)
}

func tell(t *testing.T, lines []line) *stage {
	s := newStage(t, lines)
	defer s.end()
	for _, l := range lines {
		if strings.HasPrefix(l.text, "Setting ") || strings.HasPrefix(l.text, "Now: ") {
			continue
		}
		s.where = l.where
		if !s.perform(l) {
			t.Fatalf("%s: I don't know this sentence: %s", l.where, l.text)
		}
		if t.Failed() {
			break
		}
	}
	return s
}

// several is a sentence about what some people do one after the other.
var several = regexp.MustCompile(`^((?:\w+, )*\w+) and (\w+) (type|press|fill|see|close|open)\b(.*)$`)

func (s *stage) perform(l line) bool {
	if part := several.FindStringSubmatch(l.text); part != nil && !strings.HasSuffix(l.text, " at once") {
		verb := part[3] + "s"
		if part[3] == "press" {
			verb = "presses"
		}
		for _, who := range append(strings.Split(part[1], ", "), part[2]) {
			if !s.perform(line{l.where, who + " " + verb + part[4], l.below}) {
				return false
			}
		}
		return true
	}
	for _, one := range sentences() {
		if part := one.pattern.FindStringSubmatch(l.text); part != nil {
			one.do(s, l, part[1:])
			return true
		}
	}
	return false
}
