package slacksim_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// call sends a request as a client of our own would.
func (w *world) call(method, contentType, token, body string) (map[string]any, http.Header) {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.ctx, http.MethodPost, base+"api/"+method, strings.NewReader(body))
	w.must(err)
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := w.http.Do(r)
	w.must(err)
	defer func() { _ = answer.Body.Close() }()
	var m map[string]any
	w.must(json.NewDecoder(answer.Body).Decode(&m))
	return m, answer.Header
}

const formType, jsonType = "application/x-www-form-urlencoded", "application/json; charset=utf-8"

func TestArgumentsComeAsFormOrJSON(t *testing.T) {
	inWorkspace(t, func(w *world) {
		token := w.BotToken()
		blocks := `[{"type":"section","text":{"type":"mrkdwn","text":"hi"}}]`
		form := url.Values{"channel": {w.general}, "text": {"x"}, "blocks": {blocks}, "token": {token}}.Encode()
		for _, c := range []struct{ why, contentType, token, body, want string }{
			{"a form with its token", formType, "", form, ""},
			{"JSON with blocks nested", jsonType, token, `{"channel":"` + w.general + `","blocks":` + blocks + `}`, ""},
			{"JSON with blocks as text", jsonType, token, fmt.Sprintf(`{"channel":%q,"blocks":%q}`, w.general, blocks), ""},
			{"JSON with its token", jsonType, "", fmt.Sprintf(`{"channel":%q,"text":"x","token":%q}`, w.general, token), "not_authed"},
			{"no token", formType, "", "channel=" + w.general, "not_authed"},
			{"a wrong token", formType, "xoxb-wrong", "channel=" + w.general, "invalid_auth"},
			{"the app's token", formType, w.AppToken(), "channel=" + w.general, "not_allowed_token_type"},
			{"no channel", formType, token, "text=x", "invalid_arguments"},
			{"broken JSON", jsonType, token, `{"channel":`, "invalid_json"},
			{"JSON that is no object", jsonType, token, `["x"]`, "json_not_object"},
			{"a form that is none", "multipart/form-data", token, `x`, "invalid_form_data"},
			{"another type", "text/plain", token, `x`, "invalid_post_type"},
			{"no type", "", token, `x`, "missing_post_type"},
			{"blocks that are none", formType, token, "channel=" + w.general + "&blocks={}", "invalid_blocks_format"},
		} {
			w.Faults().Unlimited(true)
			got, _ := w.call("chat.postMessage", c.contentType, c.token, c.body)
			if code, _ := got["error"].(string); code != c.want || got["ok"] != (c.want == "") {
				t.Errorf("%s: %v, want %q", c.why, got, c.want)
			}
		}
	})
}

func TestReadingMethodsTakeNoJSON(t *testing.T) {
	inWorkspace(t, func(w *world) {
		got, _ := w.call("users.info", jsonType, w.BotToken(), `{"user":"UANN"}`)
		if got["error"] != "invalid_arguments" {
			t.Errorf("users.info by JSON gave %v", got)
		}
	})
}

func TestSlackWarnsOfWhatItTakesNevertheless(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.Faults().Unlimited(true)
		divider := fmt.Sprintf(`{"channel":%q,"blocks":[{"type":"divider"}]}`, w.general)
		for _, c := range []struct{ why, method, contentType, body, want, code string }{
			{"JSON without a charset", "auth.test", "application/json", `{}`, "missing_charset", ""},
			{"the same, refused", "chat.postMessage", "application/json", `{"channel":"CNONE","text":"x"}`, "missing_charset", "channel_not_found"},
			{"a form with a charset", "auth.test", formType + "; charset=utf-8", "", "superfluous_charset", ""},
			{"blocks without a text", "chat.postMessage", jsonType, divider, "missing_text_in_message", ""},
		} {
			got, _ := w.call(c.method, c.contentType, w.BotToken(), c.body)
			code, _ := got["error"].(string)
			meta, _ := got["response_metadata"].(map[string]any)
			if got["warning"] != c.want || fmt.Sprint(meta["warnings"]) != "["+c.want+"]" || code != c.code {
				t.Errorf("%s: answered %v", c.why, got)
			}
		}
	})
}

func TestATokenComesInTheHeaderOrTheForm(t *testing.T) {
	inWorkspace(t, func(w *world) {
		for why, r := range map[string]*http.Request{
			"in the address":               httptest.NewRequest(http.MethodGet, "/api/auth.test?token="+w.BotToken(), nil),
			"in the address above a form":  httptest.NewRequest(http.MethodPost, "/api/auth.test?token="+w.BotToken(), strings.NewReader("a=b")),
			"in the header without Bearer": httptest.NewRequest(http.MethodGet, "/api/auth.test", nil),
		} {
			if r.Method == http.MethodPost {
				r.Header.Set("Content-Type", formType)
			}
			if r.URL.RawQuery == "" {
				r.Header.Set("Authorization", w.BotToken())
			}
			answer := httptest.NewRecorder()
			w.Handler().ServeHTTP(answer, r)
			if !strings.Contains(answer.Body.String(), `"error":"not_authed"`) {
				t.Errorf("%s: answered %s", why, answer.Body)
			}
		}
	})
}

func TestMethodsNeedTheManifestsScopes(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.Faults().Decline("channels:history", "users:read")
		got, header := w.call("users.info", formType, w.BotToken(), "user=UANN")
		if got["error"] != "missing_scope" || got["needed"] != "users:read" || !strings.Contains(got["provided"].(string), "chat:write") {
			t.Errorf("answered %v", got)
		}
		if strings.Contains(header.Get("X-OAuth-Scopes"), "users:read") || header.Get("X-Accepted-OAuth-Scopes") != "users:read" {
			t.Errorf("headers %v", header)
		}
		_, err := w.api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: w.general})
		w.wantCode(err, "missing_scope")
		_, err = w.api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: w.IM("UANN")})
		w.must(err)
		bot := w.connect(nil)
		w.Join(w.AddChannel(testChannel("open", w.BotUser())), "UANN")
		w.await(bot, socketmode.EventTypeEventsAPI) // the bot itself
		w.await(bot, socketmode.EventTypeEventsAPI) // Ann
		w.Faults().Decline("channels:read", "groups:read")
		w.Archive(w.general)
		w.quiet(bot)
		_, _, err = w.api.GetConversations(&slack.GetConversationsParameters{Types: []string{"mpim"}})
		w.wantCode(err, "missing_scope")
	})
}

func TestWhatTheWorkspaceDoesNotHaveIsUnknown(t *testing.T) {
	inWorkspace(t, func(w *world) {
		got, _ := w.call("admin.everything", formType, w.BotToken(), "")
		if got["error"] != "unknown_method" {
			t.Errorf("answered %v", got)
		}
		w.Faults().Lack("auth.test")
		_, err := w.api.AuthTest()
		w.wantCode(err, "unknown_method")
		_, err = w.api.GetUserGroups()
		w.wantCode(err, "plan_upgrade_required")
		w.AddGroup(slacksim.Group{ID: "SHR", Handle: "hr", Name: "HR", Members: []string{"UANN"}})
		groups, err := w.api.GetUserGroups(slack.GetUserGroupsOptionIncludeUsers(true))
		w.must(err)
		if len(groups) != 1 || groups[0].UserCount != 1 || groups[0].Users[0] != "UANN" {
			t.Errorf("the groups are %+v", groups)
		}
	})
}

func TestThingsGoWrongOnPurpose(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.Faults().Unlimited(true)
		posted := func() int { return len(w.As("UANN").Messages(w.general)) }
		post := func() error { _, _, err := w.api.PostMessage(w.general, text("x")...); return err }
		for _, c := range []struct {
			why   string
			turn  func(*slacksim.Faults)
			done  int
			check func(error) bool
		}{
			{"the request is lost", func(f *slacksim.Faults) { f.NextRequestLost("chat.postMessage") }, 0, isLost},
			{"the answer is lost", func(f *slacksim.Faults) { f.NextAnswerLost("chat.postMessage") }, 1, isLost},
			{"it fails", func(f *slacksim.Faults) { f.NextFailsBefore("chat.postMessage", 503) }, 0, isStatus(503)},
			{"it fails after all", func(f *slacksim.Faults) { f.NextFailsAfter("chat.postMessage", 500) }, 1, isStatus(500)},
			{"it is limited", func(f *slacksim.Faults) { f.NextLimited("chat.postMessage", 30) }, 0, isLimited(30 * time.Second)},
			{"it is slow", func(f *slacksim.Faults) { f.Slow("chat.postMessage", time.Second) }, 1, func(err error) bool { return err == nil }},
			{"Slack is down", func(f *slacksim.Faults) { f.Down(true) }, 0, isStatus(503)},
		} {
			before := posted()
			c.turn(w.Faults())
			if err := post(); !c.check(err) || posted()-before != c.done {
				t.Errorf("%s: %v and %d posted", c.why, err, posted()-before)
			}
		}
		w.Faults().Down(false)
		w.must(post())
		w.Faults().Revoke()
		w.wantCode(post(), "token_revoked")
		w.Faults().Uninstall()
		w.wantCode(post(), "account_inactive")
	})
}

func isLost(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

func isStatus(status int) func(error) bool {
	return func(err error) bool {
		var told slack.StatusCodeError
		return errors.As(err, &told) && told.Code == status
	}
}

func isLimited(d time.Duration) func(error) bool {
	return func(err error) bool {
		var told *slack.RateLimitedError
		return errors.As(err, &told) && told.RetryAfter == d
	}
}

func TestAManifestThatSlackWouldNotInstall(t *testing.T) {
	for why, broken := range map[string]string{
		"no YAML":                    ":",
		"no name":                    strings.Replace(manifest, "name: Fieldnotes,", "", 1),
		"no bot user":                strings.Replace(manifest, "display_name: fieldnotes,", "", 1),
		"no Socket Mode":             strings.Replace(manifest, "socket_mode_enabled: true", "socket_mode_enabled: false", 1),
		"commands without the scope": strings.Replace(manifest, "commands, users", "users", 1),
		"an event without its scope": strings.Replace(manifest, "im:history,", "", 1),
	} {
		if _, err := slacksim.New(slacksim.Config{Manifest: []byte(broken), Now: time.Now}); err == nil {
			t.Errorf("%s: installed", why)
		}
	}
}

func FuzzWebAPI(f *testing.F) {
	f.Add("chat.postMessage", formType, "channel=C1&text=x&blocks=[{}]")
	f.Add("chat.postMessage", jsonType, `{"channel":"UANN","text":"x","blocks":[{"type":"divider"}],"metadata":{"event_type":"x","event_payload":{}}}`)
	f.Add("views.publish", jsonType, `{"user_id":"UANN","view":{"type":"home","blocks":[{"type":"actions","elements":[{}]}]}}`)
	f.Add("conversations.list", formType, "types=im&limit=1&cursor=bmV4dDoz")
	f.Add("conversations.history", formType, "channel=DIM&oldest=1.5&latest=9&inclusive=1&limit=-1")
	f.Add("files.completeUploadExternal", jsonType, `{"files":[{"id":"F1"}],"channel_id":"C1"}`)
	f.Add("blocks.validate", jsonType, `{"message":{"blocks":[{"type":"table","rows":[[1]]}]}}`)
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(manifest), Now: time.Now})
	if err != nil {
		f.Fatal(err)
	}
	sim.AddPerson(testPerson("UANN", "ann"))
	sim.AddChannel(slacksim.Channel{ID: "C1", Name: "general", Members: []string{"UANN", sim.BotUser()}})
	sim.Faults().Unlimited(true)
	handler := sim.Handler()
	f.Fuzz(func(t *testing.T, method, contentType, body string) {
		r := httptest.NewRequest(http.MethodPost, "/api/auth.test", strings.NewReader(body))
		r.URL.Path = "/api/" + method
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("Authorization", "Bearer "+sim.BotToken())
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		var answer struct {
			OK    *bool  `json:"ok"`
			Error string `json:"error"`
		}
		if w.Code == http.StatusMovedPermanently || w.Code == http.StatusTemporaryRedirect || w.Code == http.StatusNotFound {
			return // the path was not one of the API's
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.OK == nil || !*answer.OK && answer.Error == "" {
			t.Errorf("answered %d %q", w.Code, w.Body)
		}
	})
}
