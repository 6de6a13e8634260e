package slacksim

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestThePageAnswersOnlyItselfOnThisMachine(t *testing.T) {
	b := openPage(t, nil)
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	host := func(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }
	for name, c := range map[string]struct {
		change func(*http.Request)
		want   int
	}{
		"itself":                       {header("Origin", b.url), http.StatusOK},
		"localhost":                    {host("localhost:8080"), http.StatusOK},
		"loopback over IPv6":           {host("[::1]:8080"), http.StatusOK},
		"another site":                 {header("Origin", "https://elsewhere.example"), http.StatusForbidden},
		"another port":                 {header("Origin", "http://127.0.0.1:1"), http.StatusForbidden},
		"a sandboxed frame":            {header("Origin", "null"), http.StatusForbidden},
		"what a browser calls cross":   {header("Sec-Fetch-Site", "cross-site"), http.StatusForbidden},
		"a name that resolves to here": {host("rebound.example"), http.StatusForbidden},
		"a name that looks like it":    {host("localhost.example:80"), http.StatusForbidden},
		"an address in the network":    {host("192.168.1.7:8080"), http.StatusForbidden},
	} {
		for _, path := range []string{"/", "/sim/state?as=U1", "/sim/clock"} {
			if got, _ := b.request("GET", path, "", c.change); got != c.want {
				t.Errorf("%s asks for %s: %d, want %d", name, path, got, c.want)
			}
		}
	}
}

func TestThePageTakesOnlyWhatItSends(t *testing.T) {
	b := openPage(t, nil)
	say := `{"as":"U1","channel":"C1","text":"Coffee?"}`
	for name, c := range map[string]struct {
		method, path, body, media string
		want                      int
	}{
		"as it should be":      {"POST", "/sim/say", say, "application/json; charset=utf-8", http.StatusOK},
		"a form":               {"POST", "/sim/say", "as=U1", "application/x-www-form-urlencoded", http.StatusUnsupportedMediaType},
		"JSON in disguise":     {"POST", "/sim/say", say, "text/plain", http.StatusUnsupportedMediaType},
		"no JSON":              {"POST", "/sim/say", "{", "application/json", http.StatusBadRequest},
		"an unknown field":     {"POST", "/sim/say", `{"as":"U1","chanel":"C1"}`, "application/json", http.StatusBadRequest},
		"two objects":          {"POST", "/sim/say", say + say, "application/json", http.StatusBadRequest},
		"too much":             {"POST", "/sim/say", `{"text":"` + strings.Repeat("a", pageBodyLimit) + `"}`, "application/json", http.StatusBadRequest},
		"nobody":               {"POST", "/sim/say", `{"channel":"C1","text":"x"}`, "application/json", http.StatusNotFound},
		"the app itself":       {"POST", "/sim/say", `{"as":"` + b.sim.BotUser() + `","channel":"C1","text":"x"}`, "application/json", http.StatusNotFound},
		"a channel unseen":     {"POST", "/sim/say", `{"as":"U1","channel":"C2","text":"x"}`, "application/json", http.StatusNotFound},
		"a gesture by GET":     {"GET", "/sim/say", "", "", http.StatusNotFound},
		"a question by POST":   {"POST", "/sim/state", "{}", "application/json", http.StatusMethodNotAllowed},
		"a page by POST":       {"POST", "/", "{}", "application/json", http.StatusMethodNotAllowed},
		"a test of the page":   {"GET", "/mrkdwn.test.mjs", "", "", http.StatusNotFound},
		"a script of the page": {"GET", "/app.js", "", "", http.StatusOK},
	} {
		got, text := b.request(c.method, c.path, c.body, func(r *http.Request) { r.Header.Set("Content-Type", c.media) })
		if got != c.want {
			t.Errorf("%s: %d %.80s, want %d", name, got, text, c.want)
		}
	}
}

func TestThePageForbidsWhatItDoesNotNeed(t *testing.T) {
	b := openPage(t, nil)
	answer, err := http.Get(b.url + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	policy := answer.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		t.Errorf("policy is %q", policy)
	}
}

func TestTheClockIsMovedForwardOrNotAtAll(t *testing.T) {
	var moved []time.Time
	b := openPage(t, func(_ context.Context, to time.Time) error {
		moved = append(moved, to.UTC())
		return nil
	})
	for to, want := range map[string]string{
		"hour":                      "2026-11-20T18:00:00Z",
		"day":                       "2026-11-21T17:30:00Z",
		"monday":                    "2026-11-23T08:00:00Z", // 09:00 in Rome
		"2026-12-01T09:00:00+01:00": "2026-12-01T08:00:00Z",
	} {
		moved = nil
		var clock pageClockJSON
		b.post("/sim/clock", `{"as":"U1","to":"`+to+`"}`, &clock)
		if len(moved) != 1 || moved[0].Format(time.RFC3339) != want {
			t.Errorf("%s moved the clock to %v, want %s", to, moved, want)
		}
	}
	moved = nil
	for _, to := range []string{"2026-11-20T17:30:00Z", "1999-01-01T00:00:00Z", "2036-01-01T00:00:00Z", "soon", ""} {
		if status, _ := b.request("POST", "/sim/clock", `{"as":"U1","to":"`+to+`"}`, nil); status != http.StatusBadRequest {
			t.Errorf("%q gave %d, want 400", to, status)
		}
	}
	if moved != nil {
		t.Errorf("refused jumps moved the clock to %v", moved)
	}
}

func TestAClockThatCannotBeMovedSaysSo(t *testing.T) {
	b := openPage(t, nil)
	status, text := b.request("POST", "/sim/clock", `{"as":"U1","to":"hour"}`, nil)
	if status != http.StatusNotFound || !strings.Contains(text, "cannot be moved") {
		t.Errorf("moving the clock gave %d %s", status, text)
	}
}

func TestNextMondayIsAlwaysAhead(t *testing.T) {
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Fatal(err)
	}
	for now, want := range map[string]string{
		"2026-11-23 08:59": "2026-11-23 09:00",
		"2026-11-23 09:00": "2026-11-30 09:00",
		"2026-11-22 23:00": "2026-11-23 09:00",
		"2026-03-28 12:00": "2026-03-30 09:00", // over the change to summer time
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", now, rome)
		if err != nil {
			t.Fatal(err)
		}
		if got := nextMonday(at).Format("2006-01-02 15:04"); got != want {
			t.Errorf("after %s comes %s, want %s", now, got, want)
		}
	}
}
