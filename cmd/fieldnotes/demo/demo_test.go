package demo_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/cmd/fieldnotes/demo"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// start runs the demo and returns its address, once it can be used.
func start(t *testing.T, data string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	var log, out bytes.Buffer
	started, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- demo.Run(ctx, demo.Options{
			Address: "127.0.0.1:0", Data: data, Out: &out, Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn})),
			Settings: bot.Settings{Language: "en", Digest: "0 9 * * 1", Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}},
			Started:  func(address string) { started <- address },
		})
	}()
	select {
	case address := <-started:
		t.Cleanup(func() {
			stop()
			if err := <-ended; err != nil {
				t.Error("the demo ended with", err)
			}
			if log.Len() > 0 {
				t.Errorf("the demo warned:\n%s", log.String())
			}
		})
		return address
	case err := <-ended:
		t.Fatalf("the demo did not start: %v\n%s", err, log.String())
	}
	return ""
}

func TestTheDemoHasAWorkspaceWithAPast(t *testing.T) {
	address := start(t, "")
	general := texts(t, address, "C0GENERAL")
	if len(general) < 8 {
		t.Errorf("#general has only %d messages", len(general))
	}
	for _, wanted := range []string{"Data &amp; Coffee", "Hotels answer a complaint", "in the next two weeks"} {
		if !slices.ContainsFunc(general, func(text string) bool { return strings.Contains(text, wanted) }) {
			t.Errorf("#general says nothing of %q", wanted)
		}
	}
	if len(texts(t, address, "C0RANDOM")) > 0 {
		t.Error("the bot has posted where it isn't")
	}
}

func TestAKeptDemoKnowsWhatWasThereBefore(t *testing.T) {
	data := filepath.Join(t.TempDir(), "kept.db")
	for range 2 {
		t.Run("started", func(t *testing.T) { start(t, data) })
		db, err := store.Open(t.Context(), data)
		if err != nil {
			t.Fatal(err)
		}
		coming, err := db.CountUpcoming(t.Context(), learn.Viewer{Member: "U0ANA"}, time.Now(), time.Time{})
		if err != nil || coming != 7 {
			t.Errorf("%d events are coming, want 7 (%v)", coming, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Whoever types /lessons summary sees figures of a whole quarter, none of them
// about fewer than five people.
func TestTheDemoHasAQuarterThatWasCounted(t *testing.T) {
	data := filepath.Join(t.TempDir(), "kept.db")
	t.Run("started", func(t *testing.T) { start(t, data) })
	db, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	now := time.Now()
	p := learn.PeriodAt(learn.AQuarter, now, learn.Location("Europe/Rome")).Before()
	if p.Counted().After(now) {
		p = p.Before()
	}
	_, cells, err := db.Counted(t.Context(), p.Name)
	if err != nil {
		t.Fatalf("%s: %v", p.Name, err)
	}
	for _, f := range []struct {
		section learn.Chapter
		figure  string
		item    string
	}{
		{learn.UseSection, "used", ""}, {learn.UseSection, "answered", ""}, {learn.OutcomeSection, "stated", ""},
		{learn.OutcomeSection, "people_met", ""}, {learn.OutcomeSection, "met", "meet"}, {learn.CaptureSection, "confirmed", ""},
		{learn.ReachSection, "top_tenth", ""},
	} {
		if !slices.ContainsFunc(cells, func(c learn.Cell) bool {
			return c.Section == f.section && c.Figure == f.figure && (f.item == "" || c.Item == f.item) && c.Precision == learn.Exact && c.Low > 0
		}) {
			t.Errorf("%s: nothing is told of %s/%s", p.Name, f.section, f.figure)
		}
	}
	if c, found := cells.Find(learn.ReachSection, "unread", "", ""); found {
		t.Errorf("it isn't known who is in %d channels", c.Low)
	}
}

func texts(t *testing.T, address, channel string) []string {
	t.Helper()
	res, err := http.Get(address + "sim/messages?as=U0ANA&channel=" + channel)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var answer struct {
		Messages []struct{ Text string }
	}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range answer.Messages {
		all = append(all, m.Text)
	}
	return all
}
