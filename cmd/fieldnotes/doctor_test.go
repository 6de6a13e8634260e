package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

func TestTheDoctorFindsAllWell(t *testing.T) {
	w := newWorkspace(t).onFile()
	start(t, w.settings(), "doctor").ends(0, "ok         settings", "@Fieldnotes in the workspace "+w.Team().Name,
		"ok         app token", "ok         scopes", "ok         clock", "is made at the first start")
	w.bot(t)
	start(t, w.settings(), "doctor").ends(0, "ok         database", "is whole")
}

func TestTheDoctorSaysWhatEachTokenLacks(t *testing.T) {
	w := newWorkspace(t)
	start(t, w.settings("SLACK_BOT_TOKEN=xoxb-not-this-one"), "doctor").ends(exitFailed,
		"attention  bot token", "it does not know this token", "ok         app token")
	start(t, w.settings("SLACK_APP_TOKEN=xapp-not-this-one"), "doctor").ends(exitFailed,
		"ok         bot token", "attention  app token")
}

func TestTheDoctorSaysWhatDecliningScopesCosts(t *testing.T) {
	w := newWorkspace(t)
	w.Faults().Decline("channels:history")
	start(t, w.settings(), "doctor").ends(0, "note       scopes     not granted: channels:history", "whoever it was posted for is asked to have a look")
	w.Faults().Decline("files:write")
	start(t, w.settings(), "doctor").ends(0, "not granted: files:write, channels:history", "can't send calendar files", "have a look")
}

func TestTheDoctorListsSettingsAndLooksAtTheDatabase(t *testing.T) {
	start(t, []string{"SLACK_BOT_TOKEN=xoxb-1"}, "doctor").ends(exitSettings, "attention  settings", "SLACK_APP_TOKEN is missing", "database")
}

func TestTheDoctorFindsADamagedDatabase(t *testing.T) {
	w := newWorkspace(t).onFile()
	if err := os.WriteFile(w.database(), []byte(strings.Repeat("garbage ", 5000)), 0o600); err != nil {
		t.Fatal(err)
	}
	start(t, w.settings(), "doctor").ends(exitFailed, "attention  database", "fieldnotes backup")
}

func TestTheDoctorFindsSlackSilent(t *testing.T) {
	w := newWorkspace(t)
	_ = w.server.Close()
	start(t, w.settings(), "doctor").ends(exitFailed, "attention  bot token  no answer", "attention  app token  no answer", "SLACK_API_URL")
}

// A server may have nothing but what the bot can't do without.
func TestTheDoctorWorksOnAServerThatTellsLittle(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Date"] = nil
		_, _ = w.Write([]byte(`{"ok":true,"user":"notes","team":"Small","url":"wss://small.test/link"}`))
	}))
	defer server.Close()
	start(t, []string{"SLACK_BOT_TOKEN=one-token", "SLACK_APP_TOKEN=other-token", "SLACK_API_URL=" + server.URL}, "doctor").
		ends(0, "@notes in the workspace Small", "doesn't say which ones were granted", "doesn't say what time it is")
}

func TestAClockThatIsWrongIsSeen(t *testing.T) {
	slacks := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for off, bad := range map[time.Duration]bool{0: false, 20 * time.Second: false, -20 * time.Second: false, time.Minute: true, -time.Hour: true} {
		f := clockFinding(slacks.Format(http.TimeFormat), slacks.Add(off))
		if f.bad != bad {
			t.Errorf("%s off: %+v", off, f)
		}
	}
}

func TestAMissingScopeHasToBeMended(t *testing.T) {
	all := scopeFindings("chat:write,commands,users:read,channels:read,groups:read,im:write,mpim:write,im:history,files:read,files:write,usergroups:read,channels:history,groups:history,mpim:history")
	if len(all) != 1 || all[0].bad || all[0].advice != "" {
		t.Errorf("with all scopes: %+v", all)
	}
	some := scopeFindings("commands, users:read, channels:read, groups:read, im:write, mpim:write, im:history, files:read, files:write, usergroups:read, channels:history, mpim:history")
	if len(some) != 2 || !some[0].bad || some[0].says != "missing: chat:write" || some[1].bad || some[1].says != "not granted: groups:history" {
		t.Errorf("with few: %+v", some)
	}
}
