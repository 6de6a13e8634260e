package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func inquire(t *testing.T, db *store.DB, member, subject string, due time.Time) learn.Question {
	t.Helper()
	err := db.Inquire(t.Context(), learn.Question{
		Kind: learn.TurnoutQuestion, Member: member, Subject: subject, Cause: "attendance/" + subject, Due: due, Created: due.Add(-12 * time.Hour),
	})
	if err != nil {
		t.Fatal(err)
	}
	return asking(t, db, member, subject)
}

// asking is how a question stands.
func asking(t *testing.T, db *store.DB, member, subject string) learn.Question {
	t.Helper()
	q, err := db.Question(t.Context(), learn.TurnoutQuestion, member, subject)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func ask(t *testing.T, db *store.DB, q learn.Question, now, again time.Time) learn.Question {
	t.Helper()
	q.Asked, q.Due = q.Asked+1, again
	if err := db.Ask(t.Context(), []learn.Question{q}, now); err != nil {
		t.Fatal(err)
	}
	return asking(t, db, q.Member, q.Subject)
}

func TestTheSameIsAskedOnceAndSaysWhatLedToIt(t *testing.T) {
	db := open(t)
	first := inquire(t, db, "UANA", "e1", noon)
	again := inquire(t, db, "UANA", "e1", noon.Add(time.Hour))
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("asked again:\n%s", diff)
	}
	want := learn.Question{
		ID: first.ID, Kind: learn.TurnoutQuestion, Member: "UANA", Subject: "e1", Cause: "attendance/e1",
		State: learn.QuestionWaiting, Due: noon, Created: noon.Add(-12 * time.Hour),
	}
	if diff := cmp.Diff(want, first); diff != "" || !learn.ValidID(first.ID) {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := db.Question(t.Context(), learn.UseQuestion, "UANA", "e1"); !errors.Is(err, store.ErrNone) {
		t.Errorf("another kind: %v", err)
	}
}

func TestQuestionsAreDueInTurnAndThenNoMore(t *testing.T) {
	db := open(t)
	late, early := inquire(t, db, "UANA", "e1", noon), inquire(t, db, "UBEN", "e1", noon.Add(-time.Hour))
	inquire(t, db, "UANA", "e2", noon.Add(time.Second))
	due, err := db.DueQuestions(t.Context(), noon, 10)
	if diff := cmp.Diff([]learn.Question{early, late}, due); diff != "" || err != nil {
		t.Errorf("due %v (-want +got):\n%s", err, diff)
	}
	if next, err := db.NextQuestion(t.Context()); err != nil || !next.Equal(early.Due) {
		t.Errorf("next %s, %v", next, err)
	}
	ask(t, db, early, noon, time.Time{})
	if err := db.Postpone(t.Context(), map[string]time.Time{late.ID: {}}, noon); err != nil {
		t.Fatal(err)
	}
	if q := asking(t, db, "UANA", "e1"); q.State != learn.QuestionDropped || !q.AnsweredAt.Equal(noon) {
		t.Errorf("not asked at all: %+v", q)
	}
	if due, err := db.DueQuestions(t.Context(), noon, 10); len(due) > 0 || err != nil {
		t.Errorf("still due: %+v, %v", due, err)
	}
}

func TestAskingPlansTheMessageAndCounts(t *testing.T) {
	db := open(t)
	q := ask(t, db, inquire(t, db, "UANA", "e1", noon), noon, noon.Add(72*time.Hour))
	if q.State != learn.QuestionAsked || q.Asked != 1 || !q.Last.Equal(noon) || !q.Due.Equal(noon.Add(72*time.Hour)) {
		t.Errorf("asked: %+v", q)
	}
	d := claim(t, db, noon)[0]
	if d.Kind != learn.QuestionDM || d.Place != "UANA" || d.Subject != q.ID || !d.Created.Equal(q.Last) {
		t.Errorf("its message: %+v", d)
	}
	asked, err := db.Asked(t.Context(), []string{"UANA", "UBEN"}, noon.Add(-time.Second))
	if diff := cmp.Diff(map[string][]time.Time{"UANA": {noon}}, asked); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if asked, err := db.Asked(t.Context(), []string{"UANA"}, noon); len(asked) > 0 || err != nil {
		t.Errorf("asked after noon: %v, %v", asked, err)
	}
	open, err := db.OpenQuestions(t.Context(), "UANA", noon.Add(-time.Second))
	if diff := cmp.Diff([]learn.Question{q}, open); diff != "" || err != nil {
		t.Errorf("open: %v (-want +got):\n%s", err, diff)
	}
	if open, err = db.OpenQuestions(t.Context(), "UANA", noon); len(open) > 0 || err != nil {
		t.Errorf("still open long after: %v, %v", open, err)
	}
}

func TestWhatCouldNotBePostedWasNotAsked(t *testing.T) {
	db := open(t)
	waiting := inquire(t, db, "UANA", "e1", noon)
	first := ask(t, db, waiting, noon, noon.Add(72*time.Hour))
	unask := func(at, due time.Time) learn.Question {
		if err := db.Unask(t.Context(), first.ID, at, due); err != nil {
			t.Fatal(err)
		}
		return asking(t, db, "UANA", "e1")
	}
	tomorrow := noon.Add(24 * time.Hour)
	if q := unask(noon.Add(time.Minute), tomorrow); q != first {
		t.Errorf("another time was taken back: %+v", q)
	}
	waiting.Due = tomorrow
	if diff := cmp.Diff(waiting, unask(noon, tomorrow)); diff != "" {
		t.Errorf("the first time (-want +got):\n%s", diff)
	}
	first = ask(t, db, waiting, tomorrow, noon.Add(96*time.Hour))
	ask(t, db, first, noon.Add(96*time.Hour), time.Time{})
	first.Due = noon.Add(120 * time.Hour)
	if diff := cmp.Diff(first, unask(noon.Add(96*time.Hour), first.Due)); diff != "" {
		t.Errorf("the repeat (-want +got):\n%s", diff)
	}
	asked, err := db.Asked(t.Context(), []string{"UANA"}, noon.Add(-time.Second))
	if diff := cmp.Diff(map[string][]time.Time{"UANA": {tomorrow}}, asked); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestAnAnswerEndsAQuestionAndItsMessageFollows(t *testing.T) {
	db := open(t)
	q := ask(t, db, inquire(t, db, "UANA", "e1", noon), noon, noon.Add(72*time.Hour))
	d := claim(t, db, noon)[0]
	shows := []learn.Shown{{Subject: learn.Subject{Kind: learn.QuestionSubject, ID: q.ID}}}
	if err := db.SetShown(t.Context(), d.ID, shows); err != nil {
		t.Fatal(err)
	}
	record(t, db, d, learn.Sent)
	for i, step := range []struct {
		name string
		do   func(now time.Time) error
		want learn.Question
	}{
		{"later", func(now time.Time) error { return db.PutOff(t.Context(), q.ID, noon.Add(96*time.Hour), now) },
			learn.Question{State: learn.QuestionAsked, Answer: learn.PutOff, Due: noon.Add(96 * time.Hour)}},
		{"not this time", func(now time.Time) error { return db.DropQuestion(t.Context(), q.Kind, q.Member, q.Subject, now) },
			learn.Question{State: learn.QuestionDropped, AnsweredAt: noon.Add(time.Hour)}},
		{"missed", func(now time.Time) error { return db.SayTurnout(t.Context(), q.Subject, q.Member, learn.Missed, now) },
			learn.Question{State: learn.QuestionAnswered, Answer: "missed", AnsweredAt: noon.Add(2 * time.Hour)}},
		{"went, after all", func(now time.Time) error { return db.SayTurnout(t.Context(), q.Subject, q.Member, learn.Went, now) },
			learn.Question{State: learn.QuestionAnswered, Answer: "went", AnsweredAt: noon.Add(2 * time.Hour)}},
	} {
		now := noon.Add(time.Duration(i) * time.Hour)
		if err := step.do(now); err != nil {
			t.Fatal(err)
		}
		got := asking(t, db, "UANA", "e1")
		got = learn.Question{State: got.State, Answer: got.Answer, Due: got.Due, AnsweredAt: got.AnsweredAt}
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
		changed := refreshes(t, db, now)
		if len(changed) != 1 {
			t.Fatalf("%s: %d messages follow", step.name, len(changed))
		}
		if err := db.Refreshed(t.Context(), changed[0], step.name, now); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatBecameOfGoingIsKeptBesideTheAnswer(t *testing.T) {
	db := open(t)
	e := eventAt("e1", noon, noon.Add(time.Hour))
	if _, err := db.AddEvent(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	for _, step := range []func() error{
		func() error { return db.Answer(t.Context(), e.ID, "UANA", learn.Going, noon) },
		func() error { return db.SayTurnout(t.Context(), e.ID, "UANA", learn.CalledOff, noon) },
		func() error { return db.SayTurnout(t.Context(), e.ID, "UBEN", learn.Went, noon) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if a, err := db.Attendance(t.Context(), e.ID, "UANA"); err != nil || a.RSVP != learn.Going || a.Turnout != learn.CalledOff {
		t.Errorf("%+v, %v", a, err)
	}
	if a, err := db.Attendance(t.Context(), e.ID, "UBEN"); err != nil || a.Turnout != learn.NoTurnout {
		t.Errorf("who never answered: %+v, %v", a, err)
	}
}

func TestWhoWasAskedForSomebodyStaysAskedWhenTheyHaveTheirRecordsDeleted(t *testing.T) {
	db := open(t)
	a := learn.Ask{ID: learn.NewID(), Member: "UASKER", Text: "Was it worth it?", Event: "e1", Created: noon}
	if _, err := db.AddAsk(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	for _, member := range []string{"UANA", "UBEN"} {
		err := db.Inquire(t.Context(), learn.Question{Kind: learn.AskQuestion, Member: member, Subject: a.ID, Cause: "ask/" + a.ID, Due: noon, Created: noon})
		if err != nil {
			t.Fatal(err)
		}
	}
	q, err := db.Question(t.Context(), learn.AskQuestion, "UANA", a.ID)
	if err != nil {
		t.Fatal(err)
	}
	q.Asked, q.Due = 1, time.Time{}
	if err := db.Ask(t.Context(), []learn.Question{q}, noon); err != nil {
		t.Fatal(err)
	}
	if err := db.Erase(t.Context(), a.Member, learn.LessonsKept, noon.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	asked, err := db.Asked(t.Context(), []string{"UANA"}, noon.Add(-time.Hour))
	if err != nil || len(asked["UANA"]) != 1 {
		t.Errorf("UANA was asked at %v this week, %v", asked["UANA"], err)
	}
	for _, member := range []string{"UANA", "UBEN"} {
		if q, err := db.Question(t.Context(), learn.AskQuestion, member, a.ID); err != nil || q.Open() || !q.Due.IsZero() {
			t.Errorf("%s is still asked: %+v, %v", member, q, err)
		}
	}
}
