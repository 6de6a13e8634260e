package store_test

import (
	"path/filepath"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

func open(t testing.TB) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), storetest.URL(t, filepath.Join(t.TempDir(), "a b%c?.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestAStoreOpensTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fieldnotes.db")
	for range 2 {
		db, err := store.Open(t.Context(), storetest.URL(t, "sqlite:"+path))
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	open(t)
}
