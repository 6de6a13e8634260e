package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

var ana, ben = learn.Viewer{Member: "UANA"}, learn.Viewer{Member: "UBEN"}

// write stores a lesson of Ana's; change says what is special about it.
func write(t testing.TB, db *store.DB, takeaway string, change func(*learn.Lesson)) learn.Lesson {
	t.Helper()
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	l := learn.Lesson{ID: learn.NewID(), Author: "UANA", Takeaway: takeaway, Met: learn.NotSaid, Learned: learn.NotSaid, Created: at, Updated: at}
	if change != nil {
		change(&l)
	}
	if _, err := db.AddLesson(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	return l
}

// found are the takeaways that a search finds, the best first.
func found(t testing.TB, db *store.DB, see learn.Viewer, text string) []string {
	t.Helper()
	all, err := db.Search(t.Context(), see, learn.LessonSearch{Words: text}, 0, 100)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	takeaways := make([]string, len(all.Lessons))
	for i, l := range all.Lessons {
		takeaways[i] = l.Takeaway
	}
	if all.Total != len(takeaways) {
		t.Errorf("%q: %d in all, %d shown", text, all.Total, len(takeaways))
	}
	return takeaways
}

func TestSearchFindsAnyWordsInAnyOrder(t *testing.T) {
	db := open(t)
	write(t, db, "Le riunioni più brevi cominciano leggendo", func(l *learn.Lesson) {
		l.Story, l.Topics = "Due pagine prima dell’incontro.", []string{"Remote work"}
	})
	write(t, db, "Job ads without degrees bring other people", nil)
	for text, finds := range map[string]bool{
		"riunioni brevi": true, "BREVI riunioni": true, "piu brevi": true, "PIÙ": true,
		"incontro riunioni": true, "work remote": true, "dell'incontro": true,
		"riun": true, "brevi riun": true, "riun brevi": false, // a beginning only as the last word
		"riunioni degrees": false, "nessuna": false, "": false, "…!": false,
	} {
		if got := len(found(t, db, ben, text)) == 1; got != finds {
			t.Errorf("%q finds it: %v", text, got)
		}
	}
}

func TestNothingTypedIsSyntax(t *testing.T) {
	db := open(t)
	write(t, db, "Not near or and: read before you meet", nil)
	write(t, db, "Something else", nil)
	for _, text := range []string{
		`"near"`, `near*`, `NEAR(not, 3)`, `takeaway:near`, `near AND`, `near OR`, `NOT near`, `^near`, `near -`, `near "`, `(near`, `{takeaway}: near`, `near;'--`,
	} {
		want := []string{"Not near or and: read before you meet"}
		if strings.Contains(strings.ToLower(text), "takeaway") || strings.Contains(text, "3") {
			want = nil // a word that no lesson has
		}
		if got := found(t, db, ben, text); !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestTheBestMatchComesFirst(t *testing.T) {
	db := open(t)
	in := func(story string) func(*learn.Lesson) { return func(l *learn.Lesson) { l.Story = story } }
	write(t, db, "Remote hiring works with a trial day", nil)
	write(t, db, "Hiring takes time", in("Most of it remote."))
	write(t, db, "Ask first", in("About remote hiring."))
	write(t, db, "Ask twice", in("About remote hirings."))
	want := []string{"Remote hiring works with a trial day", "Hiring takes time", "Ask first", "Ask twice"}
	if got := found(t, db, ben, "remote hiring"); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	write(t, db, "Remote hiring is slow", nil)
	if got := found(t, db, ben, "remote hiring"); got[0] != "Remote hiring is slow" {
		t.Errorf("among equals the newest comes first: %q", got)
	}
}

func TestWhatWasSaidInAPrivateChannelIsFoundThereAndByItsAuthor(t *testing.T) {
	db := open(t)
	for _, c := range []learn.Channel{{ID: "COPEN"}, {ID: "CQUIET", Private: true}} {
		if err := db.SaveChannel(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	for _, channel := range []string{"", "COPEN", "CQUIET", "CUNKNOWN"} {
		write(t, db, "lesson in "+channel, func(l *learn.Lesson) { l.Channel = channel })
	}
	for see, want := range map[learn.Viewer]int{
		ana: 4, ben: 2, {Member: "UBEN", Here: "CQUIET"}: 3, {Member: "UBEN", Here: "COPEN"}: 2,
	} {
		if got := found(t, db, see, "lesson"); len(got) != want {
			t.Errorf("%+v finds %q", see, got)
		}
	}
}

func TestLessonsAreFoundByAllOnceTheirChannelIsPublicAndNoLongerOnceItIsPrivate(t *testing.T) {
	db := open(t)
	for _, l := range []string{"first", "second"} {
		write(t, db, l+" lesson", func(l *learn.Lesson) { l.Channel = "COPEN" })
	}
	for _, private := range []bool{true, false, true, false} {
		if err := db.SaveChannel(t.Context(), learn.Channel{ID: "COPEN", Private: private}); err != nil {
			t.Fatal(err)
		}
		if got := found(t, db, ben, "lesson"); len(got) == 2 == private {
			t.Errorf("private: %v; Ben finds %q", private, got)
		}
		if got := found(t, db, ana, "lesson"); len(got) != 2 {
			t.Errorf("private: %v; Ana finds %q", private, got)
		}
	}
}

func TestAnEditedLessonIsFoundByItsNewWordsAndAWithdrawnOneByNone(t *testing.T) {
	db := open(t)
	l := write(t, db, "Read before you meet", nil)
	was := l.Updated
	l.Takeaway, l.Updated = "Walk while you meet", l.Updated.Add(time.Hour)
	if saved, err := db.SaveLesson(t.Context(), l, was); err != nil || !saved {
		t.Fatal(saved, err)
	}
	if got := found(t, db, ben, "read"); len(got) != 0 {
		t.Errorf("by its old word: %q", got)
	}
	if got := found(t, db, ben, "walk"); len(got) != 1 {
		t.Errorf("by its new word: %q", got)
	}
	if err := db.WithdrawLesson(t.Context(), l.ID, l.Updated); err != nil {
		t.Fatal(err)
	}
	if got := found(t, db, ana, "walk"); len(got) != 0 {
		t.Errorf("withdrawn: %q", got)
	}
}

func TestALongSearchHasPagesAndAnEnd(t *testing.T) {
	db := open(t)
	err := db.Transact(t.Context(), func(tx *store.DB) error {
		for i := range store.MaxFound + 5 {
			write(t, tx, fmt.Sprintf("networking %d", i), nil)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	page, err := db.Search(t.Context(), ben, learn.LessonSearch{Words: "networking"}, 10, 10)
	if err != nil {
		t.Fatal(err)
	}
	if !page.More || page.Total != store.MaxFound || len(page.Lessons) != 10 || page.Lessons[0].Takeaway != "networking 1994" {
		t.Errorf("more: %v, total: %d, %d lessons, first %q", page.More, page.Total, len(page.Lessons), page.Lessons[0].Takeaway)
	}
	beyond, err := db.Search(t.Context(), ben, learn.LessonSearch{Words: "networking"}, store.MaxFound, 10)
	if err != nil || len(beyond.Lessons) != 0 {
		t.Errorf("beyond the end: %d, %v", len(beyond.Lessons), err)
	}
	if got := found(t, db, ben, "networking 77"); len(got) == 0 || got[0] != "networking 77" {
		t.Errorf("one more word: %.3q", got)
	}
}

func TestAWordIsFoundByEveryBeginningOfIt(t *testing.T) {
	db := open(t)
	word := "zusammenarbeitsvereinbarung"
	write(t, db, "Ohne "+word+" geht nichts", nil)
	for i := range word {
		if i > 0 && len(found(t, db, ben, "geht "+word[:i])) != 1 {
			t.Errorf("not by %q", word[:i])
		}
	}
	if got := found(t, db, ben, "usammen"); len(got) != 0 {
		t.Errorf("by its middle: %q", got)
	}
}

func FuzzSearch(f *testing.F) {
	db := open(f)
	write(f, db, `Not near or and: "read" before you meet * ^`, nil)
	for _, seed := range []string{"near", `"`, `a"b OR c*`, "NEAR(a b, 2)", "{takeaway}:x", "\x00", "東京", strings.Repeat("a ", 500), "-", "a AND NOT b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := db.Search(t.Context(), ben, learn.LessonSearch{Words: text}, 0, 10); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

func TestASearchIsNarrowedByIndustryTopicPersonAndMonth(t *testing.T) {
	db := open(t)
	at := func(month time.Month) time.Time { return time.Date(2026, month, 15, 12, 0, 0, 0, time.UTC) }
	write(t, db, "Read before you meet", func(l *learn.Lesson) {
		l.Industry, l.Topics, l.Created = "health", []string{"Machine learning", "meetings"}, at(9)
	})
	write(t, db, "Read aloud", func(l *learn.Lesson) { l.Author, l.Industry, l.Created = "UBEN", "Health care", at(10) })
	write(t, db, "Write before you meet", func(l *learn.Lesson) { l.Topics, l.Created = []string{"K8s"}, at(11) })
	for want, q := range map[string]learn.LessonSearch{
		"Read before you meet":             {Industry: "health"},
		"Read aloud":                       {Industry: "health  CARE"},
		"Read before you meet ":            {Topic: "machine  Learning"},
		"Write before you meet":            {Topic: "k8s "},
		"Read aloud ":                      {Author: "UBEN"},
		"Read aloud, Read before you meet": {From: "2026-09", To: "2026-10"},
		"Write before you meet ":           {From: "2026-11", To: "2027-12"},
		"Read before you meet  ":           {Words: "meet read", From: "2026-01", To: "2026-09"},
		"Write before you meet, Read aloud, Read before you meet": {From: "2024-11", To: "2027-01"},
		"":   {Words: "read", Topic: "k8s"},
		" ":  {From: "2027-01", To: "2026-01"},
		"  ": {Topic: `"*) OR (`},
		"Write before you meet, Read before you meet": {Words: "before m"},
	} {
		found, err := db.Search(t.Context(), ben, q, 0, 10)
		var got []string
		for _, l := range found.Lessons {
			got = append(got, l.Takeaway)
		}
		if err != nil || strings.Join(got, ", ") != strings.TrimSpace(want) {
			t.Errorf("%+v: %q, %v", q, got, err)
		}
	}
}

func TestAmongEqualsWhatWasUsedComesFirst(t *testing.T) {
	db := open(t)
	old := write(t, db, "Read before you meet", nil)
	write(t, db, "Read before they meet", nil)
	found := func() string {
		f, err := db.Search(t.Context(), ben, learn.LessonSearch{Words: "read meet"}, 0, 1)
		if err != nil || len(f.Lessons) != 1 {
			t.Fatal(f, err)
		}
		return f.Lessons[0].Takeaway
	}
	if got := found(); got != "Read before they meet" {
		t.Errorf("the newest is second to %q", got)
	}
	use := learn.Use{Lesson: old.ID, Member: "UBEN", State: learn.Used, Note: "It helped", Updated: old.Created}
	if _, err := db.SetUse(t.Context(), use); err != nil {
		t.Fatal(err)
	}
	if got := found(); got != "Read before you meet" {
		t.Errorf("the used one is second to %q", got)
	}
	use.State, use.Note, use.Reason = learn.NotUsed, "", learn.NoFit
	if _, err := db.SetUse(t.Context(), use); err != nil {
		t.Fatal(err)
	}
	if got := found(); got != "Read before they meet" {
		t.Errorf("the newest is second to %q", got)
	}
}

func TestTopicsThatDifferBySignsAreToldApart(t *testing.T) {
	db := open(t)
	for _, topic := range []string{"C", "C++", "C#", "A/B tests", "R&D", "🤖", "net", ".NET"} {
		write(t, db, "About "+topic, func(l *learn.Lesson) { l.Topics = []string{topic} })
	}
	for asked, want := range map[string]string{
		"c": "C", "c++": "C++", "C#": "C#", "ab-tests": "A/B tests", "r&d": "R&D", "🤖": "🤖", "net": "net", ".net": ".NET",
	} {
		for _, search := range []learn.LessonSearch{{Words: "about"}, {}, {From: "2020-01", To: "2029-12"}} {
			search.Topic = asked
			all, err := db.Search(t.Context(), ben, search, 0, 10)
			if err != nil || len(all.Lessons) != 1 || all.Lessons[0].Takeaway != "About "+want {
				t.Errorf("%+v: %+v, %v", search, all.Lessons, err)
			}
		}
	}
}
