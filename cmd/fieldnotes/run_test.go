package main

import (
	"strings"
	"testing"
	"time"
)

func TestAWrongTokenIsToldInPlainWords(t *testing.T) {
	w := newWorkspace(t)
	start(t, w.settings("SLACK_BOT_TOKEN=xoxb-not-this-one")).ends(exitFailed, "Slack refuses SLACK_BOT_TOKEN: it does not know this token")
	start(t, w.settings("SLACK_APP_TOKEN=xapp-not-this-one")).ends(exitFailed, "Slack refuses SLACK_APP_TOKEN: it does not know this token")
}

func TestABotThatWasRemovedSaysSo(t *testing.T) {
	w := newWorkspace(t)
	w.Faults().Uninstall()
	start(t, w.settings()).ends(exitFailed, "the app was removed from the workspace")
}

func TestTheBotStopsWhenAsked(t *testing.T) {
	w := newWorkspace(t)
	began := time.Now()
	w.bot(t).stops()
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("starting and stopping took %s", took)
	}
}

func TestTheBotStopsWhileSlackIsSilent(t *testing.T) {
	w := newWorkspace(t)
	_ = w.server.Close()
	p := start(t, w.settings())
	p.says("Slack does not answer")
	p.stops()
}

func TestTheBotStopsInTimeWhileSlackIsSlow(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	p := w.bot(t)
	w.Faults().Slow("views.open", 15*time.Second)
	if err := w.As("U0ANA").Say(t.Context(), general, "/event share"); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	p.stops()
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("stopping took %s", took)
	}
}

func TestHealthIsToldByTheRunningBot(t *testing.T) {
	w := newWorkspace(t)
	p := w.bot(t, "FIELDNOTES_HEALTH_ADDRESS=127.0.0.1:0")
	address := "FIELDNOTES_HEALTH_ADDRESS=" + logged(p, "address=")
	start(t, []string{address}, "healthcheck").ends(0, "ok")
	w.Faults().Down(true)
	p.says("no connection to Slack")
	start(t, []string{address}, "healthcheck").ends(exitFailed, "the bot is not well: not connected to Slack")
	w.Faults().Down(false)
	p.stops()
	start(t, []string{address}, "healthcheck").ends(exitFailed, "the bot does not answer")
	start(t, nil, "healthcheck").ends(exitFailed, "FIELDNOTES_HEALTH_ADDRESS is not set")
}

// logged is the value after a key in the log.
func logged(p *process, key string) string {
	p.says(key)
	_, rest, _ := strings.Cut(p.out.String(), key)
	value, _, _ := strings.Cut(rest, "\n")
	return value
}

func TestABackupOfTheRunningBot(t *testing.T) {
	w := newWorkspace(t).onFile()
	p := w.bot(t)
	copied := w.dir + "/copy.db"
	start(t, w.settings(), "backup", copied).ends(0, "complete and checked")
	start(t, w.settings(), "backup", copied).ends(exitFailed, "is there already")
	p.stops()
	start(t, w.settings(), "backup", w.dir+"/later.db").ends(0, "complete and checked")
	start(t, w.settings("FIELDNOTES_DATABASE_URL="+copied), "doctor").ends(0, "is whole")
	start(t, w.settings("FIELDNOTES_DATABASE_URL=nowhere.db"), "backup", w.dir+"/none.db").ends(exitFailed, "there is no database")
}

func TestASecondBotOnOneFileIsRefused(t *testing.T) {
	w := newWorkspace(t).onFile()
	p := w.bot(t)
	start(t, w.settings()).ends(exitFailed, "a bot runs on it already: one bot runs on one SQLite file; for several, use PostgreSQL")
	start(t, w.settings(), "doctor").ends(0, "is whole")
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-p.over
	w.bot(t).stops()
}
