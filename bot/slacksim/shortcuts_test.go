package slacksim_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// chosen is the next interaction that the app hears of, whatever else happens.
func (w *world) chosen(a *app) slack.InteractionCallback {
	w.t.Helper()
	for {
		select {
		case e := <-a.got:
			if e.Type == socketmode.EventTypeInteractive {
				return e.Data.(slack.InteractionCallback)
			}
		case <-time.After(time.Minute):
			w.t.Fatal("the app heard of no interaction")
		}
	}
}

func TestAGlobalShortcutOpensAFormAndHasNoPlace(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		w.must(w.As("UANN").Shortcut(w.ctx, "share"))
		got := w.chosen(bot)
		if got.Type != slack.InteractionTypeShortcut || got.CallbackID != "share" || got.Channel.ID != "" || got.ResponseURL != "" {
			t.Errorf("the app got %+v", got)
		}
		_, err := w.api.OpenView(got.TriggerID, form("f"))
		w.must(err)
		if err := w.As("UANN").Shortcut(w.ctx, "keep"); !errors.Is(err, slacksim.ErrNoSuchThing) {
			t.Errorf("a message shortcut without a message: %v", err)
		}
	})
}

func TestAMessageShortcutWorksOnWhateverOneSees(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		ann := w.As("UANN")
		w.AddPerson(slacksim.Person{ID: "UNEWS", Name: "news", Bot: true})
		w.Join(w.secret, "UNEWS")
		w.must(w.As("UBEN").Say(w.ctx, w.general, strings.Repeat("worth keeping ", 900)))
		w.must(ann.Say(w.ctx, w.secret, "where the app is not"))
		_, _, err := w.api.PostMessage(w.general, slack.MsgOptionText("our own", false))
		w.must(err)
		_, err = w.PostBy("UNEWS", w.secret, "another app's", json.RawMessage(`[{"type":"divider","block_id":"d"}]`))
		w.must(err)
		w.must(ann.SendFile(w.ctx, w.general, "", "notes.txt", []byte("x")))
		w.Deactivate("UBEN")
		for _, place := range []string{w.general, w.secret} {
			for _, m := range ann.Messages(place) {
				w.must(ann.MessageShortcut(w.ctx, "keep", place, m.TS))
				got := w.chosen(bot)
				if got.Type != slack.InteractionTypeMessageAction || got.CallbackID != "keep" || got.Channel.ID != place ||
					got.Message.Text != m.Text || got.Message.User != m.User || (got.Message.BotID != "") != (m.BotID != "") || got.MessageTs != m.TS {
					t.Errorf("of %q the app got %+v", m.Text, got)
				}
				w.must(slack.PostWebhookCustomHTTPContext(w.ctx, got.ResponseURL, w.http, &slack.WebhookMessage{Text: "kept"}))
			}
		}
		if n := len(ann.Messages(w.secret)); n != 4 {
			t.Errorf("Ann has %d messages where the app is not, want two and two answers", n)
		}
	})
}

func TestAMessageShortcutIsNotOfferedOnWhatHasNoMenu(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		_, parent, err := w.api.PostMessage(w.general, slack.MsgOptionText("card", false))
		w.must(err)
		w.must(w.As("UBEN").Reply(w.ctx, w.general, parent, "a reply"))
		_, _, err = w.api.DeleteMessage(w.general, parent)
		w.must(err)
		only, err := w.api.PostEphemeral(w.general, "UBEN", slack.MsgOptionText("psst", false))
		w.must(err)
		w.must(w.As("UANN").Say(w.ctx, w.secret, "not for Ben"))
		hidden := w.As("UANN").Messages(w.secret)[0].TS
		for why, at := range map[string][2]string{
			"a tombstone": {w.general, parent}, "only Ben sees it": {w.general, only}, "Ben is not there": {w.secret, hidden}, "nothing": {w.general, "1.000001"},
		} {
			if err := w.As("UBEN").MessageShortcut(w.ctx, "keep", at[0], at[1]); !errors.Is(err, slacksim.ErrNoSuchThing) {
				t.Errorf("%s: %v", why, err)
			}
		}
		w.quiet(bot)
	})
}

func TestAShortcutThatNobodyAnswersIsToldToThePerson(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.connect(silence)
		start := time.Now()
		w.wantRefusal(w.As("UANN").Shortcut(w.ctx, "share"), "This app did not respond. Try again or contact the app developer.")
		if waited := time.Since(start); waited != 3*time.Second {
			t.Errorf("Ann waited %v", waited)
		}
	})
}

func TestAManifestWithShortcutsThatSlackRefuses(t *testing.T) {
	shortcut := func(name, kind, callback, about string) string {
		return fmt.Sprintf("{name: %q, type: %s, callback_id: %q, description: %q}", name, kind, callback, about)
	}
	good := shortcut("Share", "global", "share", "Share an event")
	for why, list := range map[string]string{
		"eleven":                  good + strings.Repeat(", "+good, 10),
		"a name of 25":            shortcut(strings.Repeat("n", 25), "global", "c", "d"),
		"no name":                 shortcut("", "global", "c", "d"),
		"a kind that there isn't": shortcut("n", "channel", "c", "d"),
		"a callback id of 256":    shortcut("n", "global", strings.Repeat("c", 256), "d"),
		"a description of 151":    shortcut("n", "global", "c", strings.Repeat("d", 151)),
		"no description":          shortcut("n", "message", "c", ""),
	} {
		if _, err := slacksim.New(slacksim.Config{Now: time.Now, Manifest: withShortcuts(list)}); err == nil {
			t.Errorf("%s is accepted", why)
		}
	}
	ten := good + strings.Repeat(", "+good, 9)
	if _, err := slacksim.New(slacksim.Config{Now: time.Now, Manifest: withShortcuts(ten)}); err != nil {
		t.Error(err)
	}
	unscoped := strings.ReplaceAll(string(withShortcuts(good)), "commands, users:read", "users:read")
	unscoped = unscoped[:strings.Index(unscoped, "  slash_commands:")] + unscoped[strings.Index(unscoped, "oauth_config:"):]
	if _, err := slacksim.New(slacksim.Config{Now: time.Now, Manifest: []byte(unscoped)}); err == nil {
		t.Error("shortcuts are accepted without the scope commands")
	}
}

// withShortcuts is the tests' manifest with these shortcuts in the place of its own.
func withShortcuts(list string) []byte {
	before, rest, _ := strings.Cut(manifest, "  shortcuts:\n")
	_, after, _ := strings.Cut(rest, "  slash_commands:\n")
	return []byte(before + "  shortcuts: [" + list + "]\n  slash_commands:\n" + after)
}
