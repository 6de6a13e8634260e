package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestASecondBotOnOneFileIsRefusedUntilTheFirstEnds(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a b%c?.db"), filepath.Join(dir, "link.db")
	written(t, file)
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	first, err := store.Hold(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	for _, url := range []string{file, "sqlite:" + file, link} {
		if second, err := store.Hold(t.Context(), url); !errors.Is(err, store.ErrHeld) || second != nil {
			t.Errorf("%s: %v, %v", url, second, err)
		}
	}
	if got := deliveries(t, file); len(got) != 1 {
		t.Errorf("another program finds %v", got)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := store.Hold(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeHeldIsSaidToBeMissingRatherThanInUse(t *testing.T) {
	_, err := store.Hold(t.Context(), filepath.Join(t.TempDir(), "nowhere", "fieldnotes.db"))
	if err == nil || errors.Is(err, store.ErrHeld) {
		t.Error(err)
	}
}
