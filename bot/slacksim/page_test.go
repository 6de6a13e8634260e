package slacksim

import (
	"bufio"
	"context"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"
)

const pageTestManifest = `
display_information: {name: Fieldnotes, description: What we learn}
features:
  app_home: {home_tab_enabled: true, messages_tab_enabled: true}
  bot_user: {display_name: fieldnotes}
  slash_commands: [{command: /event, description: Events, usage_hint: "[share | list]"}]
oauth_config: {scopes: {bot: [commands, chat:write]}}
settings: {interactivity: {is_enabled: true}, socket_mode_enabled: true}
`

var pageTestNow = time.Date(2026, 11, 20, 17, 30, 0, 0, time.UTC) // a Friday

// pageBrowser is what the page's scripts can do: ask this server, as JSON.
type pageBrowser struct {
	t   *testing.T
	sim *Sim
	url string
}

func openPage(t *testing.T, jump func(context.Context, time.Time) error) *pageBrowser {
	t.Helper()
	sim, err := New(Config{Manifest: []byte(pageTestManifest), Now: func() time.Time { return pageTestNow }, Jump: jump})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sim.Close)
	sim.AddPerson(Person{ID: "U1", Name: "ana", RealName: "Ana Ruiz", Zone: "Europe/Rome", Title: "L&D"})
	sim.AddPerson(Person{ID: "U2", Name: "ben", RealName: "Ben Okafor", Zone: "America/New_York"})
	sim.AddChannel(Channel{ID: "C1", Name: "networking", Members: []string{"U1", "U2"}})
	sim.AddChannel(Channel{ID: "C2", Name: "leadership", Private: true, Members: []string{"U2"}})
	sim.AddChannel(Channel{ID: "C3", Name: "lunch", Members: []string{"U2"}})
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(server.Close)
	return &pageBrowser{t, sim, server.URL}
}

func (b *pageBrowser) request(method, path, body string, change func(*http.Request)) (int, string) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.url+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if change != nil {
		change(r)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	var text strings.Builder
	if _, err := bufio.NewReader(answer.Body).WriteTo(&text); err != nil {
		b.t.Fatal(err)
	}
	return answer.StatusCode, text.String()
}

// get and post expect an answer and decode it.
func (b *pageBrowser) get(path string, into any) { b.t.Helper(); b.ask("GET", path, "", into) }
func (b *pageBrowser) post(path, body string, into any) {
	b.t.Helper()
	b.ask("POST", path, body, into)
}

func (b *pageBrowser) ask(method, path, body string, into any) {
	b.t.Helper()
	status, text := b.request(method, path, body, nil)
	if status != http.StatusOK {
		b.t.Fatalf("%s %s: %d %s", method, path, status, text)
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		b.t.Fatalf("%s %s: %v in %s", method, path, err, text)
	}
}

func TestPageShowsAPersonTheirOwnWorkspace(t *testing.T) {
	b := openPage(t, nil)
	var state pageStateJSON
	b.get("/sim/state?as=U1", &state)
	var names []string
	for _, c := range state.Channels {
		names = append(names, c.Name)
	}
	if got := strings.Join(names, " "); got != "networking lunch" {
		t.Errorf("Ana sees the channels %q, want those she is in and the public ones", got)
	}
	if state.Clock || !state.Now.Equal(pageTestNow) || state.Me != "U1" || state.App.Commands[0].UsageHint != "[share | list]" {
		t.Errorf("state is %+v", state)
	}
	if len(state.DMs) != 1 || state.DMs[0].With != b.sim.BotUser() {
		t.Errorf("direct messages are %+v, want those with the app", state.DMs)
	}
	if status, _ := b.request("GET", "/sim/state?as=U9", "", nil); status != http.StatusNotFound {
		t.Errorf("a stranger gets %d, want 404", status)
	}
}

func TestWhatIsSaidOnThePageIsSeenByOthersAndInThreads(t *testing.T) {
	b := openPage(t, nil)
	var said pageOutcome
	b.post("/sim/say", `{"as":"U1","channel":"C1","text":"Coffee?"}`, &said)
	var seen struct{ Messages []pageMessageJSON }
	b.get("/sim/messages?as=U2&channel=C1", &seen)
	if !said.OK || len(seen.Messages) != 1 || seen.Messages[0].Text != "Coffee?" || seen.Messages[0].Name != "Ana Ruiz" {
		t.Fatalf("said %+v, Ben sees %+v", said, seen.Messages)
	}
	thread := seen.Messages[0].TS
	b.post("/sim/say", `{"as":"U2","channel":"C1","text":"Gladly","thread_ts":"`+thread+`"}`, &said)
	b.get("/sim/messages?as=U1&channel=C1", &seen)
	if len(seen.Messages) != 1 || seen.Messages[0].ReplyCount != 1 {
		t.Errorf("the channel shows %+v, want the message with one reply", seen.Messages)
	}
	b.get("/sim/messages?as=U1&channel=C1&thread="+thread, &seen)
	if len(seen.Messages) != 2 || seen.Messages[1].Text != "Gladly" {
		t.Errorf("the thread shows %+v", seen.Messages)
	}
}

func TestUnreadMessagesAreCountedUntilTheChannelIsLookedAt(t *testing.T) {
	b := openPage(t, nil)
	var done pageOutcome
	b.post("/sim/say", `{"as":"U1","channel":"C1","text":"Coffee?"}`, &done)
	unread := func() int {
		var state pageStateJSON
		b.get("/sim/state?as=U2", &state)
		return state.Channels[0].Unread
	}
	if n := unread(); n != 1 {
		t.Errorf("Ben has %d unread, want 1", n)
	}
	b.post("/sim/read", `{"as":"U2","channel":"C1"}`, &done)
	if n := unread(); n != 0 {
		t.Errorf("after looking Ben has %d unread, want 0", n)
	}
}

func TestSlackRefusesOnThePageInItsOwnWords(t *testing.T) {
	b := openPage(t, nil)
	b.sim.Archive("C1")
	var said pageOutcome
	b.post("/sim/say", `{"as":"U1","channel":"C1","text":"Anybody?"}`, &said)
	if said.OK || said.Error != "This channel has been archived." {
		t.Errorf("writing in an archived channel gave %+v", said)
	}
}

func TestJoiningAndInviting(t *testing.T) {
	b := openPage(t, nil)
	status := func(body string) int {
		code, _ := b.request("POST", "/sim/join", body, nil)
		return code
	}
	if got := status(`{"as":"U1","channel":"C2","user":"U1"}`); got != http.StatusNotFound {
		t.Errorf("walking into a private channel gave %d, want 404", got)
	}
	if got := status(`{"as":"U1","channel":"C3","user":"` + b.sim.BotUser() + `"}`); got != http.StatusNotFound {
		t.Errorf("inviting into a channel that one is not in gave %d, want 404", got)
	}
	if got := status(`{"as":"U1","channel":"C3","user":"U1"}`); got != http.StatusOK {
		t.Errorf("joining a public channel gave %d, want 200", got)
	}
	if got := status(`{"as":"U1","channel":"C3","user":"` + b.sim.BotUser() + `"}`); got != http.StatusOK {
		t.Errorf("inviting the app gave %d, want 200", got)
	}
	var state pageStateJSON
	b.get("/sim/state?as=U1", &state)
	if c := state.Channels[1]; !c.Member || !c.BotIn {
		t.Errorf("afterwards the channel is %+v", c)
	}
}

func TestEveryChangeReachesTheOpenPage(t *testing.T) {
	b := openPage(t, nil)
	r, err := http.NewRequestWithContext(t.Context(), "GET", b.url+"/sim/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	next := func() string {
		for lines.Scan() {
			if lines.Text() != "" {
				return lines.Text()
			}
		}
		return ""
	}
	if got := next(); got != ": hello" {
		t.Fatalf("the stream begins with %q", got)
	}
	var said pageOutcome
	b.post("/sim/say", `{"as":"U1","channel":"C1","text":"Coffee?"}`, &said)
	if got := next(); got != `data: {"seq":1}` {
		t.Errorf("after a message the stream says %q", got)
	}
}

func TestAssetsReferToNothingOutside(t *testing.T) {
	outside := regexp.MustCompile(`(?:src|href)\s*=\s*["'](?:https?:)?//|@import|url\(|import\s*\(?["'](?:https?:)?//|from\s*["'][^.]|\beval\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write`)
	inline := regexp.MustCompile(`<script(?:\s[^>]*)?>[^<]|<style|\son\w+=|\sstyle=`)
	err := fs.WalkDir(pageAssets(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(pageAssets(), path)
		if found := outside.Find(content); found != nil {
			t.Errorf("%s has %q", path, found)
		}
		if found := inline.Find(content); found != nil && strings.HasSuffix(path, ".html") {
			t.Errorf("%s has %q, which its own policy forbids", path, found)
		}
		if strings.Contains(path, ".test.") {
			t.Errorf("%s is served, but it is a test", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
