package calendar_test

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	arran4 "github.com/arran4/golang-ical"
	emersion "github.com/emersion/go-ical"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
)

func written(t *testing.T, i calendar.Invite) string {
	t.Helper()
	var b strings.Builder
	if err := calendar.Write(&b, i); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var meetup = calendar.Invite{
	UID: "ev42@fieldnotes", Sequence: 2, Title: "Rust Milano", Link: "https://example.com/rust?a=1;b=2,3",
	Place: "Via Torino 1, Milano", About: "Meet people\nLearn about async", Topics: []string{"rust", "async, await"},
	Start: time.Date(2026, 12, 3, 17, 30, 0, 0, time.UTC), End: time.Date(2026, 12, 3, 20, 0, 0, 0, time.UTC),
	Stamp: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Zone: "Europe/Rome",
}

func TestAnEventForOnesCalendar(t *testing.T) {
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
PRODID:-//Fieldnotes//Fieldnotes for Slack//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-TIMEZONE:Europe/Rome
BEGIN:VEVENT
UID:ev42@fieldnotes
SEQUENCE:2
DTSTAMP:20261122T090000Z
LAST-MODIFIED:20261122T090000Z
DTSTART:20261203T173000Z
DTEND:20261203T200000Z
ORGANIZER;CN=Fieldnotes:mailto:fieldnotes@fieldnotes.invalid
STATUS:CONFIRMED
SUMMARY:Rust Milano
LOCATION:Via Torino 1\, Milano
DESCRIPTION:Meet people\nLearn about async\n\nhttps://example.com/rust?a=1\
 ;b=2\,3
URL:https://example.com/rust?a=1;b=2,3
CATEGORIES:rust,async\, await
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	if got := written(t, meetup); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestATitleIsWrittenAsItWasTyped(t *testing.T) {
	i := meetup
	i.Title = `HTML: what &amp; and \n mean`
	if text := written(t, i); !strings.Contains(text, `SUMMARY:HTML: what &amp\; and \\n mean`) {
		t.Error(text)
	}
}

func TestACancelledEventTakesItselfOutOfTheCalendar(t *testing.T) {
	gone := meetup
	gone.Cancelled, gone.Sequence = true, 3
	text := written(t, gone)
	for _, line := range []string{"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "UID:ev42@fieldnotes", "ORGANIZER"} {
		if !strings.Contains(text, "\r\n"+line) {
			t.Errorf("no %s in %s", line, text)
		}
	}
	c, err := calendar.Read(strings.NewReader(text))
	if err != nil || !c.Events[0].Cancelled {
		t.Error("read back as if it took place", err)
	}
}

func TestAnEventNeedsUIDAndStart(t *testing.T) {
	for _, i := range []calendar.Invite{{}, {UID: "x"}, {Start: meetup.Start}} {
		if err := calendar.Write(&strings.Builder{}, i); err == nil {
			t.Errorf("written: %+v", i)
		}
	}
}

// pieces are what texts are put together of: all that has a meaning in a file,
// or is long in octets.
var pieces = []string{
	"a", "Zürich", ",", ";", `\`, `\n`, "\n", ":", `"`, "=", "🍁", "👩‍🔬", "שלום", "مرحبا", "日本", " ", "'", "é", "^", "%", "R&D", "<b>", "BEGIN:VEVENT", "word ",
}

func someText(r *rand.Rand, longest int) string {
	var b strings.Builder
	for n := r.IntN(longest); utf8.RuneCountInString(b.String()) < n; {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func someInvite(r *rand.Rand, n int) calendar.Invite {
	i := meetup
	i.UID = fmt.Sprintf("ev%d@fieldnotes", n)
	i.Title = "T" + strings.ReplaceAll(someText(r, 150), "\n", " ")
	i.Place = strings.ReplaceAll(someText(r, 200), "\n", " ")
	i.About = "A" + someText(r, 3000)
	i.Topics = []string{"t" + strings.ReplaceAll(someText(r, 20), "\n", " ")}
	i.Start = time.Date(2026, 3, 28, r.IntN(48), r.IntN(60), 0, 0, time.UTC) // Europe changes its clocks on the 29th
	i.End = i.Start.Add(time.Duration(1+r.IntN(600)) * time.Minute)
	return i
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestOtherProgramsReadWhatIsWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		i := someInvite(r, n)
		text := written(t, i)
		wellFormed(t, text)
		about := strings.TrimSpace(i.About) + "\n\n" + i.Link
		want := [5]string{i.UID, oneLine(i.Title), oneLine(i.Place), about, i.Link}
		if got := byEmersion(t, text, i); got != want {
			t.Fatalf("emersion/go-ical reads\n%q\nnot\n%q", got, want)
		}
		if got := byArran4(t, text, i); got != want {
			t.Fatalf("arran4/golang-ical reads\n%q\nnot\n%q", got, want)
		}
		c, err := calendar.Read(strings.NewReader(text))
		if err != nil || len(c.LeftOut) > 0 || len(c.Events) != 1 {
			t.Fatal(err, c)
		}
		if e := c.Events[0]; e.Title != want[1] || e.Place != want[2] || e.Link != i.Link || !e.Start.Equal(i.Start) || !e.End.Equal(i.End) || e.Zone != i.Zone {
			t.Fatalf("we read %+v", e.Found)
		}
	}
}

func wellFormed(t *testing.T, text string) {
	t.Helper()
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") || !utf8.ValidString(text) {
		t.Error("broken lines or characters")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
}

func byEmersion(t *testing.T, text string, i calendar.Invite) (got [5]string) {
	t.Helper()
	c, err := emersion.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	e := c.Events()[0]
	for n, name := range []string{"UID", "SUMMARY", "LOCATION", "DESCRIPTION"} {
		if p := e.Props.Get(name); p != nil {
			if got[n], err = p.Text(); err != nil {
				t.Fatal(err)
			}
		}
	}
	got[4] = e.Props.Get("URL").Value
	start, err1 := e.DateTimeStart(time.UTC)
	end, err2 := e.DateTimeEnd(time.UTC)
	if err1 != nil || err2 != nil || !start.Equal(i.Start) || !end.Equal(i.End) {
		t.Error(start, end, err1, err2)
	}
	return got
}

func byArran4(t *testing.T, text string, i calendar.Invite) (got [5]string) {
	t.Helper()
	c, err := arran4.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	e := c.Events()[0]
	for n, name := range []arran4.ComponentProperty{"UID", "SUMMARY", "LOCATION", "DESCRIPTION", "URL"} {
		if p := e.GetProperty(name); p != nil {
			got[n] = p.Value
		}
	}
	start, err1 := e.GetStartAt()
	end, err2 := e.GetEndAt()
	if err1 != nil || err2 != nil || !start.Equal(i.Start) || !end.Equal(i.End) {
		t.Error(start, end, err1, err2)
	}
	return got
}

func TestWhatMembersTypeStaysInItsPlace(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f", "\x00", "\x1b", "\u202e", "\u2066"} {
		evil := "x" + end + "ATTACH:https://evil.example" + end + "END:VEVENT"
		i := meetup
		i.Title, i.Place, i.About, i.Link, i.Topics, i.UID, i.Zone = evil, evil, evil, "https://example.com/"+end+"ATTACH:x", []string{evil}, evil, evil
		text := written(t, i)
		wellFormed(t, text)
		if n := strings.Count(text, "\r\nEND:VEVENT"); n != 1 || strings.Contains(text, "\r\nATTACH") {
			t.Errorf("%q breaks out:\n%s", end, text)
		}
		if unfolded := strings.ReplaceAll(strings.ReplaceAll(text, "\r\n ", ""), "\r\n", ""); strings.Contains(unfolded, end) {
			t.Errorf("%q is written as it is", end)
		}
	}
}

func TestLinksThatAddToACalendar(t *testing.T) {
	google, err := url.Parse(meetup.GoogleLink())
	if err != nil {
		t.Fatal(err)
	}
	q := google.Query()
	for key, want := range map[string]string{
		"action": "TEMPLATE", "text": "Rust Milano", "dates": "20261203T173000Z/20261203T200000Z", "ctz": "Europe/Rome",
		"location": "Via Torino 1, Milano", "details": meetup.About + "\n\n" + meetup.Link,
	} {
		if q.Get(key) != want {
			t.Errorf("%s: %q, not %q", key, q.Get(key), want)
		}
	}
	outlook, err := url.Parse(meetup.OutlookLink())
	if err != nil {
		t.Fatal(err)
	}
	q = outlook.Query()
	for key, want := range map[string]string{
		"path": "/calendar/action/compose", "rru": "addevent", "subject": "Rust Milano",
		"startdt": "2026-12-03T17:30:00Z", "enddt": "2026-12-03T20:00:00Z", "location": "Via Torino 1, Milano",
		"body": "Meet people<br>Learn about async<br><br>" + meetup.Link,
	} {
		if q.Get(key) != want {
			t.Errorf("%s: %q, not %q", key, q.Get(key), want)
		}
	}
	if strings.Contains(outlook.RawQuery, "+") {
		t.Error("Outlook shows a plus for", outlook.RawQuery)
	}
}

func TestLinksFitAButton(t *testing.T) {
	full := meetup
	full.Title = strings.Repeat("🍁", learn.MaxTitle)
	full.Place = strings.Repeat("日", learn.MaxPlace)
	full.About = strings.Repeat("<&\n", learn.MaxStory)
	long := meetup
	long.About = strings.Repeat("word ", 700)
	farLink := long
	farLink.Link = "https://example.com/" + strings.Repeat("%", 1900)
	for _, i := range []calendar.Invite{meetup, full, long, farLink} {
		for _, link := range []string{i.GoogleLink(), i.OutlookLink()} {
			if u, err := url.Parse(link); err != nil || len(link) > 3000 {
				t.Errorf("%d characters, %v: %s", len(link), err, u)
			}
		}
	}
	u, _ := url.Parse(long.GoogleLink())
	if q := u.Query(); q.Get("text") != long.Title || q.Get("location") != long.Place || !strings.HasSuffix(q.Get("details"), "…\n\n"+long.Link) {
		t.Error("cut is not the description alone:", q)
	}
}
