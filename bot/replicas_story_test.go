//go:build postgres

package bot_test

import (
	"os"
	"testing"
	"testing/synctest"
)

// journeys are stories in which one thing leads to the next: forms with
// several steps, and what others see of it.
var journeys = []string{
	"ask-waves", "cancel-told", "digest-change", "draft-devices", "edits", "feeds", "followup", "forms-on-forms", "going",
	"handover-event", "hide", "lesson-went", "long", "pages", "privacy", "question-kinds", "restart-forms", "save-own",
	"series-edit", "settings-language", "share", "share-again", "share-file", "shortcuts", "topics", "typed", "use", "waitlist",
}

// TestReplicasTellEveryJourney plays them with two bots on one database.
// Whatever somebody does reaches the other one than what they did before.
func TestReplicasTellEveryJourney(t *testing.T) {
	for _, name := range journeys {
		t.Run(name, func(t *testing.T) { tellWith(t, name, "Setting replicas: 2") })
	}
}

// again are stories in which something is created or changed in each of the
// ways that there are: a command, a form, a button, a choice, a shortcut.
var again = []string{
	"ask", "ask-refused", "cancel-answer", "draft-words", "edits", "followup", "going-refused", "handover-event",
	"hide", "lesson", "lesson-went", "question-later", "save-own", "series-once", "share-mistakes", "topics", "use", "waitlist-capacity",
}

// TestWhatComesAgainToAnotherReplicaChangesNothing has Slack deliver all that
// somebody does once more, to the replica that knows nothing of it; as after a
// restart.
func TestWhatComesAgainToAnotherReplicaChangesNothing(t *testing.T) {
	for _, name := range again {
		t.Run(name, func(t *testing.T) { tellWith(t, name, "Setting replicas: 2", "Setting every envelope comes: again") })
	}
}

func tellWith(t *testing.T, name string, settings ...string) {
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
	synctest.Test(t, func(t *testing.T) { tell(t, lines) })
}
