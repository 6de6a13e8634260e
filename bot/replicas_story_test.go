//go:build postgres

package bot_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
)

// TestReplicasTellEveryStory plays the conversations with two bots on one
// database. Whatever somebody does reaches the other one than what they did before.
func TestReplicasTellEveryStory(t *testing.T) {
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
			lines := append([]line{{where: file, text: "Setting replicas: 2"}}, parseScript(t, file, string(text))...)
			synctest.Test(t, func(t *testing.T) { tell(t, lines) })
		})
	}
}
