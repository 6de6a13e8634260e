package digest_test

import (
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// used stores that some members have used the lesson.
func (d desk) used(l learn.Lesson, members ...string) {
	d.Helper()
	for _, m := range members {
		_, err := d.db.SetUse(d.Context(), learn.Use{Lesson: l.ID, Member: m, State: learn.Used, Note: "So we did"})
		d.no(err)
	}
}

func TestTheArchiveBringsWhatFitsOrElseWasUsedMost(t *testing.T) {
	topics := func(all ...string) func(*learn.Event) { return func(e *learn.Event) { e.Topics = all } }
	for _, c := range []struct {
		what      string
		coming    []string // topics of the event to come
		want, not []string
	}{
		{"what fits an event to come", []string{"pay", "hiring"},
			[]string{"# From the archive\n*About pay*", "Something on the same topics is coming up."}, []string{"Used"}},
		{"else what most have used", []string{"art"},
			[]string{"# From the archive\n*Used twice*", "Colleagues have used it."}, []string{"Used once", "About pay", "Used in secret"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			d := subscribed(t, "en", general)
			past := d.share("Pay night", due(t).Add(-40*day), topics("pay", "hiring"))
			d.write("About pay", due(t).Add(-39*day), func(l *learn.Lesson) { l.Event = past.ID })
			d.used(d.write("Used once", due(t).Add(-30*day), nil), "U1")
			d.used(d.write("Used twice", due(t).Add(-31*day), nil), "U1", "U2")
			d.used(d.write("Used in secret", due(t).Add(-31*day), func(l *learn.Lesson) { l.Channel = secret }), "U1", "U2", "U3")
			d.used(d.write("New, and used", due(t).Add(-day), nil), "U1", "U2", "U3")
			d.share("Coming", due(t).Add(day), topics(c.coming...))
			one, m := d.post(due(t))
			says(t, read(t, m), append(c.want, "What colleagues learned\n*New, and used*"), c.not)
			if again := read(t, d.again(one)); again != read(t, m) {
				t.Errorf("rendered again it differs:\n%s", again)
			}
		})
	}
}

func TestTheArchiveRepeatsNothingForTwelveWeeks(t *testing.T) {
	d := subscribed(t, "en", general)
	d.used(d.write("Used by all", due(t).Add(-100*day), nil), "U1", "U2")
	d.used(d.write("Used by one", due(t).Add(-90*day), nil), "U1")
	for week, want := range []string{
		0: "*Used by all*", 1: "*Used by one*", 2: "", 11: "", 12: "*Used by all*", 13: "*Used by one*",
	} {
		now := due(t).AddDate(0, 0, 7*week)
		d.write("New", now.Add(-day), nil)
		_, m := d.post(now)
		_, archived, brought := strings.Cut(read(t, m), "# From the archive\n")
		if brought != (want != "") || !strings.HasPrefix(archived, want) {
			t.Errorf("week %d: %q, want %q", week, archived, want)
		}
	}
}

func TestTheArchiveComesAlongOnlyWithSomethingNew(t *testing.T) {
	d := subscribed(t, "en", general)
	d.used(d.write("Used by all", due(t).Add(-100*day), nil), "U1", "U2")
	if one, m := d.post(due(t)); one.ID != "" {
		t.Errorf("posted:\n%s", read(t, m))
	}
}

func TestAWithdrawnLessonIsNotInADigestThatIsPlannedAlready(t *testing.T) {
	d := subscribed(t, "en", general)
	old := d.write("Used by all", due(t).Add(-100*day), nil)
	d.used(old, "U1")
	fresh := d.write("Read before you meet", due(t).Add(-day), nil)
	kept := d.write("Ask for the second reason", due(t).Add(-2*day), nil)
	d.plan(due(t))
	one := d.claim(due(t))[0]
	d.no(d.db.WithdrawLesson(t.Context(), fresh.ID, due(t)))
	r, err := d.f.Edition(t.Context(), one)
	d.no(err)
	says(t, read(t, r.Message), []string{"second reason", "Used by all"}, []string{"Read before"})

	// Slack didn't take it; by the next try nothing is left to tell.
	d.no(d.db.SetShown(t.Context(), one.ID, r.Shows))
	d.no(d.db.WithdrawLesson(t.Context(), old.ID, due(t)))
	r, err = d.f.Edition(t.Context(), one)
	d.no(err)
	says(t, read(t, r.Message), []string{"second reason"}, []string{"From the archive", "Used by all"})
	d.no(d.db.WithdrawLesson(t.Context(), kept.ID, due(t)))
	if r, err = d.f.Edition(t.Context(), one); err != nil || !r.Gone {
		t.Errorf("an edition of nothing is posted: %v\n%s", err, read(t, r.Message))
	}
}
