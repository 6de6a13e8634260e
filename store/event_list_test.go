package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

var listed = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// list is a store with events, and the titles that a list of them has.
type list struct {
	*testing.T
	*store.DB
}

func newList(t *testing.T) list {
	t.Helper()
	l := list{t, open(t)}
	l.must(l.SaveChannel(l.Context(), learn.Channel{ID: "COPEN", Name: "open"}))
	l.must(l.SaveChannel(l.Context(), learn.Channel{ID: "CQUIET", Name: "quiet", Private: true}))
	return l
}

func (l list) must(err error) {
	l.Helper()
	if err != nil {
		l.Fatal(err)
	}
}

// share stores an event of Ana's that starts so many days from now.
func (l list) share(title string, days int, change func(*learn.Event)) learn.Event {
	l.Helper()
	e := learn.Event{
		ID: learn.NewID(), Title: title, Start: listed.AddDate(0, 0, days), Zone: "UTC", Format: learn.Online,
		Channel: "COPEN", SharedBy: "UANA", Created: listed, Updated: listed,
	}
	if change != nil {
		change(&e)
	}
	_, err := l.AddEvent(l.Context(), e)
	l.must(err)
	return e
}

func (l list) wants(who string, f store.EventFilter, want ...string) {
	l.Helper()
	events, total, err := l.ListEvents(l.Context(), learn.Viewer{Member: who}, listed, f, 0, 10)
	l.must(err)
	var titles []string
	for _, e := range events {
		titles = append(titles, e.Title)
	}
	if diff := cmp.Diff(want, titles); diff != "" || total != len(want) {
		l.Errorf("%s with %+v: %d, (-want +got):\n%s", who, f, total, diff)
	}
}

func TestAListIsNarrowedByEachFilterAndByAllTogether(t *testing.T) {
	l := newList(t)
	l.share("Run", 1, func(e *learn.Event) { e.Format, e.Industry = learn.InPerson, "sports" })
	l.share("Talk", 2, func(e *learn.Event) { e.Industry, e.Topics = "finance", []string{"K8s"} })
	l.share("Fair", 10, func(e *learn.Event) { e.Format, e.Topics = learn.Hybrid, []string{"Hiring", "k8s "} })
	l.share("Over", -1, nil)
	l.share("Off", 3, func(e *learn.Event) { e.Cancelled = listed })
	december := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)

	l.wants("UBEN", store.EventFilter{}, "Run", "Talk", "Fair")
	l.wants("UBEN", store.EventFilter{Formats: []learn.Format{learn.Online, learn.Hybrid}}, "Talk", "Fair")
	l.wants("UBEN", store.EventFilter{Industries: []string{"sports", "finance"}}, "Run", "Talk")
	l.wants("UBEN", store.EventFilter{Topic: "k8S"}, "Talk", "Fair")
	l.wants("UBEN", store.EventFilter{From: december, To: december.AddDate(0, 1, 0)}, "Fair")
	l.wants("UBEN", store.EventFilter{To: december}, "Run", "Talk")
	l.wants("UBEN", store.EventFilter{Channels: []string{}})
	l.wants("UBEN", store.EventFilter{Topic: "k8s", Industries: []string{"finance"}, Formats: []learn.Format{learn.Online}, To: december}, "Talk")
	l.wants("UBEN", store.EventFilter{Topic: "unheard of"})
}

func TestMineIsWhatIAnsweredButForANoAndWhatILookAfter(t *testing.T) {
	l := newList(t)
	for i, answer := range []learn.RSVP{learn.Going, learn.Maybe, learn.NotGoing, learn.NoAnswer} {
		e := l.share(fmt.Sprintf("%s?", answer), i+1, nil)
		l.must(l.Answer(l.Context(), e.ID, "UBEN", answer, listed))
	}
	l.share("handed over", 5, func(e *learn.Event) { e.Owner = "UBEN" })
	l.wants("UBEN", store.EventFilter{Whose: store.Mine}, "going?", "maybe?", "handed over")
	l.wants("UBEN", store.EventFilter{Whose: store.NewToMe}, "?")
	l.wants("UCHIARA", store.EventFilter{Whose: store.Mine})
}

func TestAListHasNothingOfAPrivateChannelElsewhere(t *testing.T) {
	l := newList(t)
	e := l.share("Secret", 1, func(e *learn.Event) { e.Channel, e.Industry, e.Topics = "CQUIET", "Sanità animale", []string{"cows"} })
	l.must(l.Answer(l.Context(), e.ID, "UBEN", learn.Going, listed))
	l.wants("UBEN", store.EventFilter{})
	l.wants("UBEN", store.EventFilter{Whose: store.NewToMe})
	l.wants("UBEN", store.EventFilter{Industries: []string{"Sanità animale"}})
	l.wants("UANA", store.EventFilter{Topic: "cows"}, "Secret")
	elsewhere, there := learn.Viewer{Member: "UBEN"}, learn.Viewer{Member: "UBEN", Here: "CQUIET"}
	for viewer, seen := range map[learn.Viewer]bool{elsewhere: false, there: true} {
		industries, err := l.ComingIndustries(l.Context(), viewer, listed)
		l.must(err)
		topic, err := l.TopicAs(l.Context(), viewer, " COWS")
		if (len(industries) == 1) != seen || (err == nil && topic == "cows") != seen {
			t.Errorf("%+v: %v, %q, %v", viewer, industries, topic, err)
		}
	}
}

func TestWhatIAnsweredInAPrivateChannelIsMineAnywhere(t *testing.T) {
	l := newList(t)
	l.must(l.SaveMembers(l.Context(), []learn.Member{{ID: "UGUEST", Name: "guest", Guest: true}}))
	share := func(title, channel string, days int) string {
		return l.share(title, days, func(e *learn.Event) { e.Channel = channel }).ID
	}
	ids := []string{share("Going", "CQUIET", 1), share("Maybe", "CQUIET", 2), share("No", "CQUIET", 3), share("Not mine", "CQUIET", 4), share("Open", "COPEN", 5)}
	for i, answer := range []learn.RSVP{learn.Going, learn.Maybe, learn.NotGoing} {
		for _, who := range []string{"UBEN", "UGUEST"} {
			l.must(l.Answer(l.Context(), ids[i], who, answer, listed))
		}
	}
	l.must(l.Answer(l.Context(), ids[4], "UGUEST", learn.Going, listed))
	l.wants("UBEN", store.EventFilter{Whose: store.Mine}, "Going", "Maybe")
	l.wants("UGUEST", store.EventFilter{Whose: store.Mine}, "Going", "Maybe", "Open")
	l.wants("UCHIARA", store.EventFilter{Whose: store.Mine})
	for i, sees := range []bool{true, true, true, false, true} {
		_, err := l.OwnEvent(l.Context(), learn.Viewer{Member: "UBEN"}, ids[i])
		if (err == nil) != sees {
			t.Errorf("Ben sees the event no. %d: %v", i+1, err)
		}
	}
}

func TestAListIsReadPageByPage(t *testing.T) {
	l := newList(t)
	for i := range 12 {
		l.share(fmt.Sprint(i), 1, func(e *learn.Event) { e.ID = fmt.Sprintf("e%02d", i) })
	}
	second, total, err := l.ListEvents(t.Context(), learn.Viewer{Member: "UBEN"}, listed, store.EventFilter{}, 10, 10)
	l.must(err)
	if total != 12 || len(second) != 2 || second[0].ID != "e10" {
		t.Errorf("%d, %v", total, second)
	}
	beyond, total, err := l.ListEvents(t.Context(), learn.Viewer{Member: "UBEN"}, listed, store.EventFilter{}, 20, 10)
	if err != nil || total != 12 || len(beyond) != 0 {
		t.Errorf("%d, %v, %v", total, beyond, err)
	}
}

// BenchmarkList lists events in a store of 5,000 to come and 10,000 members,
// each of whom has answered five.
func BenchmarkList(b *testing.B) {
	db, ctx := open(b), b.Context()
	if err := db.Transact(ctx, func(tx *store.DB) error { return crowd(ctx, tx) }); err != nil {
		b.Fatal(err)
	}
	december := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	for name, f := range map[string]store.EventFilter{
		"all": {}, "mine": {Whose: store.Mine}, "new": {Whose: store.NewToMe}, "format": {Formats: []learn.Format{learn.Online}},
		"industry": {Industries: []string{"sports"}}, "topic": {Topic: "topic 7"}, "month": {From: december, To: december.AddDate(0, 1, 0)},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, total, err := db.ListEvents(ctx, learn.Viewer{Member: "U77"}, listed, f, 0, 10); err != nil || total == 0 {
					b.Fatal(total, err)
				}
			}
		})
	}
	b.Run("words", func(b *testing.B) {
		for b.Loop() {
			_, err := db.ComingIndustries(ctx, learn.Viewer{Member: "U77"}, listed)
			if _, missing := db.TopicAs(ctx, learn.Viewer{Member: "U77"}, "topic 7"); err != nil || missing != nil {
				b.Fatal(err, missing)
			}
		}
	})
}

func crowd(ctx context.Context, tx *store.DB) error {
	members := make([]learn.Member, 10_000)
	for i := range members {
		members[i] = learn.Member{ID: fmt.Sprintf("U%d", i), Name: fmt.Sprint(i)}
	}
	if err := tx.SaveMembers(ctx, members); err != nil {
		return err
	}
	for i := range 50 {
		if err := tx.SaveChannel(ctx, learn.Channel{ID: fmt.Sprintf("C%d", i), Private: i%5 == 0}); err != nil {
			return err
		}
	}
	for i := range 5000 {
		e := learn.Event{
			ID: learn.NewID(), Title: fmt.Sprint("Event ", i), Start: listed.Add(time.Duration(i) * time.Hour), Zone: "UTC",
			Format: learn.Formats()[i%3], Industry: learn.Industries()[i%26], Topics: []string{fmt.Sprint("topic ", i%500), fmt.Sprint("more ", i%50)},
			Channel: fmt.Sprintf("C%d", i%50), SharedBy: members[i].ID, Created: listed, Updated: listed,
		}
		if _, err := tx.AddEvent(ctx, e); err != nil {
			return err
		}
		for k := range 10 {
			if err := tx.Answer(ctx, e.ID, members[(i*10+k)%len(members)].ID, learn.Going, listed); err != nil {
				return err
			}
		}
	}
	return nil
}

func TestAListOfChannelsHasWhatIsPostedThereOnce(t *testing.T) {
	l := newList(t)
	l.must(l.SaveChannel(l.Context(), learn.Channel{ID: "COTHER", Name: "other"}))
	l.share("Here", 1, nil)
	both := l.share("Both", 2, nil)
	l.share("There", 3, func(e *learn.Event) { e.Channel = "COTHER" })
	l.share("Hush", 4, func(e *learn.Event) { e.Channel = "CQUIET" })
	_, err := l.AddCard(l.Context(), both.ID, "COTHER", "UANA", listed)
	l.must(err)

	l.wants("UBEN", store.EventFilter{Channels: []string{"COPEN"}}, "Here", "Both")
	l.wants("UBEN", store.EventFilter{Channels: []string{"COTHER", "CQUIET"}, Whose: store.NewToMe}, "Both", "There")
	l.wants("UBEN", store.EventFilter{Channels: []string{"COTHER", "COPEN"}}, "Here", "Both", "There")
}

func TestAListCountsNoFurtherThanAnybodyReads(t *testing.T) {
	l := newList(t)
	l.must(l.Transact(l.Context(), func(tx *store.DB) error {
		for i := range learn.MaxCounted + 1 {
			if _, err := tx.AddEvent(l.Context(), anEvent(fmt.Sprint(i), "COPEN", listed.Add(time.Hour))); err != nil {
				return err
			}
		}
		return nil
	}))
	for skip, want := range map[int]int{0: 10, learn.MaxCounted - 5: 5, learn.MaxCounted: 0} {
		events, total, err := l.ListEvents(l.Context(), learn.Viewer{Member: "UBEN"}, listed, store.EventFilter{}, skip, 10)
		if err != nil || total != learn.MaxCounted || len(events) != want {
			t.Errorf("after %d: %d of %d, %v", skip, len(events), total, err)
		}
	}
}
