package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
)

// table is the rows of the README's table whose first cell begins with start.
func table(t *testing.T, start string) []string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for line := range strings.Lines(string(readme)) {
		if strings.HasPrefix(line, "| `"+start) || strings.HasPrefix(line, "| "+start+" |") {
			rows = append(rows, strings.TrimSpace(line))
		}
	}
	return rows
}

func TestTheREADMEListsTheCommands(t *testing.T) {
	usual := chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}
	var want, got []string
	for _, route := range bot.Table() {
		if route.On == chat.CommandKind {
			want = append(want, strings.TrimSpace(usual.Typed(route.Name)+" "+route.Args))
		}
	}
	for _, row := range table(t, "/") {
		command, _, _ := strings.Cut(strings.TrimPrefix(row, "| `"), "` | ")
		got = append(got, strings.ReplaceAll(command, `\|`, "|"))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-routes +README):\n%s", diff)
	}
}

func TestTheREADMEListsTheShortcuts(t *testing.T) {
	var manifest struct {
		Features struct {
			Shortcuts []struct{ Name, Type, Description string } `yaml:"shortcuts"`
		} `yaml:"features"`
	}
	if err := yaml.Unmarshal([]byte(deploy.Manifest(chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"})), &manifest); err != nil {
		t.Fatal(err)
	}
	places := map[string]string{"message": "a message's menu", "global": "anywhere"}
	for _, s := range manifest.Features.Shortcuts {
		row := fmt.Sprintf("| %s | %s | %s |", s.Name, places[s.Type], s.Description)
		if rows := table(t, s.Name); len(rows) != 1 || rows[0] != row {
			t.Errorf("the README says %q, the manifest %q", rows, row)
		}
	}
}

func TestTheREADMEListsTheSettings(t *testing.T) {
	var want []string
	for _, v := range variables() {
		fallback := ""
		if v.fallback != "" {
			fallback = "`" + v.fallback + "`"
		}
		want = append(want, fmt.Sprintf("| `%s` | %s | %s |", v.name, fallback, v.about))
	}
	got := slices.Concat(table(t, "SLACK_"), table(t, "FIELDNOTES_"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-settings +README):\n%s", diff)
	}
}
