package outbox_test

import (
	"cmp"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// wire is a process's way to Slack. It counts the calls of each method.
type wire struct {
	base  *http.Transport
	mu    sync.Mutex
	calls map[string]int
	dead  bool
	// statuses counts Slack's answers.
	statuses map[int]int
	died     func() // called once, when Slack's answer to the next call of fatal has arrived
	fatal    string // "" for chat.postMessage
	// answers is what answers in Slack's place; with nil Slack does.
	answers func(*http.Request) *http.Response
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	method := path.Base(r.URL.Path)
	if strings.HasPrefix(r.URL.Path, "/upload/") {
		method = slacksim.Upload
	}
	w.mu.Lock()
	w.calls[method]++
	dead := w.dead
	w.mu.Unlock()
	if dead {
		return nil, net.ErrClosed
	}
	if w.answers != nil {
		if answer := w.answers(r); answer != nil {
			return answer, nil
		}
	}
	answer, err := w.base.RoundTrip(r)
	if err == nil {
		w.mu.Lock()
		w.statuses[answer.StatusCode]++
		w.mu.Unlock()
	}
	if method == cmp.Or(w.fatal, "chat.postMessage") && w.died != nil {
		w.died()
	}
	return answer, err
}

// cut ends the way to Slack.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dead = true
}

func (w *wire) answeredWith(status int) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.statuses[status]
}

func (w *wire) count(method string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.calls[method]
}
