package page_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/page"
)

// read reads a page at https://example.org/events/7.
func read(t *testing.T, body string) page.Told {
	t.Helper()
	return readAs(t, body, "text/html")
}

func readAs(t *testing.T, body, contentType string) page.Told {
	t.Helper()
	address, err := url.Parse("https://example.org/events/7")
	if err != nil {
		t.Fatal(err)
	}
	return page.Read([]byte(body), contentType, address, now)
}

// only is the one event of a page.
func only(t *testing.T, body string) learn.Found {
	t.Helper()
	found := read(t, body).Found
	if len(found) != 1 {
		t.Fatalf("%d events in %.200s: %+v", len(found), body, found)
	}
	return found[0]
}

func ld(json string) string {
	return `<script type="application/ld+json">` + json + `</script>`
}

// event is JSON-LD of an event with more properties.
func event(more string) string {
	return ld(`{"@context":"https://schema.org","@type":"Event","name":"Meetup","startDate":"2026-12-01T19:00+01:00"` + more + `}`)
}

func utc(s string) time.Time {
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return at
}

func TestEveryEventOfAListIsTold(t *testing.T) {
	item := func(n, date string) string {
		return `{"@type":"ListItem","position":` + n + `,"item":{"@type":["Thing","BusinessEvent"],"name":"Meetup ` + n +
			`","url":"/e/` + n + `?utm_source=list","startDate":"` + date + `"}}`
	}
	found := read(t, ld(`{"@graph":[{"@graph":[{"@graph":[{"@type":"ItemList","itemListElement":[`+
		item("1", "2026-12-01T19:00Z")+","+item("2", "2025-11-22T19:00Z")+","+item("3", "2026-12-03")+","+
		item("4", "2026-12-04T19:00")+","+item("5", "soon")+`]}]}]}]}`)).Found
	if len(found) != 4 {
		t.Fatalf("%d events: %+v", len(found), found)
	}
	for k, clock := range []learn.Clock{learn.Instant, learn.Instant, learn.Days, learn.Floating} {
		want := "https://example.org/e/" + string(rune('1'+k))
		if found[k].Clock != clock || found[k].Link != want {
			t.Errorf("%+v, want %s", found[k], want)
		}
	}
}

func TestOfAPageWithRecommendationsItsOwnEventIsTold(t *testing.T) {
	f := only(t, ld(`[{"@type":"Event","name":"Another","url":"/events/8","startDate":"2026-12-01"},
		{"@type":"Event","name":"This one","url":"https://www.example.org/events/7/?aff=x","startDate":"2026-12-02"}]`))
	if f.Title != "This one" {
		t.Errorf("%+v", f)
	}
}

func TestSessionsAreNoEventsOfTheirOwn(t *testing.T) {
	f := only(t, event(`,"subEvent":[{"@type":"Event","name":"Keynote","startDate":"2026-12-01T20:00+01:00"}],
		"superEvent":{"@type":"EventSeries","name":"All meetups","startDate":"2026-01-01"}`))
	if f.Title != "Meetup" {
		t.Errorf("%+v", f)
	}
	found := read(t, ld(`{"@type":"EventSeries","name":"All meetups","subEvent":[{"@type":"Event","name":"First","startDate":"2026-12-01"},
		{"@type":"Event","name":"Second","startDate":"2026-12-08"}]}`)).Found
	if len(found) != 2 || found[0].Title != "First" || found[1].Title != "Second" {
		t.Errorf("a series without a date of its own: %+v", found)
	}
}

func TestWhatIsDescribedElsewhereOnThePageIsFound(t *testing.T) {
	f := only(t, ld(`{"@graph":[{"@type":"Event","name":"Meetup","startDate":"2026-12-01","location":{"@id":"#hall"}},
		{"@type":"WebPage","@id":"https://example.org/"}]}`)+
		ld(`{"@type":"Place","@id":"#hall","name":"Town hall","address":{"@id":"#street"},"event":{"@id":"#hall"}}`)+
		ld(`{"@type":"PostalAddress","@id":"#street","streetAddress":"Via Roma 1","postalCode":"20121","addressLocality":"Milano","addressCountry":"IT"}`))
	if f.Place != "Town hall, Via Roma 1, 20121 Milano" {
		t.Errorf("%+v", f)
	}
}

func TestTheSameEventToldTwiceIsOne(t *testing.T) {
	microdata := `<div itemscope itemtype="http://schema.org/Event"><h1 itemprop="name"> meetup </h1>
		<meta itemprop="startDate" content="2026-12-01T19:00"><span itemprop="location">Town hall</span></div>`
	f := only(t, event("")+event("")+microdata)
	if f.Title != "Meetup" || f.Place != "Town hall" || !f.Start.Equal(utc("2026-12-01T18:00:00Z")) {
		t.Errorf("%+v", f)
	}
	f = only(t, ld(`{"@type":"Event","name":"Meetup","startDate":"2026-12-01",}`)+microdata)
	if f.Clock != learn.Floating || f.Start.Hour() != 19 {
		t.Errorf("the time is more than the date: %+v", f)
	}
	if found := read(t, event("")+ld(`{"@type":"Event","name":"Meetup","startDate":"2026-12-08T19:00+01:00"}`)).Found; len(found) != 2 {
		t.Errorf("another date is another event: %+v", found)
	}
	if found := read(t, event(`,"location":"Milano"`)+event(`,"location":"Torino"`)).Found; len(found) != 2 {
		t.Errorf("another place is another event: %+v", found)
	}
	if found := read(t, event(`,"location":"Town hall"`)+event(`,"location":"Town hall, Via Roma 1"`)).Found; len(found) != 1 {
		t.Errorf("an address more is the same event: %+v", found)
	}
}

func TestPagesInOtherEncodingsAreRead(t *testing.T) {
	const text = "Vernissage für Künstlerinnen – “Überall”"
	latin := func(s string) string {
		out, err := charmap.Windows1252.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("<title>" + text + "</title>")
	if err != nil {
		t.Fatal(err)
	}
	far := strings.Repeat("<!-- plain -->", 200)
	for name, c := range map[string]struct{ body, kind string }{
		"said by the header":             {latin("<title>" + text + "</title>"), "text/html; charset=ISO-8859-1"},
		"said by the page":               {latin(`<meta charset="windows-1252"><title>` + text + "</title>"), "text/html"},
		"said by the page the old way":   {latin(`<meta http-equiv=Content-Type content="text/html; charset=latin1"><title>` + text + "</title>"), ""},
		"said to be UTF-8":               {latin(`<meta charset="utf-8"><title>` + text + "</title>"), "text/html; charset=utf-8"},
		"said by nobody":                 {latin("<title>" + text + "</title>"), "text/html"},
		"UTF-8, said by nobody":          {far + "<title>" + text + "</title>", "text/html"},
		"UTF-8, the header says another": {"<title>" + text + "</title>", "text/html; charset=iso-8859-1"},
		"UTF-8, cut in a character":      {"<title>" + text + "</title>ü"[:2], "text/html"},
		"UTF-8 with a mark":              {"\ufeff<title>" + text + "</title>", "text/html"},
		"UTF-16 with a mark":             {utf16, "text/html"},
		"a charset that nobody knows":    {"<title>" + text + "</title>", "text/html; charset=klingon"},
		"a broken header":                {"<title>" + text + "</title>", "text/html; charset"},
	} {
		if found := readAs(t, c.body, c.kind).Found; name != "UTF-8, cut in a character" && (len(found) != 1 || found[0].Title != text) {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestWhatIsNoPageTellsNothing(t *testing.T) {
	for _, c := range []struct{ body, kind string }{
		{"", "text/html"}, {"<p>Hello", "text/html"}, {"null", "application/json"}, {"[]", "application/ld+json"}, {"{", "application/json"},
		{"%PDF-1.7 <title>x</title>", "application/pdf"}, {"%PDF-1.7 <title>x</title>", ""}, {"\x89PNG\r\n\x1a\n<title>x</title>", "image/png"},
		{"\x00\x01<title>x</title>", "application/octet-stream"}, {`{"@type":"Organization","name":"x"}`, "application/ld+json"},
	} {
		if told := readAs(t, c.body, c.kind); len(told.Found) != 0 {
			t.Errorf("%q as %s: %+v", c.body, c.kind, told)
		}
	}
}

func TestTextIsPlain(t *testing.T) {
	for _, c := range []struct{ name, title, description, about string }{
		{"<!channel> Party", "<!channel> Party", "", ""},
		{"Q&amp;A &#8211; <b>vector&lt;int&gt;</b>", "Q&A – vector<int>", "", ""},
		{"\u202eevil\u202c \u200bעברית\\u0000 x", "evil עברית x", "", ""},
		{"x", "x", "&lt;p&gt;One&lt;/p&gt;\\\\n&lt;p&gt;Two &amp;amp; three&lt;/p&gt;\\\\n", "One\nTwo & three"},
		{"x", "x", "Fish<script>alert(1)<\\/script><style>p{}<\\/style> and<br>chips &lt;script&gt;alert(2)&lt;/script&gt;", "Fish and\nchips"},
		{"x", "x", "if a<b then", "if a<b then"},
		{strings.Repeat("long ", 100), strings.TrimSpace(strings.Repeat("long ", 29)) + "…", "", ""},
	} {
		f := only(t, ld(`{"@type":"Event","name":"`+c.name+`","description":"`+c.description+`"}`))
		if f.Title != c.title || f.About != c.about {
			t.Errorf("title %q, want %q; about %q, want %q", f.Title, c.title, f.About, c.about)
		}
	}
	if f := only(t, event(`,"description":"`+strings.Repeat("word ", 10000)+`"`)); len([]rune(f.About)) > 1000 {
		t.Errorf("%d characters", len([]rune(f.About)))
	}
}

func TestBrokenJSONIsReadAsItIsMeant(t *testing.T) {
	for _, json := range []string{
		`{"@type":"Event","name":"Meetup","startDate":"2026-12-01",}`,
		`[{"@type":"Event","name":"Meetup","startDate":"2026-12-01"},]`,
		"{\"@type\":\"Event\",\"name\":\"Meetup\",\"description\":\"one\ntwo\tthree\",\"startDate\":\"2026-12-01\"}",
		`/* <![CDATA[ */ {"@type":"Event","name":"Meetup","startDate":"2026-12-01"} /* ]]> */`,
		"//<![CDATA[\n{\"@type\":\"Event\",\"name\":\"Meetup\",\"startDate\":\"2026-12-01\"}\n//]]>",
		`<!-- {"@type":"Event","name":"Meetup","startDate":"2026-12-01"} -->`,
		"{\"@type\":\"Event\", // the type\n\"name\":\"Meetup\", /* the \"name\" */ \"startDate\":\"2026-12-01\"}",
		`{"@type":"Event","name":"Meetup","description":"it\'s \x","url":"https://example.org/events/7","startDate":"2026-12-01"}`,
		`{&quot;@type&quot;:&quot;Event&quot;,&quot;name&quot;:&quot;Meetup&quot;,&quot;startDate&quot;:&quot;2026-12-01&quot;}`,
		`{"@type":"Event","name":"Meetup","startDate":"2026-12-01"};`,
		`{"@type":"Organization","name":"We"}{"@type":"Event","name":"Meetup","startDate":"2026-12-01"}`,
		`{"@type":"http://schema.org/Event","http://schema.org/name":{"@value":"Meetup","@language":"en"},"schema:startDate":"2026-12-01"}`,
		`{"@type":"Organization","name":"We"},{"@type":"Event","name":"Meetup","startDate":"2026-12-01"}`,
		`{'@type':'Event','name':'Meetup','description':'it's here','startDate':'2026-12-01'}`,
		`{"@type":"Event","name":"Meetup","startDate":"2026-12-01","location":{"@type":"Place"`,
		"{\"@type\":\"Event\"\n\"name\":\"Meetup\",\n\"startDate\":\"2026-12-01\"}",
		`{"@type":"Event","image":undefined,"offers":{"price":010,"url":},"name":"Meetup",,"startDate":"2026-12-01"}`,
		`{"@type":"Event","description":"the "best", it's said: "ever"","name":"Meetup","startDate":"2026-12-01"}`,
		`{"@type":"Event","name":"Meetup","startDate":"2026-12-01","organizer":[{"name":"We"}}`,
	} {
		if f := only(t, ld(json)); f.Title != "Meetup" || !f.Start.Equal(utc("2026-12-01T00:00:00Z")) {
			t.Errorf("%s: %+v", json, f)
		}
	}
	if f := only(t, ld(`{"@type":"Event","name":"Say "hello" there","startDate":"2026-12-01"}`)); f.Title != `Say "hello" there` {
		t.Errorf("quotes in the midst of a text: %+v", f)
	}
}

func TestBombsAreDefused(t *testing.T) {
	deep := strings.Repeat(`{"a":[`, 100_000)
	for name, body := range map[string]string{
		"JSON":        ld(deep),
		"closed JSON": ld(strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000)),
		"elements":    strings.Repeat("<div>", 400_000),
		"items":       strings.Repeat(`<div itemscope itemprop=a itemtype="http://schema.org/Event">`, 30_000),
		"many":        ld("[" + strings.Repeat(`{"@type":"Event","name":"Meetup","startDate":"2026-12-01"},`, 30_000) + "]"),
		"more":        strings.Repeat(`<p class=vevent><b class=summary>Meetup`, 40_000),
		"values":      `<p class=vevent><b class=summary>Meetup</b><b class=dtstart>` + strings.Repeat("<i class=value>", 400),
		"references":  `<div itemscope itemref="a b" id=a></div><div id=b itemscope itemref="b a"></div>`,
		"comments":    ld(strings.Repeat("/*", 500_000)),
		"commas":      ld(strings.Repeat(",", 200_000)),
		"marks":       ld(strings.Repeat("-->", 500_000)),
		"open quotes": ld(`{"a":"` + strings.Repeat(`"x `, 500_000)),
		"open lists":  ld(strings.Repeat(`{"a":[`, 300) + strings.Repeat(`"b" "c"`, 200_000)),
	} {
		if f := only(t, event("")+body); f.Title != "Meetup" {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, body := range []string{
		event(`,"endDate":"2026-12-01T21:00","eventSchedule":{"startDate":"2026-12-01","repeatFrequency":"P1M","byDay":"2WE"}`),
		`<div class=vevent><abbr class=dtstart title=20261201T190000>x</abbr><a class="summary url" href=x>Meetup</a></div>`,
		`<div vocab="https://schema.org/" typeof=Event><b property=name>Meetup</b><time property=startDate datetime=2026-12-01>`,
		`<meta property=og:title content="Meetup"><meta property=event:start_time content="1 December 2026">`,
	} {
		f.Add(body, "text/html; charset=utf-8")
	}
	address, err := url.Parse("https://example.org/events/7")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body, contentType string) {
		for _, e := range page.Read([]byte(body), contentType, address, now).Found {
			switch {
			case strings.TrimSpace(e.Title) == "", len([]rune(e.Title)) > learn.MaxTitle, len([]rune(e.Place)) > learn.MaxPlace:
				t.Errorf("%+v", e)
			case e.Link != "" && !learn.ValidLink(e.Link), (e.Clock == learn.NoClock) != e.Start.IsZero(), !e.End.IsZero() && !e.End.After(e.Start):
				t.Errorf("%+v", e)
			case strings.ContainsAny(e.Title+e.Place, "\n\u202e"):
				t.Errorf("%+v", e)
			}
		}
	})
}
