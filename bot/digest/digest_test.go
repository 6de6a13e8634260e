package digest_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

const (
	general = "C0GENERAL"
	secret  = "C0SECRET"
	ana     = "U0ANA"
	ben     = "U0BEN"
)

// desk is a workspace with a digest feature on a real store.
type desk struct {
	testing.TB
	db *store.DB
	ws *chat.Workspace
	f  *digest.Feature
}

func open(t testing.TB, language string) desk {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "fieldnotes.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	locales, err := chat.LoadLocales(language)
	if err != nil {
		t.Fatal(err)
	}
	ws := &chat.Workspace{
		Locales: locales, BotName: "@Fieldnotes", Home: "technology", Look: func(context.Context, string) {},
		Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"},
	}
	standard, err := digest.ParseDefault("0 9 * * 1")
	if err != nil {
		t.Fatal(err)
	}
	d := desk{t, db, ws, digest.New(db, ws, standard)}
	d.no(db.SaveChannel(t.Context(), learn.Channel{ID: general, Name: "general", Bot: learn.Inside}))
	d.no(db.SaveChannel(t.Context(), learn.Channel{ID: secret, Name: "secret", Private: true, Bot: learn.Inside}))
	return d
}

func (d desk) no(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// subscribe sets up the channel's digest as it would be at now.
func (d desk) subscribe(channel string, s learn.Schedule, now time.Time) learn.Digest {
	d.Helper()
	one := learn.Digest{
		Channel: channel, Schedule: s, SetBy: ana, Created: now,
		Next: s.Next(now), Since: now.Add(-7 * 24 * time.Hour),
	}
	d.no(d.db.SaveDigest(d.Context(), one))
	return one
}

func (d desk) plan(now time.Time) {
	d.Helper()
	d.no(d.f.Plan(d.Context(), now))
}

// take takes all that is planned from the outbox, to be posted.
func (d desk) take(now time.Time) []learn.Delivery {
	d.Helper()
	all, err := d.db.Claim(d.Context(), now, 1000, nil)
	d.no(err)
	return all
}

// claim is take, and all is posted.
func (d desk) claim(now time.Time) []learn.Delivery {
	d.Helper()
	all := d.take(now)
	for _, one := range all {
		one.State = learn.Sent
		d.no(d.db.Record(d.Context(), one, ""))
	}
	return all
}

func at(t testing.TB, text string) time.Time {
	t.Helper()
	instant, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

func monday(zone string) learn.Schedule {
	return learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Monday), Hour: 9, Zone: zone}
}
