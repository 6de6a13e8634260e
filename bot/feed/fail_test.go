package feed_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// told are the deliveries that have come due by now.
func (d *desk) told() []learn.Delivery {
	d.Helper()
	all, err := d.db.Claim(d.Context(), d.now, 100, nil)
	d.no(err)
	for i := range all {
		all[i].State, all[i].TS = learn.Sent, "1.1"
		d.no(d.db.Record(d.Context(), all[i], ""))
	}
	return all
}

// says is what a delivery's message says now; "" when it has nothing to say.
func (d *desk) says(one learn.Delivery) string {
	d.Helper()
	r, err := d.f.Failed(d.Context(), one)
	d.no(err)
	if r.Gone {
		return ""
	}
	d.no(d.db.SetShown(d.Context(), one.ID, r.Shows))
	return d.message(&r.Message)
}

func TestAFailingFeedIsTriedHourlyAtFirst(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		s := d.site("meetup.example")
		s.code = http.StatusInternalServerError
		d.follow("https://meetup.example/all.ics")
		d.until(monday.Add(4*hour + time.Minute))
		if n := len(s.asked); n != 5 {
			t.Errorf("asked %d times in four hours", n)
		}
		d.until(monday.Add(24 * hour))
		if n := len(s.asked); n < 9 || n > 11 {
			t.Errorf("asked %d times in a day", n)
		}
	})
}

func TestWhoAddedAFeedThatFailsForThreeDaysIsToldOnce(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		s := d.site("meetup.example", entry("Talk", in(60*day)))
		f := d.follow("https://meetup.example/" + secret + ".ics")
		d.until(monday.Add(day))
		s.code = http.StatusGone
		d.until(monday.Add(3*day + 20*hour))
		if all := d.told(); len(all) != 0 {
			t.Fatalf("told before three days have passed: %+v", all)
		}
		d.until(monday.Add(20 * day))
		all := d.told()
		if len(all) != 1 || all[0].Place != ana || all[0].Kind != learn.FeedFailedDM {
			t.Fatalf("told %+v", all)
		}
		says(t, d.says(all[0]), []string{"“Meetup” (meetup.example) since Tuesday 24 November: there is nothing at its address.", "Try now", "Remove"}, []string{secret})
		d.waits("Talk")

		s.code = 0
		d.until(monday.Add(21 * day))
		says(t, d.says(all[0]), []string{"I can read the calendar “Meetup” again."}, []string{"Try now"})
		if at := d.again(f); !at.Told.IsZero() || at.Reason != "" {
			t.Errorf("works, and %+v", at)
		}
		s.code = http.StatusNotFound
		d.until(monday.Add(25 * day))
		if all := d.told(); len(all) != 1 {
			t.Errorf("the next time it fails for days %d are told", len(all))
		}
		d.no(d.db.RemoveFeed(d.Context(), f.ID, d.now))
		says(t, d.says(all[0]), []string{"I no longer follow “Meetup”."}, []string{"Try now"})
	})
}

func TestNobodyIsWokenForAFeed(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		s := d.site("meetup.example")
		s.code = http.StatusInternalServerError
		d.now = monday.Add(14 * hour) // 23:00 in Rome
		d.follow("https://meetup.example/all.ics")
		d.until(d.now.Add(3*day + 5*hour)) // 4:00
		if all := d.told(); len(all) != 0 {
			t.Errorf("told in the night: %+v", all)
		}
		d.until(monday.Add(4*day - hour)) // 8:00
		all := d.told()
		if len(all) != 1 {
			t.Fatalf("told %+v in the morning", all)
		}
		s.code = 0
		d.until(d.now.Add(5 * hour))
		all[0].TS = ""
		if text := d.says(all[0]); text != "" {
			t.Errorf("it works before anybody was told, and says %s", text)
		}
	})
}

func TestTryNowReadsAtOnce(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		s := d.site("meetup.example", entry("Talk", in(60*day)))
		s.code = http.StatusInternalServerError
		f := d.follow("https://meetup.example/all.ics")
		d.until(monday.Add(4 * day))
		told := d.told()[0]
		says(t, d.says(told), []string{"the site answers with an error."}, nil)
		s.code = 0
		reply, err := d.f.Try(d.Context(), d.by(ana, f.ID))
		d.no(err)
		reply.After(d.Context())
		d.waits("Talk")
		says(t, d.says(told), []string{"again."}, []string{"Try now"})
		if n, err := d.db.ClaimRefreshes(d.Context(), d.now.Add(hour), time.Minute, 10); err != nil || len(n) != 1 {
			t.Errorf("%d messages follow (%v)", len(n), err)
		}
		_, err = d.f.Try(d.Context(), d.by(ben, f.ID))
		if !learn.Is(err, learn.Forbidden) {
			t.Errorf("somebody else may try: %v", err)
		}
	})
}

func TestWhyACalendarCantBeRead(t *testing.T) {
	page := func(kind, body string, code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.WriteHeader(code)
			_, _ = fmt.Fprint(w, body)
		}
	}
	for _, c := range []struct {
		what, want string
		answer     http.HandlerFunc
	}{
		{"a web page", "there is a web page, not a calendar.", page("text/html", "<h1>Events</h1>", 200)},
		{"something else", "what is there isn't a calendar.", page("text/plain", "hello", 200)},
		{"nothing there", "there is nothing at its address.", page("text/plain", "", 404)},
		{"a password", "the site doesn't let me in.", page("text/plain", "", 401)},
		{"an error", "the site answers with an error.", page("text/plain", "", 503)},
		{"half a calendar", "it breaks off in the middle.", page("text/calendar", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026", 200)},
		{"endless", "it is too large.", page("text/calendar", strings.Repeat("BEGIN:VCALENDAR\r\n", 1<<20), 200)},
		{"a slow site", "the site takes too long to answer.", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }},
		{"a byte a second", "the site takes too long to answer.", func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				_, _ = fmt.Fprint(w, "B")
				_ = http.NewResponseController(w).Flush()
				select {
				case <-time.After(time.Second):
				case <-r.Context().Done():
				}
			}
			panic(http.ErrAbortHandler) // it never comes to its end
		}},
		{"a circle", "the site sends me round in circles.", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }},
		{"a redirect inside", "its address belongs to a private network.", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://10.0.0.7/", http.StatusFound)
		}},
	} {
		t.Run(c.what, func(t *testing.T) {
			inWorkspace(t, func(d *desk) {
				d.web.Site("meetup.example", c.answer)
				d.follow("https://meetup.example/" + secret)
				d.read()
				reply, err := d.f.List(d.Context(), d.by(ana, ""))
				d.no(err)
				says(t, d.message(reply.Tell), []string{"I haven't been able to read it since", c.want, "not read yet"}, nil)
			})
		})
	}
}
