package bot_test

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// BenchmarkEvents has what concerns events done fifty times a second, one
// thing at a time, in a large workspace: 10,000 members, 5,000 events to come
// with four who go to each, 25,000 found in 50 calendars.
func BenchmarkEvents(b *testing.B) {
	large := newWorkplace(b, 10_000)
	large.web.Site("silent.example", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	path := filepath.Join(b.TempDir(), "bench.db")
	large.fill(path)
	b.Cleanup(large.running(path))
	for i, c := range []struct {
		name string
		told []string
		do   func(w *workplace, id string)
	}{
		{"share=silent-page", []string{"ack", "open"}, func(w *workplace, id string) { w.opens(id, "/event share https://silent.example/"+id) }},
		{"share=form", []string{"open", "topics", "industry"}, (*workplace).choosesTopics},
		{"list=all", []string{"ack"}, func(w *workplace, id string) { w.asks(id, "/event list") }},
		{"list=narrowed", []string{"ack"}, func(w *workplace, id string) { w.asks(id, "/event list online topic 7 in december") }},
		{"list=mine", []string{"ack"}, func(w *workplace, id string) { w.asks(id, "/event list mine") }},
		{"list=found", []string{"ack"}, func(w *workplace, id string) { w.asks(id, "/event list found") }},
		{"going=500", []string{"open"}, func(w *workplace, id string) { w.goes(id, "crowd500") }},
		{"going=5000", []string{"open"}, func(w *workplace, id string) { w.goes(id, "crowd5000") }},
		{"home", []string{"home"}, (*workplace).opensHome},
		{"settings", []string{"open", "submit"}, (*workplace).savesSettings},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := *large
			w.B, w.took = b, &timings{all: map[string][]time.Duration{}}
			w.people = large.people[i*1000:][:1000] // none of whom has a form open
			w.paced(func(id string) { c.do(&w, id) })
			w.tell(c.told...)
		})
	}
}

// fill makes the large workspace's database.
func (w *workplace) fill(path string) {
	db, err := store.Open(w.Context(), storetest.URL(w, path))
	w.no(err)
	w.no(db.Transact(w.Context(), func(tx *store.DB) error { return w.fillEvents(tx, w.now()) }))
	w.no(db.Transact(w.Context(), func(tx *store.DB) error { return w.fillFound(tx, w.now()) }))
	w.no(db.Close())
}

func (w *workplace) fillEvents(tx *store.DB, now time.Time) error {
	if err := tx.SaveChannel(w.Context(), learn.Channel{ID: "CGENERAL", Name: "general"}); err != nil {
		return err
	}
	add := func(id string, i, going int) error {
		_, err := tx.AddEvent(w.Context(), learn.Event{
			ID: id, Title: fmt.Sprint("Event ", i), Link: fmt.Sprint("https://events.example/", i), Zone: "Europe/Rome",
			Start: now.Add(time.Duration(i+72) * time.Hour), Format: learn.Formats()[i%3], Industry: learn.Industries()[i%20],
			Topics:  []string{[]string{"K8s", fmt.Sprint("topic ", i%500)}[i%2]},
			Channel: "CGENERAL", SharedBy: w.people[i], Created: now, Updated: now,
		})
		for k := range going {
			if err == nil {
				err = tx.Answer(w.Context(), id, w.people[(i*4+k)%len(w.people)], learn.Going, now)
			}
		}
		return err
	}
	for i := range 5000 {
		if err := add(fmt.Sprint("event", i), i, 4); err != nil {
			return err
		}
	}
	for _, crowd := range []int{500, 5000} {
		id := fmt.Sprint("crowd", crowd)
		if err := add(id, crowd, crowd); err != nil {
			return err
		}
		err := tx.Plan(w.Context(), learn.Delivery{Kind: learn.EventCard, Place: "CGENERAL", Subject: id, Due: now, Created: now})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *workplace) fillFound(tx *store.DB, now time.Time) error {
	for i := range learn.MaxFeeds {
		feed := learn.Feed{
			ID: fmt.Sprint("feed", i), Address: fmt.Sprint("https://calendar.example/", i), Name: "Meetup", AddedBy: w.people[i], Next: now.Add(time.Hour),
		}
		if _, err := tx.AddFeed(w.Context(), feed); err != nil {
			return err
		}
		found := map[string]learn.FoundEvent{}
		for k := range learn.MaxFound {
			found[fmt.Sprint(k)] = learn.FoundEvent{ID: learn.NewID(), Found: learn.Found{
				Title: fmt.Sprintf("Talk %d of %d", k, i), Link: fmt.Sprintf("https://calendar.example/%d/%d", i, k),
				Start: now.Add(time.Duration(k+1) * 4 * time.Hour), Clock: learn.Instant, Zone: "Europe/Rome",
			}}
		}
		if err := tx.SaveFound(w.Context(), feed.ID, found, now); err != nil {
			return err
		}
	}
	return nil
}

func (w *workplace) no(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// choosesTopics opens the form for an event and its menus of topics and industries.
func (w *workplace) choosesTopics(id string) {
	form := w.opens(id, "/event share")
	for _, menu := range []string{"topics", "industry"} {
		began := time.Now()
		offered, err := w.sim.As(id).Suggest(w.Context(), slacksim.InView(form), menu, menu, "")
		w.took.add(menu, began)
		if err != nil || len(offered.Options) == 0 {
			w.Errorf("%s: %s: %+v, %v", id, menu, offered, err)
		}
	}
}

// goes presses Going on an event's card and waits for the form that asks why.
func (w *workplace) goes(id, event string) {
	card := w.card(event)
	w.opening(id, func() error { return w.sim.As(id).Press(w.Context(), card, "event", show.GoEvent, nil) })
}

// card waits until an event's card is posted.
func (w *workplace) card(event string) slacksim.Surface {
	var card slacksim.Surface
	w.await(func() error { return nil }, func() bool {
		for _, m := range w.sim.As(w.people[0]).Messages("CGENERAL") {
			if card.TS == "" && strings.Contains(string(m.Blocks), strconv.Quote(event)) {
				card = slacksim.InMessage(m.Channel, m.TS)
			}
		}
		return card.TS != ""
	})
	return card
}

// opensHome opens the Home tab and waits until it shows something.
func (w *workplace) opensHome(id string) {
	began := time.Now()
	w.await(func() error { return w.sim.As(id).OpenHome(w.Context()) }, func() bool {
		_, shown := w.sim.As(id).Home()
		return shown
	})
	w.took.add("home", began)
}

// savesSettings opens the settings and saves them with quiet hours.
func (w *workplace) savesSettings(id string) {
	form := w.opens(id, "/fieldnotes settings")
	w.sends(id, form, slacksim.State{
		"quiet_from": {"quiet_from": {"selected_time": "20:00"}}, "quiet_to": {"quiet_to": {"selected_time": "07:00"}},
	})
}
