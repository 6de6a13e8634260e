package main

import (
	"net"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// workspace is a simulated Slack on a real port of this machine.
type workspace struct {
	*slacksim.Sim
	server *http.Server
	url    string
	dir    string
	db     string
}

var crew = []string{"U0ANA", "U0BEN", "U0CHIARA", "U0DEV", "U0ELENA", "U0FARAH"}

const general = "C0GENERAL"

func newWorkspace(t testing.TB) *workspace {
	t.Helper()
	names := chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(deploy.Manifest(names)), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range crew {
		sim.AddPerson(slacksim.Person{ID: id, Name: id, RealName: id, Zone: "Europe/Rome"})
	}
	sim.AddChannel(slacksim.Channel{ID: general, Name: "general", Members: append([]string{sim.BotUser()}, crew...)})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &workspace{Sim: sim, server: &http.Server{Handler: sim.Handler()}, url: "http://" + listener.Addr().String(), dir: t.TempDir()}
	w.db = storetest.URL(t, w.file())
	go func() { _ = w.server.Serve(listener) }() // ends with Close
	t.Cleanup(func() {
		sim.Close()
		_ = w.server.Close()
	})
	return w
}

func (w *workspace) file() string     { return filepath.Join(w.dir, "fieldnotes.db") }
func (w *workspace) database() string { return w.db }

// onFile is for what is about SQLite's file.
func (w *workspace) onFile() *workspace {
	w.db = w.file()
	return w
}

// settings are those that a real workspace needs, and more.
func (w *workspace) settings(more ...string) []string {
	return append([]string{
		"SLACK_BOT_TOKEN=" + w.BotToken(), "SLACK_APP_TOKEN=" + w.AppToken(), "SLACK_API_URL=" + w.url + "/api",
		"FIELDNOTES_DATABASE_URL=" + w.database(), "FIELDNOTES_LOG_LEVEL=debug",
	}, more...)
}

// bot starts the bot and waits until it is connected.
func (w *workspace) bot(t testing.TB, more ...string) *process {
	t.Helper()
	p := start(t, w.settings(more...))
	p.says("connected to Slack")
	return p
}
