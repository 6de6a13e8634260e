package event_test

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// BenchmarkList answers the list command with 5,000 events to come and 10,000
// members, ten of whom go to each event.
func BenchmarkList(b *testing.B) {
	db, err := store.Open(b.Context(), storetest.URL(b, filepath.Join(b.TempDir(), "bench.db")))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	if err := db.Transact(b.Context(), func(tx *store.DB) error { return fill(b, tx) }); err != nil {
		b.Fatal(err)
	}
	locales, err := chat.LoadLocales("en")
	if err != nil {
		b.Fatal(err)
	}
	f := event.New(db, &chat.Workspace{Locales: locales}, event.Elsewhere{}, slog.New(slog.DiscardHandler))
	for _, words := range []string{"", "mine", "december", "online sports", "about topic 7", "topic 7 online in january", "nonsense"} {
		b.Run("list "+words, func(b *testing.B) {
			for b.Loop() {
				reply, err := f.List(b.Context(), &chat.Request{
					Kind: chat.CommandKind, Text: words, Now: now, Who: learn.Member{ID: "U77"}, Channel: "C1", Loc: locales.For("en"),
				})
				if err != nil || reply.Tell == nil {
					b.Fatal(reply, err)
				}
			}
		})
	}
}

func fill(b *testing.B, tx *store.DB) error {
	members := make([]learn.Member, 10_000)
	for i := range members {
		members[i] = learn.Member{ID: fmt.Sprintf("U%d", i), Name: fmt.Sprint(i)}
	}
	if err := tx.SaveMembers(b.Context(), members); err != nil {
		return err
	}
	if err := tx.SaveChannel(b.Context(), learn.Channel{ID: "C1"}); err != nil {
		return err
	}
	for i := range 5000 {
		id := fmt.Sprint("e", i)
		_, err := tx.AddEvent(b.Context(), learn.Event{
			ID: id, Title: fmt.Sprint("Event ", i), Start: now.Add(time.Duration(i) * time.Hour), Zone: "Europe/Rome",
			Format: learn.Formats()[i%3], Industry: learn.Industries()[i%26], Topics: []string{fmt.Sprint("topic ", i%500)},
			Channel: "C1", SharedBy: members[i].ID, Created: now, Updated: now,
		})
		if err != nil {
			return err
		}
		for k := range 10 {
			if err := tx.Answer(b.Context(), id, members[(i*10+k)%len(members)].ID, learn.Going, now); err != nil {
				return err
			}
		}
	}
	return nil
}
