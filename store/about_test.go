package store_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestTheExportHasAllThatIsAboutTheMember(t *testing.T) {
	f := newFile(t)
	f.fill()
	all, err := f.db.Export(t.Context(), eraser)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, table := range store.Tables() {
		if table.Held != "" && table.Name != "lesson_seq" { // says what lesson says
			want = append(want, table.Name)
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(all))); diff != "" {
		t.Error(diff)
	}
	if got := all["draft"][0]["fields"]; !strings.Contains(got.(string), "words of draft") {
		t.Errorf("of the draft: %v", got)
	}
	for _, d := range all["delivery"] {
		if d["args"] != nil || d["key"] != nil { // of thanks, they say who used a lesson without a name
			t.Errorf("of a message: %v", d)
		}
	}
	nobodys, err := f.db.Export(t.Context(), "USTRANGER")
	if err != nil || len(nobodys) > 0 {
		t.Errorf("about a stranger: %v, %v", nobodys, err)
	}
}

func TestWhatIsHeldIsReadInPages(t *testing.T) {
	db := open(t)
	for _, takeaway := range []string{"First", "Second", "Third"} {
		write(t, db, takeaway, func(l *learn.Lesson) { l.Author = eraser })
	}
	counts, err := db.Holds(t.Context(), eraser)
	if err != nil || counts[learn.LessonsHeld] != 3 {
		t.Fatalf("%v, %v", counts, err)
	}
	page, total, err := db.Records(t.Context(), eraser, learn.LessonsHeld, 2, 2)
	if err != nil || total != 3 || len(page) != 1 || page[0].Title == "" || page[0].Marks[0] != "lesson.standing" {
		t.Errorf("%v of %d, %v", page, total, err)
	}
}

func TestEveryHoldingButTheProfileCanBeRead(t *testing.T) {
	f := newFile(t)
	f.fill()
	f.exec(`UPDATE attendance SET event = (SELECT id FROM event LIMIT 1)`)
	f.exec(`UPDATE outcome SET event = (SELECT id FROM event LIMIT 1)`)
	f.exec(`UPDATE calendar_file SET event = (SELECT id FROM event LIMIT 1)`)
	f.exec(`UPDATE lesson_use SET lesson = (SELECT id FROM lesson LIMIT 1)`)
	counts, err := f.db.Holds(t.Context(), eraser)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range learn.Holdings() {
		if kind == learn.ProfileHeld {
			continue
		}
		some, total, err := f.db.Records(t.Context(), eraser, kind, 0, 10)
		if err != nil || total == 0 || total != counts[kind] || len(some) != total {
			t.Errorf("%s: %d of %d, counted %d, %v", kind, len(some), total, counts[kind], err)
		}
	}
}
