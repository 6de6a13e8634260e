package digest_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// finds stores an event in a followed calendar.
func (d desk) finds(title string, start time.Time) learn.FoundEvent {
	d.Helper()
	calendar := learn.Feed{ID: "calendar", Address: "https://meetup.example/all.ics", Name: "Milan meetups", AddedBy: ana}
	_, err := d.db.AddFeed(d.Context(), calendar)
	d.no(err)
	one := learn.FoundEvent{ID: learn.NewID(), Feed: calendar.ID, Found: learn.Found{
		Title: title, Link: "https://meetup.example/" + fmt.Sprint(start.Unix()), Start: start, Clock: learn.Instant, Zone: "Europe/Rome", Place: "Via Larga 7",
	}}
	d.no(d.db.SaveFound(d.Context(), calendar.ID, map[string]learn.FoundEvent{title: one}, start))
	return one
}

func TestWhatIsFoundInCalendarsIsAShortListOfItsOwn(t *testing.T) {
	d := subscribed(t, "en", general)
	d.share("Data & Coffee", due(t).Add(day), nil)
	for i := range 5 {
		d.finds(fmt.Sprintf("Meetup no. %d.", 4-i), due(t).Add(time.Duration(9-i)*day))
	}
	one, m := d.post(due(t))
	text := read(t, m)
	says(t, text, []string{
		"Data &amp; Coffee", "[Going (public)]\n# Found in the calendars that I follow\n", "Meetup no. 0.", "Via Larga 7 · from Milan meetups\n_We follow this calendar._\n  [Share this]",
		"Meetup no. 1.", "Meetup no. 2.", "and 2 more: `/event list found`",
	}, []string{"Meetup no. 3."})
	if again := read(t, d.again(one)); again != text {
		t.Errorf("rendered again it says:\n%s", again)
	}
}

func TestAnEditionForgetsWhatWasShared(t *testing.T) {
	d := subscribed(t, "en", general)
	first := d.finds("Ward tour", due(t).Add(day))
	d.finds("Open kitchen", due(t).Add(2*day))
	one, m := d.post(due(t))
	says(t, read(t, m), []string{"New in calendars that I follow.", "Ward tour", "Open kitchen"}, []string{"Coming up"})
	e := d.share("Ward tour", first.Start, nil)
	d.no(d.db.SetFoundEvent(t.Context(), first.ID, e.ID))
	says(t, read(t, d.again(one)), []string{"Open kitchen"}, []string{"Ward tour"})
	if all, err := d.db.ClaimRefreshes(t.Context(), due(t).Add(day), time.Minute, 10); err != nil || len(all) != 1 {
		t.Errorf("%d messages follow (%v)", len(all), err)
	}
}

func TestWhatWasFoundAndShownBringsNoEditionByItself(t *testing.T) {
	d := subscribed(t, "en", general)
	d.finds("Far away", due(t).Add(60*day))
	_, m := d.post(due(t))
	says(t, read(t, m), []string{"Far away"}, nil)
	if one, m := d.post(due(t).Add(7 * day)); one.ID != "" {
		t.Errorf("posted again:\n%s", read(t, m))
	}
	d.finds("New and near", due(t).Add(20*day))
	_, m = d.post(due(t).Add(14 * day))
	says(t, read(t, m), []string{"New and near", "Far away"}, nil)
	d.write("Send the agenda as questions", due(t).Add(20*day), nil)
	_, m = d.post(due(t).Add(21 * day))
	says(t, read(t, m), []string{"agenda", "Far away"}, []string{"New and near"})
}
