package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
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
		if strings.HasPrefix(line, "| `"+start) {
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
