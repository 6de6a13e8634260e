package page_test

import (
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestMicrodataIsRead(t *testing.T) {
	f := only(t, `<base href="https://chamber.example/calendar/"><meta itemprop=name content="not in an item">
		<div itemscope itemtype="https://schema.org/EducationEvent" itemref="when far far">
			<h1 itemprop="name summary">Breakfast&nbsp;club</h1><a itemprop=name href=/x>Second name</a><a itemprop=url href="details?id=7&amp;utm_source=x">more</a>
			<div itemprop=location itemscope itemtype="http://schema.org/Place"><a itemprop=name href=/hall>Town hall</a>
				<div itemprop=address itemscope itemtype="http://schema.org/PostalAddress"><span itemprop=streetAddress>1 Main St<br>Floor 2</span>
				<span itemprop=addressLocality>Springfield</span> <span itemprop=addressRegion>IL</span> <span itemprop=postalCode>62701</span></div></div>
			<link itemprop=eventStatus href="https://schema.org/EventCancelled"><div itemprop=description><p>One</p><script>x</script><p>Two</p></div></div>
		<p id=when><time itemprop=startDate datetime="2026-12-01T07:30-06:00">Tuesday</time> <meta itemprop=duration content=PT1H30M></p>`)
	want := learn.Found{
		Title: "Breakfast club", Link: "https://chamber.example/calendar/details?id=7", Start: utc("2026-12-01T13:30:00Z"), End: utc("2026-12-01T15:00:00Z"),
		Clock: learn.Instant, Format: learn.InPerson, Place: "Town hall, 1 Main St, Floor 2, Springfield, IL 62701", About: "One\nTwo", Cancelled: true,
	}
	if !equal(f, want) {
		t.Errorf("%+v, want %+v", f, want)
	}
}

func equal(a, b learn.Found) bool {
	topics := strings.Join(a.Topics, ",") == strings.Join(b.Topics, ",")
	times := a.Start.Equal(b.Start) && a.End.Equal(b.End)
	a.Topics, b.Topics, a.Start, a.End = nil, nil, b.Start, b.End
	return topics && times && a.Title == b.Title && a.Link == b.Link && a.Clock == b.Clock && a.Zone == b.Zone && a.Format == b.Format &&
		a.Place == b.Place && a.About == b.About && a.Cancelled == b.Cancelled
}

func TestRDFaAndMicroformatsAreRead(t *testing.T) {
	want := learn.Found{
		Title: "Breakfast club", Link: "https://example.org/club", Start: utc("2026-12-01T07:30:00Z"), End: utc("2026-12-01T09:00:00Z"),
		Clock: learn.Floating, Format: learn.InPerson, Place: "Town hall, Milano", Topics: []string{"coffee"},
	}
	for name, body := range map[string]string{
		"RDFa": `<div vocab="https://schema.org/" typeof="Event"><h1 property="name">Breakfast club</h1><a property="url" href="/club">x</a>
			<time property="startDate" datetime="2026-12-01T07:30">x</time><meta property="schema:endDate" content="2026-12-01 09:00"><i property=keywords>coffee</i>
			<p property="location" typeof="Place"><b property="name">Town hall</b><i property="address" typeof="PostalAddress"><u property=addressLocality>Milano</u></i></p></div>`,
		"hCalendar": `<p class=vevent><a class="url summary" href=/club>Breakfast club</a> <abbr class=dtstart title="20261201T073000">x</abbr>
			<span class=dtend><span class="value-title" title="2026-12-01T09:00"> </span>9</span> <i class=category>coffee</i>
			<span class="location vcard"><b class="fn org">Town hall</b><a class=url href=/hall>x</a><i class=adr><u class=locality>Milano</u></i></span>
			<span class="organizer vcard"><b class=fn>Anna</b><a class=url href=/anna>x</a></span></p>`,
		"h-event": `<div class=h-event><h1 class=p-name>Breakfast club</h1><a class=u-url href=/club>x</a><i class=p-category>coffee</i>
			<span class=dt-start><b class=value>2026-12-01</b> <b class=value>7:30am</b></span><time class=dt-end datetime="2026-12-01T09:00">x</time>
			<span class=p-location>Town hall, Milano</span></div>`,
	} {
		if f := only(t, body); !equal(f, want) {
			t.Errorf("%s: %+v, want %+v", name, f, want)
		}
	}
}

func TestAPageOfAnotherKindTellsItsTitle(t *testing.T) {
	f := only(t, `<title>Meetup - We</title><meta property=og:site_name content=We><meta property=og:title content="We">
		<meta property="og:description" content="&lt;b&gt;One&lt;/b&gt; and two"><meta property=event:start_time content="2026-12-01T19:00:00+0100">
		<meta property=event:end_time content="2026-12-01T21:00:00"><link rel=canonical href="http://www.example.org/events/7?id=1&ref=x">
		<meta property=og:url content="https://example.org/events/7?aff=x">`)
	want := learn.Found{
		Title: "Meetup", Link: "https://www.example.org/events/7?id=1", About: "One and two",
		Start: utc("2026-12-01T18:00:00Z"), End: utc("2026-12-01T20:00:00Z"), Clock: learn.Instant,
	}
	if !equal(f, want) {
		t.Errorf("%+v, want %+v", f, want)
	}
}

func TestAPageIsWhereItWasFoundUnlessItNamesAnotherOfItsSite(t *testing.T) {
	for head, want := range map[string]string{
		``: "https://example.org/events/7",
		`<link rel=canonical href="https://tourism.example/e/7">`:                                             "https://example.org/events/7",
		`<link rel=canonical href="https://example.org/">`:                                                    "https://example.org/events/7",
		`<link rel=canonical href="/e/7">`:                                                                    "https://example.org/e/7",
		`<meta property=og:url content="https://www.example.org/e/7?utm_source=x">`:                           "https://www.example.org/e/7",
		`<link rel=canonical href="/e/7"><meta property=og:url content="https://example.org/e/8?aff=x">`:      "https://example.org/e/7",
		`<link rel=canonical href="javascript:alert(1)">`:                                                     "https://example.org/events/7",
		ld(`{"@type":"Event","name":"x","url":"https://example.org/"}`):                                       "https://example.org/events/7",
		ld(`{"@type":"Event","name":"x","url":"https://anna:secret@example.org/e/7"}`):                        "https://example.org/events/7",
		ld(`{"@type":"Event","name":"x","url":"data:text/html,x"}`):                                           "https://example.org/events/7",
		ld(`{"@type":"Event","name":"x","url":"//tickets.example/7"}`):                                        "https://tickets.example/7",
		ld(`{"@type":"Event","name":"x","mainEntityOfPage":{"@type":"WebPage","@id":"https://a.example/7"}}`): "https://a.example/7",
	} {
		if f := only(t, "<title>x</title>"+head); f.Link != want {
			t.Errorf("%s: %s, want %s", head, f.Link, want)
		}
	}
}

func TestACalendarThatBelongsToThePageIsNamed(t *testing.T) {
	for head, want := range map[string]string{
		`<link rel="alternate" type="text/calendar" href="webcal://example.org/all.ics">`: "https://example.org/all.ics",
		`<link rel="Alternate" type="TEXT/Calendar" href="?ical=1">`:                      "https://example.org/events/7?ical=1",
		`<link rel="alternate" type="application/rss+xml" href="/feed">`:                  "",
		`<link rel="alternate" type="text/calendar" href="file:///etc/passwd">`:           "",
		`<a href="/e/7.ics">Add to calendar</a><p><a href='/e/7.ics'>iCal</a>`:            "https://example.org/e/7.ics",
		`<a href="/e/7?format=ical">ICS</a>`:                                              "https://example.org/e/7?format=ical",
		`<a class=x href=webcal://example.org/all>Follow us</a>`:                          "https://example.org/all",
		`<a href="/e/7.ics">this</a><a href="/e/8.ics">that</a>`:                          "",
		`<a href="/files/pics.html">photos</a><a href="/x">about .ics</a>`:                "",
	} {
		if told := read(t, head); told.Calendar != want {
			t.Errorf("%s: %s", head, told.Calendar)
		}
	}
}

func TestHowOneAttends(t *testing.T) {
	const hall = `{"@type":"Place","name":"Town hall"}`
	for more, want := range map[string]struct {
		format learn.Format
		place  string
	}{
		``:                        {"", ""},
		`,"location":"Town hall"`: {learn.InPerson, "Town hall"},
		`,"location":` + hall:     {learn.InPerson, "Town hall"},
		`,"location":{"@type":"PostalAddress","streetAddress":"Via Roma 1","addressLocality":"Milano"}`: {learn.InPerson, "Via Roma 1, Milano"},
		`,"location":{"@type":"VirtualLocation","url":"https://zoom.example/7"}`:                        {learn.Online, ""},
		`,"location":[{"@type":"VirtualLocation"},` + hall + `]`:                                        {learn.Hybrid, "Town hall"},
		`,"location":[` + hall + `,{"@type":"Place","name":"Annex"}]`:                                   {learn.InPerson, "Town hall; Annex"},
		`,"location":{"@type":"Place","name":"Online event"}`:                                           {learn.Online, ""},
		`,"location":{"@type":"Place","name":"Zoomania Hall"}`:                                          {learn.InPerson, "Zoomania Hall"},
		`,"location":"https://meet.example/abc"`:                                                        {learn.Online, ""},
		`,"eventAttendanceMode":"https://schema.org/MixedEventAttendanceMode","location":` + hall:       {learn.Hybrid, "Town hall"},
		`,"eventAttendanceMode":"OnlineEventAttendanceMode"`:                                            {learn.Online, ""},
		`,"eventStatus":["EventRescheduled","https://schema.org/EventMovedOnline"]`:                     {learn.Online, ""},
		`,"location":{"@type":"Place","name":"Hamburg","address":{"streetAddress":"Hamburger Str. 1","addressLocality":"Hamburg","postalCode":"20095","addressCountry":{"@type":"Country","name":"Germany"}}}`: {
			learn.InPerson, "Hamburg, Hamburger Str. 1, 20095 Hamburg",
		},
		`,"location":{"@type":"Place","name":"Town hall, Via Roma 1, Milano","address":"Via Roma 1"}`: {learn.InPerson, "Town hall, Via Roma 1, Milano"},
		`,"location":{"@type":"Place","name":"Hall","address":{"streetAddress":"Via Roma 1, 20121 Milano","addressLocality":"Milano","addressCountry":"IT"}}`: {
			learn.InPerson, "Hall, Via Roma 1, 20121 Milano",
		},
		`,"location":{"@type":"Place","name":"Register to See Address","address":"Milano"}`: {learn.InPerson, "Milano"},
		`,"location":null`: {"", ""},
	} {
		if f := only(t, event(more)); f.Format != want.format || f.Place != want.place {
			t.Errorf("%s: %q at %q, want %+v", more, f.Format, f.Place, want)
		}
	}
}

func TestADateOfACourseIsCalledAsTheCourseIs(t *testing.T) {
	f := only(t, ld(`{"@type":"Course","name":"Negotiating","hasCourseInstance":[{"@type":"CourseInstance","courseMode":"online","startDate":"2026-12-01"}]}`))
	if f.Title != "Negotiating" || f.Format != learn.Online || f.Clock != learn.Days {
		t.Errorf("%+v", f)
	}
}

func TestAnEventOfTheFediverseIsRead(t *testing.T) {
	told := readAs(t, `{"@context":"https://www.w3.org/ns/activitystreams","type":"Event","id":"https://events.example/7","name":"Linux day","timezone":"Europe/Vienna",
		"startTime":"2026-12-01T19:00:00+01:00","endTime":"2026-12-01T21:00:00+01:00","content":"<p>Talks</p>","location":{"type":"Place","name":"Town hall",
		"address":{"type":"PostalAddress","addressLocality":"Graz"}},"url":"https://events.example/7"}`, "application/activity+json")
	if len(told.Found) != 1 {
		t.Fatalf("%+v", told)
	}
	want := learn.Found{
		Title: "Linux day", Link: "https://events.example/7", Start: utc("2026-12-01T18:00:00Z"), End: utc("2026-12-01T20:00:00Z"),
		Clock: learn.Instant, Zone: "Europe/Vienna", Format: learn.InPerson, Place: "Town hall, Graz", About: "Talks",
	}
	if !equal(told.Found[0], want) {
		t.Errorf("%+v", told.Found[0])
	}
}

func TestALinkThatAddsTheEventToACalendarTellsWhenAndWhere(t *testing.T) {
	const link = `<a href="https://calendar.google.com/calendar/render?action=TEMPLATE&amp;text=Brunch&amp;dates=20261201T180000Z/20261201T200000Z&amp;location=Hall%2C+Milano">Google</a>`
	f := only(t, `<title>Brunch</title>`+link)
	if got := times(f); got != "instant 2026-12-01T18:00 2026-12-01T20:00" || f.Place != "Hall, Milano" || f.Title != "Brunch" {
		t.Errorf("%+v", f)
	}
	f = only(t, `<title>Brunch</title><a href="http://www.google.com/calendar/event?action=TEMPLATE&dates=20261201/20261203&ctz=Europe/Rome">Google</a>`)
	if got := times(f); got != "days 2026-12-01 2026-12-03 Europe/Rome" {
		t.Errorf("days: %s", got)
	}
	if f = only(t, `<title>Agenda</title>`+link+strings.ReplaceAll(link, "20261201", "20261208")); f.Clock != learn.NoClock {
		t.Errorf("two events: %+v", f)
	}
}
