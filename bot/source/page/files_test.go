package page_test

import (
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/page"
)

const shared = "../../../../shared/data"

// now is after the pages were written; their schedules are over.
var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// files says which fields of which page are compared with expected.json: title,
// start, end, place, link. Not compared is what the page doesn't say in a way
// that a machine can read, or what the address was made up for.
var files = map[string]string{
	"bevy-uipath-bengaluru-2026.html":               "title start end place link",
	"chamber-devon-avenues-commissioners-2019.html": "title start end place link",
	"demokrateam-berlin-2024.json":                  "title start end place link",
	"eventbrite-wanderdate-goslar-2022.html":        "title start end place link",
	"eventon-landbank-committee-2019.html":          "title start end link", // the place is in running text
	"foss-events-37c3-2023.html":                    "title start end place link",
	"google-io-reservation-2013.html":               "title start end place", // an e-mail: no link
	"harzinfo-biathlon-challenge-2021.html":         "title start end place link",
	"harzinfo-jsonld-null-ballet-2021.html":         "title link", // all else is in running text, in German
	"hcal-cubespace-two-events-2008.html":           "title start end place link",
	"meetup-hi-new-work-online-2022.html":           "title start end place link",
	"regiondo-goslar-wrong-offset-2022.html":        "title start end place link",
	"schema-nba-offers-2016.html":                   "title start end place link",
	"schema-schedule-tai-chi-2017.html":             "title start end place link",
	"schema-theater-globe-2014.html":                "title start end place", // the address was made up
	"songkick-elysian-fields-2017.html":             "title start end place link",
	"upcoming-barcamp-portland-2008.html":           "title start end place link",
}

// expected is what expected.json says of a page.
type expected struct {
	File   string
	Kind   string
	Page   string `json:"page_url"`
	Events []expectedEvent
}

type expectedEvent struct {
	Title    string
	Start    string `json:"start_utc"`
	Local    string `json:"start_local"`
	End      string `json:"end_utc"`
	Zone     string `json:"zone_assumed"`
	FirstDay string `json:"start_date"`
	AfterDay string `json:"end_date_exclusive"`
	Location string
	URL      string
	Online   bool
}

func expectations(t *testing.T) []expected {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(shared, "expected.json"))
	if errors.Is(err, os.ErrNotExist) && os.Getenv("CI") == "" {
		t.Skip("the shared data are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	var all, pages []expected
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.Kind == "page" {
			pages = append(pages, e)
		}
	}
	return pages
}

func TestWhatRealPagesTell(t *testing.T) {
	for _, e := range expectations(t) {
		name := filepath.Base(e.File)
		t.Run(name, func(t *testing.T) {
			fields, listed := files[name]
			if !listed {
				t.Fatal("no line in the table says what of it is compared")
			}
			body, err := os.ReadFile(filepath.Join(shared, e.File))
			if err != nil {
				t.Fatal(err)
			}
			address, err := url.Parse(e.Page)
			if err != nil {
				t.Fatal(err)
			}
			found := page.Read(body, typeOf(name), address, now).Found
			if len(found) != len(e.Events) {
				t.Fatalf("%d events, want %d: %+v", len(found), len(e.Events), found)
			}
			for k, want := range e.Events {
				for field := range strings.FieldsSeq(fields) {
					compare(t, field, found[k], want)
				}
				if found[k].Cancelled || strings.ContainsAny(found[k].About+found[k].Title, "<>") {
					t.Errorf("%+v", found[k])
				}
			}
		})
	}
}

func typeOf(name string) string {
	if strings.HasSuffix(name, ".json") {
		return "application/ld+json"
	}
	return "text/html"
}

func compare(t *testing.T, field string, got learn.Found, want expectedEvent) {
	t.Helper()
	switch field {
	case "title":
		same(t, field, got.Title, want.Title)
	case "link":
		same(t, field, learn.LinkKey(got.Link), learn.LinkKey(want.URL))
	case "place":
		comparePlace(t, got, want)
	case "start":
		same(t, field, instant(got, got.Start, want.Zone), want.Start+want.FirstDay)
	case "end":
		same(t, field, instant(got, got.End, want.Zone), want.End+want.AfterDay)
	default:
		t.Fatalf("the table names %q", field)
	}
}

// comparePlace takes what the table names first for the street and its
// additions: what is expected leaves out "Base Sous Marine".
func comparePlace(t *testing.T, got learn.Found, want expectedEvent) {
	t.Helper()
	if want.Online {
		same(t, "format", string(got.Format), string(learn.Online))
		return
	}
	for part := range strings.SplitSeq(want.Location, ", ") {
		if !strings.Contains(got.Place, part) {
			t.Errorf("place: %q lacks %q", got.Place, part)
		}
	}
	if (got.Place == "") != (want.Location == "") {
		t.Errorf("place: %q, want %q", got.Place, want.Location)
	}
}

// instant is a time as expected.json writes it; what a clock on a wall shows is
// told apart by the zone that the table supplies.
func instant(f learn.Found, at time.Time, zone string) string {
	switch {
	case at.IsZero():
		return ""
	case f.Clock == learn.Days:
		return at.Format(time.DateOnly)
	case f.Clock == learn.Floating:
		return learn.Wall(at.Format(time.DateOnly), at.Format("15:04"), zone).UTC().Format(time.RFC3339)
	}
	return at.UTC().Format(time.RFC3339)
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}
