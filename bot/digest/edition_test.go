package digest_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const day = 24 * time.Hour

// due is a Monday at 09:00 in Rome.
func due(t testing.TB) time.Time { return at(t, "2026-06-08T07:00:00Z") }

// subscribed is a desk where #general's and #secret's next digest is due at due.
func subscribed(t testing.TB, language string, channels ...string) desk {
	d := open(t, language)
	for _, c := range channels {
		d.subscribe(c, monday("Europe/Rome"), due(t).Add(-time.Hour))
	}
	return d
}

func TestAnEditionReadsWell(t *testing.T) {
	for _, language := range []string{"en", "it"} {
		t.Run(language, func(t *testing.T) {
			d := subscribed(t, language, general)
			for i := range 9 {
				e := d.share(fmt.Sprintf("Data & Coffee %d", i+1), due(t).Add(time.Duration(i+1)*day), nil)
				for m := range i % 3 {
					d.no(d.db.Answer(t.Context(), e.ID, fmt.Sprint("U", m), learn.Going, e.Created))
				}
			}
			d.share("Too far ahead", due(t).Add(15*day), nil)
			d.share("Over", due(t).Add(-day), nil)
			d.write("Send the agenda as questions <!channel>", due(t).Add(-day), func(l *learn.Lesson) {
				l.Encounter, l.Story = "a train ride", "My neighbour runs a *choir*.\nEveryone came prepared."
			})
			d.write("Ask what they would not do again", due(t).Add(-2*day), nil)
			d.write("A night shift begins with a handover", due(t).Add(-30*day), func(l *learn.Lesson) { l.Industry = "health" })
			_, m := d.post(due(t))
			golden(t, "testdata/edition."+language+".txt", read(t, m)+"\n"+m.Text+"\n")
		})
	}
}

// golden compares with what the file holds.
func golden(t *testing.T, file, got string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s\nall of it:\n%s", file, diff, got)
	}
}

func TestAPrivateChannelsContentStaysThere(t *testing.T) {
	d := subscribed(t, "en", general)
	inSecret := func(e *learn.Event) { e.Channel = secret }
	d.share("Open evening", due(t).Add(day), nil)
	for i := range 5 {
		d.share(fmt.Sprint("Hush ", i), due(t).Add(day), inSecret)
		d.write(fmt.Sprint("Quiet ", i), due(t).Add(-day), func(l *learn.Lesson) { l.Channel, l.Industry = secret, "health" })
	}
	d.write("In no channel", due(t).Add(-day), func(l *learn.Lesson) { l.Channel = "" })
	_, m := d.post(due(t))
	says(t, read(t, m), []string{"Open evening", "In no channel"}, []string{"Hush", "Quiet", "more:", "outside our industry"})

	d.subscribe(secret, monday("Europe/Rome"), due(t))
	d.no(d.db.PauseDigest(t.Context(), general, true, due(t)))
	d.share("Next week's secret", due(t).Add(8*day), inSecret)
	_, m = d.post(due(t).Add(7 * day))
	says(t, read(t, m), []string{"Next week's secret", "Quiet", "In no channel"}, []string{"Hush"})
}

func TestAnEditionFollowsWhatBecomesOfWhatItShows(t *testing.T) {
	d := subscribed(t, "en", general)
	e := d.share("Data & Coffee", due(t).Add(day), nil)
	l := d.write("Send the agenda as questions", due(t).Add(-day), nil)
	kept := d.write("Ask for the second reason", due(t).Add(-2*day), nil)
	one, first := d.post(due(t))

	d.share("Shared later", due(t).Add(2*day), func(e *learn.Event) { e.Created = due(t).Add(time.Hour) })
	e.Title, e.Cancelled = "Data & Tea", due(t).Add(time.Hour)
	d.no(d.db.SaveEvent(t.Context(), e))
	d.no(d.db.WithdrawLesson(t.Context(), l.ID, due(t).Add(time.Hour)))
	says(t, read(t, first), []string{"Data &amp; Coffee", "agenda", "[Going (public)]"}, []string{"Cancelled"})
	says(t, read(t, d.again(one)), []string{"Data &amp; Tea", "Cancelled", "second reason"},
		[]string{"Coffee", "agenda", "[Going (public)]", "Shared later"})

	d.no(d.db.WithdrawLesson(t.Context(), kept.ID, due(t).Add(time.Hour)))
	says(t, read(t, d.again(one)), []string{"Data &amp; Tea"}, []string{"second reason", "What colleagues learned"})
}

func TestAnEditionOfWhichNothingIsLeftSaysSo(t *testing.T) {
	d := subscribed(t, "en", general)
	l := d.write("Send the agenda as questions", due(t).Add(-day), nil)
	one, _ := d.post(due(t))
	d.no(d.db.WithdrawLesson(t.Context(), l.ID, due(t).Add(time.Hour)))
	for range 2 {
		if got := read(t, d.again(one)); got != "Nothing is left of this digest: what it showed was withdrawn.\n" {
			t.Errorf("it says:\n%s", got)
		}
	}
}

func TestWithNothingNewNothingIsPosted(t *testing.T) {
	d := subscribed(t, "en", general)
	d.write("From a year ago", due(t).Add(-365*day), nil)
	d.write("An old one from elsewhere", due(t).Add(-30*day), func(l *learn.Lesson) { l.Industry = "health" })
	if one, m := d.post(due(t)); one.ID != "" {
		t.Errorf("posted:\n%s", read(t, m))
	}
}

func TestEveryLessonIsInOneEdition(t *testing.T) {
	d := subscribed(t, "en", general)
	const lessons = 15
	for i := range lessons {
		d.write(fmt.Sprintf("Lesson no. %d.", i), due(t).Add(time.Duration(i)*2*day-day/2), nil)
	}
	var all []string
	for week := range 5 {
		now := due(t).Add(time.Duration(week) * 7 * day)
		_, m := d.post(now)
		all = append(all, read(t, m))
		d.write(fmt.Sprintf("Saved while edition no. %d went out.", week), now.Add(-time.Second), nil)
	}
	text := strings.Join(all, "")
	for i := range lessons {
		if n := strings.Count(text, fmt.Sprintf("Lesson no. %d.", i)); n != 1 {
			t.Errorf("lesson %d stands in %d editions", i, n)
		}
	}
	for week := range 4 {
		says(t, all[week+1], []string{fmt.Sprintf("Saved while edition no. %d went out.", week)}, nil)
	}
}

func TestTheLookOutsideOurIndustry(t *testing.T) {
	health := func(e *learn.Event) { e.Industry = "health" }
	ours := func(l *learn.Lesson) { l.Industry = " Technology " }
	fromFood := func(l *learn.Lesson) { l.Industry = "food" }
	for _, c := range []struct {
		what      string
		prepare   func(d desk)
		want, not []string
	}{
		{"an event further ahead", func(d desk) {
			d.share("Ward tour", due(t).Add(30*day), health)
			d.write("Taste before you salt", due(t).Add(-30*day), fromFood)
		}, []string{"# From outside our industry\n*<https://example.org/e|Ward tour>*", "another field: Health", "[Going (public)]"}, []string{"salt"}},
		{"else an older lesson", func(d desk) {
			d.write("Taste before you salt", due(t).Add(-30*day), fromFood)
			d.write("Nearer, but ours", due(t).Add(-20*day), ours)
		}, []string{"# From outside our industry\n*Taste before you salt*", "[I'll try this]"}, []string{"but ours"}},
		{"else one of those in the lists", func(d desk) {
			d.share("Ward tour", due(t).Add(day), health)
		}, []string{"This week's look outside our industry: Health."}, []string{"# From outside"}},
		{"else none", func(d desk) { d.write("Also ours", due(t).Add(-day), ours) }, nil, []string{"outside"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			d := subscribed(t, "en", general)
			d.write("Ask for the second reason", due(t).Add(-day), nil)
			c.prepare(d)
			one, m := d.post(due(t))
			says(t, read(t, m), c.want, c.not)
			if diff := cmp.Diff(read(t, m), read(t, d.again(one))); diff != "" {
				t.Errorf("rendered again it differs:\n%s", diff)
			}
		})
	}
}

func TestAPickIsNotRepeated(t *testing.T) {
	d := subscribed(t, "en", general)
	for i, takeaway := range []string{"Taste before you salt", "Count the spoons", "Close the kitchen early"} {
		d.write(takeaway, due(t).Add(-time.Duration(30+i)*day), func(l *learn.Lesson) { l.Industry = "food" })
	}
	for week, pick := range []string{"Taste", "Count", "Close"} {
		now := due(t).Add(time.Duration(week) * 7 * day)
		d.write(fmt.Sprint("New ", week), now.Add(-day), nil)
		_, m := d.post(now)
		says(t, read(t, m), []string{"outside our industry\n*" + pick}, nil)
	}
}

func TestALongWeekIsCutBetweenItems(t *testing.T) {
	d := subscribed(t, "en", general)
	angles := strings.Repeat("<&>*", 75)
	for i := range 10 {
		d.share(angles[:140], due(t).Add(day), func(e *learn.Event) {
			e.Link, e.Place, e.Industry = "https://example.org/"+strings.Repeat("x", 500), angles[:200], angles[:60]
		})
		d.write(fmt.Sprint(i, angles[:290]), due(t).Add(-day), func(l *learn.Lesson) {
			l.Story, l.Encounter, l.Industry = strings.Repeat(angles, 10), angles[:200], angles[:60]
		})
	}
	one, m := d.post(due(t))
	text := read(t, m)
	says(t, text, []string{"more:"}, []string{"\n\n"})
	if events, lessons := strings.Count(text, "[Going (public)]"), strings.Count(text, "[I'll try this]"); events == 0 || lessons == 0 {
		t.Errorf("%d events and %d lessons are left", events, lessons)
	}
	if diff := cmp.Diff(text, read(t, d.again(one))); diff != "" {
		t.Errorf("rendered again it differs:\n%s", diff)
	}
}

func TestAPreviewIsTheEditionForMeAlone(t *testing.T) {
	d := subscribed(t, "en", general)
	req := d.request(general, "it-IT", due(t))
	reply, err := d.f.Preview(t.Context(), req)
	d.no(err)
	says(t, read(t, *reply.Tell), []string{"Adesso non c'è nulla da mostrare", "/event share"}, nil)

	d.share("Data & Coffee", due(t).Add(day), nil)
	d.write("Send the agenda as questions", due(t).Add(-day), nil)
	d.write("Only for me", due(t).Add(-day), func(l *learn.Lesson) { l.Author, l.Channel = ana, secret })
	reply, err = d.f.Preview(t.Context(), req)
	d.no(err)
	preview := read(t, *reply.Tell)
	if got := d.claim(due(t)); len(got) != 0 {
		t.Errorf("a preview planned %+v", got)
	}
	_, m := d.post(due(t))
	want := "· " + "Anteprima, solo per te: quello che il canale riceverebbe adesso.\n---\n" + read(t, m)
	if diff := cmp.Diff(want, preview); diff != "" {
		t.Errorf("the preview differs from the edition (-edition +preview):\n%s", diff)
	}
}

// request is what Ana's button for the channel sends.
func (d desk) request(channel, locale string, now time.Time) *chat.Request {
	return &chat.Request{
		Kind: chat.ActionKind, Now: now, Who: learn.Member{ID: ana, Zone: "Europe/Rome", Locale: locale},
		Actor: learn.Actor{ID: ana, SetsDigests: true}, ID: learn.NewID(), Loc: d.ws.Locales.For(locale), Channel: channel, Value: channel,
	}
}
