package feed_test

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestAFeedIsReadEveryFourHoursAndWholeOnceADay(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		s := d.site("meetup.example", entry("Talk", in(10*day)))
		d.follow("https://meetup.example/all.ics")
		d.until(monday.Add(10 * day))
		whole := map[string]int{}
		for _, r := range s.asked {
			if r.Header.Get("If-None-Match") == "" {
				whole["whole"]++
			} else {
				whole["asked whether it changed"]++
			}
		}
		if whole["whole"] != 11 || len(s.asked) < 55 || len(s.asked) > 65 {
			t.Errorf("in ten days %v", whole)
		}
	})
}

func TestFeedsAreNotAllReadAtOnce(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		d.site("meetup.example", entry("Talk", in(10*day)))
		next := map[time.Time]int{}
		for i := range learn.MaxFeeds {
			d.follow(fmt.Sprintf("https://meetup.example/%d.ics", i))
		}
		d.read()
		all, err := d.db.Feeds(d.Context())
		d.no(err)
		for _, f := range all {
			next[f.Next]++
		}
		if len(next) < learn.MaxFeeds/2 {
			t.Errorf("%d feeds are read next at %d times", len(all), len(next))
		}
		d.waits("Talk")
	})
}

func TestAReadingThatIsCutShortIsDoneAgain(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		ctx, kill := context.WithCancel(d.Context())
		calendar := ics(entry("Talk", in(day)))
		d.web.Site("meetup.example", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if ctx.Err() == nil {
				kill()
				<-r.Context().Done()
				return
			}
			_, _ = fmt.Fprint(w, calendar)
		}))
		f := d.follow("https://meetup.example/all.ics")
		d.no(d.f.Read(ctx, d.now))
		if again := d.again(f); !again.Failing.IsZero() {
			t.Errorf("it counts as a failure: %s", again.Reason)
		}
		d.until(d.now.Add(10 * time.Minute))
		d.waits("Talk")
	})
}

func TestAFeedIsReadByOneAtATime(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		s := d.site("meetup.example", entry("Talk", in(day)))
		f := d.follow("https://meetup.example/all.ics")
		var all sync.WaitGroup
		claimed := make([]bool, 8)
		for i := range claimed {
			all.Go(func() {
				var err error
				if claimed[i], err = d.db.ClaimFeed(d.Context(), f, d.now.Add(time.Minute)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		n := 0
		for _, got := range claimed {
			if got {
				n++
			}
		}
		d.read()
		if n != 1 || len(s.asked) != 0 {
			t.Errorf("claimed %d times, read %d times meanwhile", n, len(s.asked))
		}
	})
}

func TestAFeedRemovedWhileItIsReadLeavesNothing(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		var f learn.Feed
		d.web.Site("meetup.example", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if err := d.db.RemoveFeed(d.Context(), f.ID, d.now); err != nil {
				t.Error(err)
			}
			_, _ = fmt.Fprint(w, ics(entry("Talk", in(day))))
		}))
		f = d.follow("https://meetup.example/all.ics")
		d.read()
		d.waits("")
	})
}
