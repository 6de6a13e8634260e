package slacksim

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// Handler serves the whole workspace: the Web API under /api/, Socket Mode, response URLs, uploads and files,
// and the page.
func (s *Sim) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/", s.serveAPI)
	mux.HandleFunc("GET /link/", s.serveLink)
	mux.HandleFunc("POST /commands/", s.serveResponse)
	mux.HandleFunc("POST /actions/", s.serveResponse)
	mux.HandleFunc("POST /app/", s.serveResponse)
	mux.HandleFunc("POST /upload/{id}/{ticket}", s.serveUpload)
	mux.HandleFunc("GET /files/{id}/{name}", s.serveFile)
	s.mountPage(mux)
	return mux
}

// call is one request to the Web API.
type call struct {
	args
	base     string // scheme://host that it came to
	warnings []string
}

func (c *call) warn(warning string) { c.warnings = append(c.warnings, warning) }

// method is one of the Web API. run is called with the lock held.
type method struct {
	tier   int
	token  tokenKind
	scopes []string // one of them is needed; run checks those that depend on the conversation
	json   bool     // takes a JSON body
	needs  []string // required arguments
	run    func(*Sim, *call) (object, *refusal)
}

type tokenKind int

const (
	botToken tokenKind = iota
	appToken
	noToken
)

func (s *Sim) serveAPI(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/api/")
	fault := s.faults.take(name)
	fault.before(w, r)
	if fault.answered {
		return
	}
	m, known := methods[name]
	known = known && !s.faults.lacks(name)
	a, token, warnings, no := decode(w, r, m.json)
	c := &call{args: a, base: baseURL(r), warnings: warnings}
	s.setHeaders(w, m)
	status, body := http.StatusOK, []byte(nil)
	switch {
	case !known:
		no = refuse("unknown_method")
	case m.token == appToken && r.Method != http.MethodPost:
		no = refuse("insecure_request")
	}
	if no == nil {
		body, no = s.do(name, m, c, token)
	}
	if no != nil {
		body = encode(c.withWarnings(no.body()))
		if no.retryAfter > 0 {
			status = http.StatusTooManyRequests
			w.Header().Set("Retry-After", strconv.Itoa(no.retryAfter))
		}
	}
	fault.after(w)
	if fault.answered {
		return
	}
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// do is a call from its token to its answer, in the order in which Slack looks at things.
func (s *Sim) do(name string, m method, c *call, token string) ([]byte, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if no := s.checkToken(m, token); no != nil {
		return nil, no
	}
	if no := s.allow(name, tiers[m.tier]); no != nil {
		return nil, no
	}
	if no := s.need(m.scopes...); no != nil {
		return nil, no
	}
	for _, needed := range m.needs {
		if c.args[needed] == "" {
			return nil, invalid("[ERROR] missing required field: " + needed)
		}
	}
	s.base = c.base
	reply, no := m.run(s, c)
	if no != nil {
		return nil, no
	}
	return encode(c.finish(reply)), nil
}

func (c *call) finish(reply object) object {
	if reply == nil {
		reply = object{}
	}
	reply["ok"] = true
	return c.withWarnings(reply)
}

func (c *call) withWarnings(reply object) object {
	if len(c.warnings) > 0 {
		reply["warning"] = strings.Join(c.warnings, ",")
		meta, _ := reply["response_metadata"].(object)
		if meta == nil {
			meta = object{}
		}
		meta["warnings"] = c.warnings
		reply["response_metadata"] = meta
	}
	return reply
}

func (s *Sim) checkToken(m method, token string) *refusal {
	switch {
	case m.token == noToken:
		return nil
	case token == "":
		return refuse("not_authed")
	case token != s.tokens.bot && token != s.tokens.app:
		return refuse("invalid_auth")
	case s.faults.uninstalled:
		return refuse("account_inactive")
	case (m.token == appToken) != (token == s.tokens.app):
		return refuse("not_allowed_token_type")
	case m.token == botToken && s.faults.revoked:
		return refuse("token_revoked")
	}
	return nil
}

func (s *Sim) setHeaders(w http.ResponseWriter, m method) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("X-OAuth-Scopes", strings.Join(s.scopes(), ","))
	if len(m.scopes) > 0 {
		h.Set("X-Accepted-OAuth-Scopes", strings.Join(m.scopes, ","))
	}
}

func baseURL(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// encode writes an answer without escaping < and >, as Slack does not either.
func encode(v any) []byte {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // only what we build ourselves, and JSON that was valid, gets here
	}
	return []byte(b.String())
}
