package feed_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/feed"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/bot/websim"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

const (
	ana    = "UANA" // adds the feeds
	ben    = "UBEN"
	hour   = time.Hour
	day    = 24 * hour
	secret = "s3cr3t-token"
)

// monday is when every story here begins.
var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// desk is the feature on a store of its own, with an internet around it.
type desk struct {
	*testing.T
	f   *feed.Feature
	db  *store.DB
	ws  *chat.Workspace
	web *websim.Web
	log *bytes.Buffer
	now time.Time
}

// inWorkspace tells a story in fake time.
func inWorkspace(t *testing.T, story func(d *desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		web, err := websim.New()
		if err != nil {
			t.Fatal(err)
		}
		defer web.Close()
		db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "feeds.db")))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		locales, err := chat.LoadLocales("en")
		if err != nil {
			t.Fatal(err)
		}
		ws := &chat.Workspace{Locales: locales, Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}, Admins: []string{ana}}
		log := &bytes.Buffer{}
		f := feed.New(db, ws, fetch.New(web.Network()), slog.New(slog.NewTextHandler(log, nil)))
		d := &desk{t, f, db, ws, web, log, monday}
		d.no(db.SaveMembers(t.Context(), []learn.Member{{ID: ana, Name: "ana", Zone: "Europe/Rome", Locale: "en-GB"}, {ID: ben, Name: "ben", Zone: "Europe/London"}}))
		d.no(db.SaveChannel(t.Context(), learn.Channel{ID: "CGENERAL", Name: "general"}))
		story(d)
		if strings.Contains(log.String(), secret) {
			t.Errorf("an address is in the log:\n%s", log)
		}
	})
}

func (d *desk) no(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// follow follows an address as if it had been added now.
func (d *desk) follow(address string) learn.Feed {
	d.Helper()
	f := learn.Feed{ID: learn.NewID(), Address: address, Name: "Meetup", AddedBy: ana, Next: d.now, Created: d.now}
	added, err := d.db.AddFeed(d.Context(), f)
	d.no(err)
	if !added {
		d.Fatalf("%s is followed already", address)
	}
	return f
}

// read reads what is due now, and fails the test when something can't be stored.
func (d *desk) read() {
	d.Helper()
	d.no(d.f.Read(d.Context(), d.now))
}

// until reads what is due on the way to an instant, as the bot does.
func (d *desk) until(then time.Time) {
	d.Helper()
	for {
		next, err := d.f.NextDue(d.Context(), d.now)
		d.no(err)
		if next.IsZero() || next.After(then) {
			d.now = then
			return
		}
		if next.After(d.now) {
			d.now = next
		}
		d.read()
	}
}

// again is the feed as it is stored now.
func (d *desk) again(f learn.Feed) learn.Feed {
	d.Helper()
	f, err := d.db.Feed(d.Context(), f.ID)
	d.no(err)
	return f
}

// waiting are the titles of what is offered now, soonest first.
func (d *desk) waiting() string {
	d.Helper()
	all, total, err := d.db.FoundWaiting(d.Context(), d.now, 1000)
	d.no(err)
	if total != len(all) {
		d.Errorf("%d of %d", len(all), total)
	}
	titles := make([]string, len(all))
	for i, one := range all {
		titles[i] = one.Title
	}
	return strings.Join(titles, ", ")
}

func (d *desk) waits(want string) {
	d.Helper()
	if got := d.waiting(); got != want {
		d.Errorf("waiting: %q, want %q", got, want)
	}
}

// site is an address that says what it is told to, and remembers who asked.
type site struct {
	mu    sync.Mutex
	body  string
	code  int
	asked []*http.Request
}

func (d *desk) site(host string, body ...string) *site {
	s := &site{body: ics(body...)}
	d.web.Site(host, s)
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, r)
	tag := fmt.Sprintf(`"%d"`, len(s.body))
	switch {
	case s.code != 0:
		w.WriteHeader(s.code)
	case r.Header.Get("If-None-Match") == tag:
		w.WriteHeader(http.StatusNotModified)
	default:
		w.Header().Set("Content-Type", "text/calendar")
		w.Header().Set("ETag", tag)
		_, _ = fmt.Fprint(w, s.body)
	}
}

// ics is a calendar of these entries.
func ics(entries ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(entries, "") + "END:VCALENDAR\r\n"
}

// entry is a VEVENT; its title is also its UID.
func entry(title, start string, more ...string) string {
	lines := append([]string{"BEGIN:VEVENT", "UID:" + title, "SUMMARY:" + title, "DTSTART" + start}, more...)
	return strings.Join(append(lines, "END:VEVENT"), "\r\n") + "\r\n"
}

// in is a DTSTART so long after the stories' beginning.
func in(after time.Duration) string { return ":" + monday.Add(after).Format("20060102T150405Z") }

// by is a request of a member, who is an admin when she is Ana.
func (d *desk) by(member, value string) *chat.Request {
	who, err := d.db.Member(d.Context(), member)
	d.no(err)
	return &chat.Request{
		Kind: chat.ActionKind, Now: d.now, Who: who, Actor: learn.Actor{ID: member, Admin: member == ana},
		Loc: d.ws.Locales.For("en-GB"), Channel: "CGENERAL", Value: value,
	}
}

// message is what a message says, and a failure when Slack would refuse it.
func (d *desk) message(m *chat.Message) string {
	d.Helper()
	if m == nil {
		d.Fatal("nothing told")
	}
	for _, problem := range blockkit.Message(raw(d.T, m.Blocks)) {
		d.Error(problem)
	}
	return plain(d.T, m.Blocks)
}

func raw(t *testing.T, blocks []slack.Block) []byte {
	t.Helper()
	js, err := json.Marshal(blocks)
	if err != nil {
		t.Fatal(err)
	}
	return js
}

// plain is JSON without its escapes, to look texts up in.
func plain(t *testing.T, blocks []slack.Block) string {
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&", `\"`, `"`, `\n`, "\n", "\u2060", "").Replace(string(raw(t, blocks)))
}

func says(t *testing.T, text string, wanted, unwanted []string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("%q is missing in:\n%s", w, text)
		}
	}
	for _, u := range unwanted {
		if strings.Contains(text, u) {
			t.Errorf("%q stands in:\n%s", u, text)
		}
	}
}
