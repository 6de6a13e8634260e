package feed_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestOnlyWhoAddedAFeedSeesItsAddress(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		d.site("meetup.example", entry("Talk", in(day)), entry("Coffee", in(2*day)))
		d.follow("https://meetup.example/" + secret + ".ics?key=" + secret)
		d.read()
		reply, err := d.f.List(d.Context(), d.by(ana, ""))
		d.no(err)
		says(t, d.message(reply.Tell), []string{"*Meetup*", "https://meetup.example/" + secret, "2 events wait to be shared", "Remove"}, nil)

		d.no(d.db.SaveDigest(d.Context(), learn.Digest{Channel: "CGENERAL", SetBy: ben}))
		reply, err = d.f.List(d.Context(), d.by(ben, ""))
		d.no(err)
		says(t, d.message(reply.Tell), []string{"*Meetup*", "meetup.example", "<@UANA>"}, []string{secret, "Remove"})
	})
}

func TestFeedsAreForAdminsAndWhoSetsADigest(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		d.no(d.db.SaveMembers(d.Context(), []learn.Member{{ID: "UGUEST", Name: "guest", Guest: true}}))
		d.no(d.db.SaveDigest(d.Context(), learn.Digest{Channel: "CPROJECT", SetBy: "UGUEST"}))
		for _, member := range []string{ben, "UGUEST"} {
			for _, do := range []chat.Handler{d.f.List, d.f.Open, d.f.Turn, d.f.Added} {
				_, err := do(d.Context(), d.by(member, ""))
				var refused *learn.Error
				if !errors.As(err, &refused) || !learn.Is(err, learn.Forbidden) || !strings.Contains(fmt.Sprint(refused.Args), "<@"+ana+">") {
					t.Errorf("%s is told %v", member, err)
				}
			}
		}
		d.no(d.db.SaveDigest(d.Context(), learn.Digest{Channel: "CGENERAL", SetBy: ben}))
		if _, err := d.f.List(d.Context(), d.by(ben, "")); err != nil {
			t.Error(err)
		}
	})
}

func TestFiftyFeedsHavePages(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		for i := range learn.MaxFeeds {
			f := d.follow(fmt.Sprintf("https://%d.example/%s", i, strings.Repeat("x", learn.MaxLink-40)))
			if i%2 == 0 {
				_, err := d.db.SaveFeed(d.Context(), f.Failed(d.now, "not_there"))
				d.no(err)
			}
		}
		reply, err := d.f.List(d.Context(), d.by(ana, ""))
		d.no(err)
		says(t, d.message(reply.Tell), []string{"1–10 of 50", "Next", "Add a calendar"}, []string{"Back"})
		for _, page := range []string{"4", "400", "-1", "x"} {
			reply, err = d.f.Turn(d.Context(), d.by(ana, page))
			d.no(err)
			says(t, d.message(reply.Tell), []string{" of 50", "Add a calendar"}, nil)
		}
	})
}

func TestAFeedIsRemovedByItsAdderOrAnAdmin(t *testing.T) {
	inWorkspace(t, func(d *desk) {
		d.site("meetup.example", entry("Talk", in(day)))
		f := d.follow("https://meetup.example/all.ics")
		d.read()
		if _, err := d.f.Remove(d.Context(), d.by(ben, f.ID)); !learn.Is(err, learn.Forbidden) {
			t.Errorf("somebody else: %v", err)
		}
		d.waits("Talk")
		reply, err := d.f.Remove(d.Context(), d.by(ana, f.ID))
		d.no(err)
		says(t, d.message(reply.Tell), []string{"I no longer follow “Meetup”."}, nil)
		d.waits("")
		if _, err := d.f.Remove(d.Context(), d.by(ana, f.ID)); !learn.Is(err, learn.NotFound) {
			t.Errorf("twice: %v", err)
		}
		d.follow("https://meetup.example/all.ics")
		d.read()
		d.waits("Talk")
	})
}
