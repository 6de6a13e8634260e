package main

import (
	"path/filepath"
	"testing"
)

func TestTheOperatorPrintsTheSummary(t *testing.T) {
	environ := []string{"FIELDNOTES_DATABASE_URL=" + old(t)}
	for _, run := range []struct {
		args []string
		says string
	}{
		{nil, "Summary: "},
		{[]string{"--period", "2026-Q3"}, "Summary: July to September 2026"},
		{[]string{"--period", "2026", "--format", "json"}, `"period": "2026"`},
		{[]string{"--period", "2026-09", "--format", "csv"}, "period,start,last_day,section,figure"},
		{[]string{"--period", "2026-09", "--format", "xlsx"}, "xl/workbook.xml"},
	} {
		start(t, environ, append([]string{"summary"}, run.args...)...).ends(0, run.says)
	}
	start(t, environ, "summary", "--period", "soon").ends(exitFailed, "I know month, quarter, year")
	start(t, environ, "summary", "--period", "2999").ends(exitFailed, "That hasn't begun yet.")
	start(t, environ, "summary", "--format", "pdf").ends(exitSettings, "usage: fieldnotes summary [--period PERIOD]")
	start(t, []string{"FIELDNOTES_DATABASE_URL=" + filepath.Join(t.TempDir(), "none.db")}, "summary").ends(exitFailed, "there is no database")
}
