//go:build postgres

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

func TestAStoreMovesToPostgreSQL(t *testing.T) {
	w := newWorkspace(t).onFile()
	p := w.bot(t)
	to := storetest.Server(t, filepath.Join(w.dir, "target"))
	start(t, nil, "migrate-store", w.file(), to).ends(exitFailed, "a bot runs on it already: stop it first")
	p.stops()
	start(t, nil, "migrate-store", w.file()).ends(exitSettings, "usage: fieldnotes migrate-store FROM TO")
	start(t, nil, "migrate-store", w.file(), to).ends(0, "member", "rows, compared", "were copied and compared")
	start(t, nil, "migrate-store", w.file(), to).ends(exitFailed, "it is not empty")
	w.db = to
	w.bot(t).stops()
}

func TestTheDoctorLooksAtPostgreSQL(t *testing.T) {
	w := newWorkspace(t)
	w.db = storetest.Server(t, filepath.Join(w.dir, "examined"))
	start(t, w.settings(), "doctor").ends(0, "ok         database", "PostgreSQL 1")
	w.bot(t).stops()
	start(t, w.settings(), "doctor").ends(0, "ok         database", "PostgreSQL 1")
	start(t, w.settings(), "backup", w.dir+"/copy").ends(exitFailed, "use pg_dump")
	for _, wrong := range []string{
		"postgres://ana:hunter2secret@127.0.0.1:1/fieldnotes",
		"postgres://ana:hunter2secret@nowhere.invalid/fieldnotes",
		"postgres://ana:hunter2secret/x@127.0.0.1/fieldnotes",
		"postgres://ana:77hunter2secret@b@127.0.0.1:1/x@y",
	} {
		for _, command := range []string{"run", "doctor"} {
			p := start(t, w.settings("FIELDNOTES_DATABASE_URL="+wrong), command)
			if p.code() == 0 {
				t.Errorf("%s with %s works", command, wrong)
			}
			if strings.Contains(p.out.String(), "hunter2secret") {
				t.Errorf("%s tells the password", command)
			}
		}
	}
}
