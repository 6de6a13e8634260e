package bot

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// assembled is a bot that no Slack answers.
func assembled(t *testing.T) *Bot {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "roles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	b, err := New(Config{
		BotToken: "xoxb-test", AppToken: "xapp-test", Store: db, Now: time.Now, Log: slog.New(slog.DiscardHandler),
		Settings: Settings{Language: "en", Digest: "0 9 * * 1", Admins: []string{"UANA"},
			Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}},
		Dial: func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("no Slack here") },
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// byRoleAlone are the actions that a role decides, whoever owns what.
var byRoleAlone = []learn.Action{learn.SetAdmins, learn.AllowChannel, learn.SetWorkspace, learn.ReadSummary, learn.HideLesson}

func TestWhatARoleOpensIsClosedToOthers(t *testing.T) {
	b := assembled(t)
	actors := map[string]learn.Actor{"member": {ID: "UBEN"}, "HR": {ID: "UHR", HR: true}, "admin": {ID: "UANA", Admin: true}}
	asked := 0
	for _, route := range b.routes() {
		action := byRole()[route.Name]
		if !slices.Contains(byRoleAlone, action) {
			continue
		}
		for role, actor := range actors {
			asked++
			req := &chat.Request{
				Kind: route.On, Name: route.Name, ID: "1", Now: time.Date(2026, 6, 1, 10, 0, 0, 0, time.UTC), Who: learn.Member{ID: actor.ID}, Actor: actor,
				Loc: b.people.ws.Locales.Workspace(), Channel: "CALL", View: &chat.View{Meta: chat.Meta{Channel: "CALL"}},
			}
			_, err := route.Do(t.Context(), req)
			if refused := learn.Is(err, learn.Forbidden); refused == actor.May(action, "") {
				t.Errorf("%s: %s: %v", route.Name, role, err)
			}
		}
	}
	if asked < 30 {
		t.Errorf("only %d were asked for", asked)
	}
}

func TestEveryRoleIsSaidOfARoute(t *testing.T) {
	names := map[string]bool{}
	for _, route := range Table() {
		names[route.Name] = true
		if route.Needs != "" && byRole()[route.Name] != route.Needs {
			t.Errorf("%s needs %q, and %q counts", route.Name, route.Needs, byRole()[route.Name])
		}
	}
	for name, action := range byRole() {
		if !names[name] || !slices.Contains(learn.Actions(), action) {
			t.Errorf("%s: there is no such route, or no action %q", name, action)
		}
	}
}
