package chat

import (
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack/socketmode"
)

func FuzzWhatSlackSaysOfAPersonsGesture(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"type":"block_actions","user":{"id":"U1"},"actions":[]}`,
		`{"type":"block_actions","user":{"id":"U1"},"container":{"channel_id":"C1"},"actions":[{"action_id":"a","block_id":"b","type":"button","value":"v"}]}`,
		`{"type":"view_submission","user":{"id":"U1"},"view":{"id":"V1","callback_id":"f","private_metadata":"{\"id\":1}","blocks":[{"type":"input","block_id":"title","element":{"type":"plain_text_input","action_id":"title"}}],"state":{"values":{"title":{"title":{"type":"plain_text_input","value":null}}}}}}`,
		`{"type":"block_suggestion","action_id":"zone","value":"ro","view":{"id":"V1","private_metadata":"no json"}}`,
		`{"type":"view_closed","view":{}}`,
		`{"type":"message_action","callback_id":"c","action_ts":"1.000001","user":{"id":"U1"},"team":{"domain":"a"},"channel":{"id":"D1"},"message":{"ts":"1.000001","thread_ts":"1.000001"}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		req, key, err := read(socketmode.Request{Type: socketmode.RequestTypeInteractive, EnvelopeID: "E1", Payload: payload}, time.Unix(0, 0))
		if req == nil || err != nil {
			return
		}
		if key == "" {
			t.Error("a request that can't be told from others")
		}
		req.Viewer()
		req.Meta("new")
		if req.View == nil {
			return
		}
		for field := range req.View.values {
			req.View.Text(field)
			req.View.Texts(field)
			if n := req.View.Number(field, 0); n < -2 {
				t.Errorf("%q is the number %d", field, n)
			}
			req.View.inputFor(field)
		}
	})
}

func FuzzWhatMembersTypePingsNobody(f *testing.F) {
	for _, seed := range []string{"<!channel>", "<@U1>", "*bold* _it_ ~no~ `code`", "> quote", "a & b", "\u202eevil", "שלום", "<https://a|b>", "\xff<!here>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		escaped := string(Escape(typed))
		if strings.ContainsAny(escaped, "<>") {
			t.Errorf("%q keeps an angle bracket: %q", typed, escaped)
		}
		for _, mark := range []string{"*", "_", "~", "`"} {
			if strings.Count(escaped, mark) != strings.Count(escaped, wordJoiner+mark) {
				t.Errorf("%q keeps the power of %s: %q", typed, mark, escaped)
			}
		}
		if strings.ContainsAny(Plain(Escape(typed)), "<>") {
			t.Errorf("%q has angle brackets in its plain text", typed)
		}
		if link := string(Link(typed, "text")); strings.Count(link, "<") > 1 || strings.Count(link, "|") > 1 {
			t.Errorf("%q breaks out of its link: %q", typed, link)
		}
	})
}
