package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/deploy"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// rows are the names that stand first in the rows of a section of PRIVACY.md,
// sorted.
func rows(t *testing.T, section string) []string {
	t.Helper()
	text, err := os.ReadFile("../../.github/PRIVACY.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(text), "\n## "+section+"\n")
	if !found {
		t.Fatalf("PRIVACY.md has no section %q", section)
	}
	inside, _, _ := strings.Cut(after, "\n## ")
	var all []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z_:]+)` \\|").FindAllStringSubmatch(inside, -1) {
		all = append(all, row[1])
	}
	slices.Sort(all)
	return all
}

func TestPRIVACYListsAllThatIsStored(t *testing.T) {
	stored := []string{"lesson_token"} // the index
	for _, table := range store.Tables() {
		stored = append(stored, table.Name)
	}
	slices.Sort(stored)
	if diff := cmp.Diff(stored, rows(t, "What is stored")); diff != "" {
		t.Errorf("(-stored +PRIVACY.md): %s", diff)
	}
}

func TestPRIVACYGivesAReasonForEachScope(t *testing.T) {
	required, optional := deploy.Scopes()
	scopes := append(required, optional...)
	slices.Sort(scopes)
	if diff := cmp.Diff(scopes, rows(t, "What the bot may do in Slack")); diff != "" {
		t.Errorf("(-manifest +PRIVACY.md): %s", diff)
	}
}
