package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
)

// at are the settings for a server that answers every call with handle.
func at(t *testing.T, handle http.HandlerFunc) []string {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	return []string{
		"SLACK_BOT_TOKEN=xoxb-one-token", "SLACK_APP_TOKEN=xapp-other-token", "SLACK_API_URL=" + server.URL + "/some/api",
		"FIELDNOTES_DATABASE_URL=" + filepath.Join(t.TempDir(), "fieldnotes.db"),
	}
}

func TestAnAddressWhereSlackIsNotIsTold(t *testing.T) {
	settings := at(t, http.NotFound)
	start(t, settings).ends(exitFailed, "the server at SLACK_API_URL has no apps.connections.open")
	start(t, settings, "doctor").ends(exitFailed, "note       bot token  the server has no auth.test", "attention  app token  the server at SLACK_API_URL has no apps.connections.open")
}

func TestALoginPageInBetweenIsTold(t *testing.T) {
	settings := at(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>Who are you?")) })
	start(t, settings, "doctor").ends(exitFailed, "what answers isn't Slack's Web API")
	p := start(t, settings)
	p.says("Slack does not answer")
	p.stops()
}

func TestTroubleOfSlacksAtTheStartIsWaitedFor(t *testing.T) {
	settings := at(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"ok":false,"error":"internal_error"}`))
	})
	start(t, settings, "doctor").ends(exitFailed, "Slack can't say now: internal_error")
	p := start(t, settings)
	p.says("Slack does not answer")
	p.stops()
}

func TestTokensAreNotTakenWhereSlackRedirects(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("%s %s arrived", r.Method, r.URL)
	}))
	defer elsewhere.Close()
	for _, status := range []int{http.StatusMovedPermanently, http.StatusTemporaryRedirect} {
		settings := at(t, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+r.URL.Path, status)
		})
		start(t, settings, "doctor").ends(exitFailed, http.StatusText(status), "SLACK_API_URL")
	}
}
