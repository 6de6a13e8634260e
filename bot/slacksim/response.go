package slacksim

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"
)

const (
	responseUses = 5
	responseLife = 30 * time.Minute
)

// responseURL answers one interaction, wherever it took place: the bot need not be in the conversation.
type responseURL struct {
	at       time.Time
	uses     int
	channel  *channel
	person   string
	original *message // what was acted on; nil for a command
}

// newResponseURL makes one under /commands/, /actions/ or /app/, as Slack names them.
func (s *Sim) newResponseURL(kind string, c *channel, p *person, original *message) string {
	now := s.Now()
	path := "/" + kind + "/" + s.team.ID + "/" + s.random(12) + "/" + s.random(24)
	s.responses.put(path, &responseURL{at: now, channel: c, person: p.ID, original: original}, now)
	return s.base + path
}

// response is what is sent to a response URL, or with the acknowledgement of a command.
type response struct {
	Text            string          `json:"text"`
	Blocks          json.RawMessage `json:"blocks"`
	Attachments     json.RawMessage `json:"attachments"`
	ResponseType    string          `json:"response_type"`
	ReplaceOriginal bool            `json:"replace_original"`
	DeleteOriginal  bool            `json:"delete_original"`
	ThreadTS        string          `json:"thread_ts"`
}

func (s *Sim) serveResponse(w http.ResponseWriter, r *http.Request) {
	fault := s.faults.take("response_url")
	fault.before(w, r)
	if fault.answered {
		return
	}
	status, body := s.respondTo(r)
	fault.after(w)
	if fault.answered {
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(encode(body))
}

func (s *Sim) respondTo(r *http.Request) (int, object) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	var sent response
	if err == nil {
		err = json.Unmarshal(raw, &sent)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	url, ok := s.responses.get(r.URL.Path)
	switch {
	case !ok:
		return http.StatusNotFound, refuse("invalid_url").body()
	case s.Now().Sub(url.at) > responseLife:
		return http.StatusNotFound, refuse("expired_url").body()
	case url.uses >= responseUses:
		return http.StatusNotFound, refuse("used_url").body()
	case err != nil:
		return http.StatusBadRequest, refuse("invalid_payload").body()
	}
	url.uses++
	if no := s.respond(url, sent); no != nil {
		return http.StatusOK, no.body()
	}
	return http.StatusOK, object{"ok": true}
}

// respond does what a response asks for: a new message, or a change of the one that was acted on.
func (s *Sim) respond(url *responseURL, sent response) *refusal {
	said, no := s.said(sent)
	if no != nil {
		return no
	}
	original := url.original
	switch {
	case sent.DeleteOriginal && !said.empty():
		return refuse("invalid_arguments")
	case sent.DeleteOriginal && (original == nil || original.gone || original.BotID != s.app.BotID):
		return refuse("message_not_found")
	case sent.DeleteOriginal:
		url.channel.log.remove(original)
		s.changed()
		return nil
	case said.empty():
		return refuse("no_text")
	case sent.ReplaceOriginal && original != nil && !original.gone && original.BotID == s.app.BotID:
		s.edit(url.channel, original, said)
		return nil
	}
	return s.sayTo(url.channel, url.person, sent, said)
}

func (s *Sim) said(sent response) (content, *refusal) {
	a := args{"text": sent.Text}
	a.set("blocks", orNull(sent.Blocks))
	a.set("attachments", orNull(sent.Attachments))
	return s.content(a, forOne)
}

func orNull(raw json.RawMessage) json.RawMessage {
	if len(raw) == 0 {
		return json.RawMessage("null")
	}
	return raw
}

// sayTo posts a response: to one person, or to the channel if it says so.
func (s *Sim) sayTo(c *channel, personID string, sent response, said content) *refusal {
	m := said.into(s.fromBot())
	switch sent.ResponseType {
	case "", "ephemeral":
		m.only = personID
	case "in_channel":
		var no *refusal
		if m.ThreadTS, no = threadIn(c, sent.ThreadTS); no != nil {
			return no
		}
	default:
		return invalid("response_type")
	}
	s.post(c, m)
	return nil
}

var errBadResponse = errors.New("the app answered something that is no message")

// respondWithAck does what the acknowledgement of a command asks for. typed is the command, which the channel sees
// when the answer is for all.
func (s *Sim) respondWithAck(c *channel, p *person, typed string, payload json.RawMessage) error {
	if isEmptyAck(payload) {
		return nil
	}
	var sent response
	if json.Unmarshal(payload, &sent) != nil {
		return errBadResponse
	}
	said, no := s.said(sent)
	if no != nil {
		return errors.New(no.code)
	}
	if sent.ResponseType == "in_channel" {
		s.post(c, &message{Message: Message{User: p.ID, Text: typed}})
	}
	if said.empty() {
		return nil
	}
	if no := s.sayTo(c, p.ID, sent, said); no != nil {
		return errors.New(no.code)
	}
	return nil
}

func isEmptyAck(payload json.RawMessage) bool {
	switch strings.TrimSpace(string(payload)) {
	case "", "null", "{}", `""`:
		return true
	}
	return false
}
