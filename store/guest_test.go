package store_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestAGuestSeesOnlyWhatIsInTheChannelTheyLookFromAndTheirOwn(t *testing.T) {
	db, ctx := open(t), t.Context()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for _, err := range []error{
		db.SaveMembers(ctx, []learn.Member{{ID: "UGUEST", Name: "guest", Guest: true}, {ID: "UANA", Name: "ana"}}),
		db.SaveChannel(ctx, learn.Channel{ID: "CGENERAL", Name: "general"}),
		db.SaveChannel(ctx, learn.Channel{ID: "CPROJECT", Name: "project"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range []learn.Event{
		{ID: learn.NewID(), Channel: "CGENERAL", SharedBy: "UANA", Title: "For all"},
		{ID: learn.NewID(), Channel: "CPROJECT", SharedBy: "UANA", Title: "For the project"},
		{ID: learn.NewID(), Channel: "CGENERAL", SharedBy: "UGUEST", Title: "The guest's own"},
	} {
		e.Start, e.Zone, e.Format, e.Created, e.Updated = now.Add(48*time.Hour), "UTC", learn.InPerson, now, now
		if _, err := db.AddEvent(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		who  learn.Viewer
		want int
	}{
		{learn.Viewer{Member: "UANA"}, 3},
		{learn.Viewer{Member: "UGUEST"}, 1},
		{learn.Viewer{Member: "UGUEST", Here: "CPROJECT"}, 2},
		{learn.Viewer{Member: "UGUEST", Here: "CGENERAL"}, 2},
		{learn.Viewer{Here: "CGENERAL"}, 3},
	} {
		n, err := db.CountUpcoming(ctx, c.who, now, time.Time{})
		if err != nil || n != c.want {
			t.Errorf("%+v sees %d events (%v), want %d", c.who, n, err, c.want)
		}
	}
}

func TestAGuestFindsWhatWasWrittenInAChannelBeforeItGotAnotherID(t *testing.T) {
	db, ctx := open(t), t.Context()
	for _, err := range []error{
		db.SaveMembers(ctx, []learn.Member{{ID: "UGUEST", Name: "guest", Guest: true}}),
		db.SaveChannel(ctx, learn.Channel{ID: "CGENERAL", Name: "general"}),
		db.SaveChannel(ctx, learn.Channel{ID: "CBEFORE", Name: "project"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	in := func(channel string) func(*learn.Lesson) { return func(l *learn.Lesson) { l.Channel = channel } }
	write(t, db, "Read before you meet", in("CBEFORE"))
	for range 10 {
		write(t, db, "Read elsewhere", in("CGENERAL"))
	}
	if err := db.MoveChannel(ctx, "CBEFORE", "CAFTER", noon); err != nil {
		t.Fatal(err)
	}
	write(t, db, "Read after it", in("CAFTER"))
	if got := found(t, db, learn.Viewer{Member: "UGUEST", Here: "CAFTER"}, "read"); len(got) != 2 {
		t.Errorf("the guest finds %q", got)
	}
}
