package feed_test

import (
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestWhatIsComingIsFound(t *testing.T) {
	for _, c := range []struct {
		what, want string
		entries    []string
	}{
		{"soonest first", "Coffee, Talk", []string{entry("Talk", in(3*day)), entry("Coffee", in(day))}},
		{"nothing past", "", []string{entry("Yesterday", in(-day)), entry("Just begun", in(-time.Minute))}},
		{"three months ahead and no further", "Near", []string{entry("Far", in(91*day)), entry("Near", in(89*day))}},
		{"nothing cancelled", "Talk", []string{entry("Talk", in(day)), entry("Off", in(day), "STATUS:CANCELLED")}},
		{"of a weekly one the next", "Weekly", []string{entry("Weekly", in(-6*day), "RRULE:FREQ=WEEKLY")}},
		{"also without an end in hours", "Hourly, Talk", []string{entry("Hourly", in(-day), "RRULE:FREQ=HOURLY"), entry("Talk", in(day))}},
		{"of one told twelve times the next", "Weekly", []string{
			entry("Weekly", in(2*day)), strings.Replace(entry("Weekly", in(9*day)), "UID:Weekly", "UID:other", 1),
		}},
		{"of a weekly one whose next is cancelled the one after", "Weekly", []string{
			entry("Weekly", in(day), "RRULE:FREQ=WEEKLY", "EXDATE"+in(day)),
		}},
		{"whole days, today's too", "Today, Fair", []string{entry("Fair", ";VALUE=DATE:20261201"), entry("Today", ";VALUE=DATE:20261123")}},
		{"nothing without a title", "", []string{entry("", in(day))}},
	} {
		t.Run(c.what, func(t *testing.T) {
			inWorkspace(t, func(d *desk) {
				d.site("meetup.example", c.entries...)
				f := d.follow("https://meetup.example/all.ics")
				d.read()
				d.waits(c.want)
				if again := d.again(f); !again.Read.Equal(d.now) || !again.Failing.IsZero() {
					t.Errorf("read at %s, failing %q", again.Read, again.Reason)
				}
			})
		})
	}
}

func TestTimesWithoutAZoneAreTheCalendarsOrTheAdders(t *testing.T) {
	for home, want := range map[string]string{"X-WR-TIMEZONE:America/New_York\r\n": "2026-11-24T23:30:00Z", "": "2026-11-24T17:30:00Z"} {
		inWorkspace(t, func(d *desk) {
			d.site("meetup.example", home, entry("Talk", ":20261124T183000"), entry("Fair", ";VALUE=DATE:20261201"))
			d.follow("https://meetup.example/all.ics")
			d.read()
			all, _, err := d.db.FoundWaiting(d.Context(), d.now, 2)
			d.no(err)
			if got := all[0].Start.Format(time.RFC3339); got != want || all[0].Clock != learn.Instant {
				t.Errorf("the talk begins at %s (%s), want %s", got, all[0].Clock, want)
			}
			if all[1].Clock != learn.Days || all[1].Day() != "2026-12-01" {
				t.Errorf("the fair is on %s (%s)", all[1].Day(), all[1].Clock)
			}
		})
	}
}

func TestTextsAreCutToWhatFormsTake(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		d.site("meetup.example", entry("Talk", in(day), `SUMMARY:`+strings.Repeat("long ", 100), "LOCATION:Via\\nLarga "+strings.Repeat("7", 300),
			"DESCRIPTION:"+strings.Repeat("x", 5000), "URL:https://meetup.example/1?utm_source=feed", "CATEGORIES:a,b,c,d,e,f,g,h,i,j"))
		d.follow("https://meetup.example/all.ics")
		d.read()
		all, _, err := d.db.FoundWaiting(d.Context(), d.now, 1)
		d.no(err)
		one := all[0]
		e := learn.Event{Title: one.Title, Link: one.Link, Start: one.Start, Zone: one.Zone, Format: learn.Online, Place: one.Place, Topics: one.Topics, Benefit: one.About}
		if err := e.Check(d.now, nil); err != nil {
			t.Error(err)
		}
		if one.Link != "https://meetup.example/1" || strings.Contains(one.Place, "\n") {
			t.Errorf("link %q, place %q", one.Link, one.Place)
		}
	})
}

func TestWhatIsFoundFollowsTheCalendar(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		s := d.site("meetup.example", entry("Talk", in(2*day)), entry("Coffee", in(3*day)), entry("Fair", in(4*day)))
		f := d.follow("https://meetup.example/all.ics")
		d.read()
		before, _, err := d.db.FoundWaiting(d.Context(), d.now, 10)
		d.no(err)
		s.body = ics(entry("Talk", in(5*day)), entry("Coffee", in(3*day), "STATUS:CANCELLED"), entry("Walk", in(day)))
		d.until(monday.Add(6 * hour))
		d.waits("Walk, Talk")
		if moved, err := d.db.Found(d.Context(), before[0].ID); err != nil || !moved.Start.Equal(monday.Add(5*day)) {
			t.Errorf("the talk, moved: %+v (%v)", moved, err)
		}
		s.body = ics(entry("Coffee", in(3*day)), entry("Walk", in(day)))
		d.until(monday.Add(12 * hour))
		d.waits("Walk, Coffee")
		s.body = ics()
		d.until(monday.Add(18 * hour))
		d.waits("")
		if again := d.again(f); !again.Failing.IsZero() {
			t.Errorf("an empty calendar fails: %s", again.Reason)
		}
	})
}

func TestAWeeklyOneIsFoundAgainTheNextWeek(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		d.site("meetup.example", entry("Weekly", in(day), "RRULE:FREQ=WEEKLY"))
		d.follow("https://meetup.example/all.ics")
		d.read()
		for week := range 3 {
			all, total, err := d.db.FoundWaiting(d.Context(), d.now, 1)
			d.no(err)
			if want := monday.Add(day + time.Duration(week)*7*day); total != 1 || !all[0].Start.Equal(want) {
				t.Errorf("week %d: %d found, %v", week, total, all)
			}
			d.until(d.now.Add(7 * day))
		}
	})
}

func TestWhatIsSharedIsNoLongerOffered(t *testing.T) {
	share := func(d *desk, e learn.Event) {
		e.ID, e.Zone, e.Format, e.Channel, e.SharedBy, e.Created, e.Updated = learn.NewID(), "Europe/Rome", learn.Online, "CGENERAL", ben, d.now, d.now
		_, err := d.db.AddEvent(d.Context(), e)
		d.no(err)
	}
	for _, c := range []struct {
		what, want string
		share      func(d *desk, one learn.FoundEvent)
	}{
		{"with a tap", "Coffee", func(d *desk, one learn.FoundEvent) {
			e := learn.Event{ID: learn.NewID(), Title: "Renamed", Start: one.Start.Add(9 * day), Channel: "CGENERAL", SharedBy: ben, Created: d.now, Updated: d.now}
			d.no(d.db.Transact(d.Context(), func(tx *store.DB) error {
				if _, err := tx.AddEvent(d.Context(), e); err != nil {
					return err
				}
				return tx.SetFoundEvent(d.Context(), one.ID, e.ID)
			}))
		}},
		{"by hand, by its link", "Coffee", func(d *desk, one learn.FoundEvent) {
			share(d, learn.Event{Title: "Another title", Link: "http://www.meetup.example/talk/?utm_source=x", Start: one.Start.Add(time.Hour)})
		}},
		{"by hand, by title and day", "Coffee", func(d *desk, one learn.FoundEvent) {
			share(d, learn.Event{Title: "  TALK ", Start: one.Start.Add(-hour)})
		}},
		{"not by its title on another day", "Talk, Coffee", func(d *desk, one learn.FoundEvent) {
			share(d, learn.Event{Title: "Talk", Start: one.Start.Add(7 * day)})
		}},
		{"not by the link of a series weeks later", "Talk, Coffee", func(d *desk, one learn.FoundEvent) {
			share(d, learn.Event{Title: "Another title", Link: "https://meetup.example/talk", Start: one.Start.Add(21 * day)})
		}},
	} {
		t.Run(c.what, func(t *testing.T) {
			inWorkspace(t, func(d *desk) {
				for _, host := range []string{"meetup.example", "city.example"} { // both have it
					d.site(host, entry("Talk", in(2*day), "URL:https://meetup.example/talk"), entry("Coffee", in(3*day)))
					d.follow("https://" + host + "/all.ics")
				}
				d.read()
				d.waits("Talk, Coffee")
				all, _, err := d.db.FoundWaiting(d.Context(), d.now, 1)
				d.no(err)
				c.share(d, all[0])
				if c.what == "with a tap" {
					d.no(d.db.RemoveFeed(d.Context(), other(d, all[0].Feed), d.now))
				}
				d.waits(c.want)
				d.until(monday.Add(day))
				d.waits(c.want)
			})
		})
	}
}

// other is the id of the feed that isn't this one.
func other(d *desk, id string) string {
	all, err := d.db.Feeds(d.Context())
	d.no(err)
	if all[0].ID == id {
		return all[1].ID
	}
	return all[0].ID
}

func TestSeveralEventsWithOneUIDAreAllOffered(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		same := func(title string, start string) string {
			return strings.Replace(entry(title, start), "UID:"+title, "UID:all", 1)
		}
		d.site("meetup.example", same("Talk", in(day)), same("Coffee", in(2*day)), same("Lunch", in(3*day)))
		d.follow("https://meetup.example/all.ics")
		d.read()
		d.read()
		all, total, err := d.db.FoundWaiting(d.Context(), d.now, 10)
		if err != nil || total != 3 || all[0].Title != "Talk" || all[1].Title != "Coffee" || all[2].Title != "Lunch" {
			t.Errorf("%d: %+v, %v", total, all, err)
		}
	})
}
