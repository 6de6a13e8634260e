package slacksim

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
)

const pageBodyLimit = 1 << 20

// pageError is a question of the page that has no answer.
type pageError struct {
	status int
	text   string
}

func (e *pageError) Error() string { return e.text }

// pageAnswer makes a handler of a question about the workspace.
func pageAnswer(ask func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		reply, err := ask(r)
		pageSend(w, reply, err)
	}
}

// pageGesture makes a handler of something a person does, told as one JSON object without unknown fields.
func pageGesture[T any](do func(context.Context, T) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
			pageProblem(w, http.StatusUnsupportedMediaType, "Send application/json.")
			return
		}
		var told T
		decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, pageBodyLimit))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&told); err != nil {
			pageProblem(w, http.StatusBadRequest, "That is not what this takes: "+err.Error())
			return
		}
		if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
			pageProblem(w, http.StatusBadRequest, "Send one JSON object.")
			return
		}
		reply, err := do(r.Context(), told)
		pageSend(w, reply, err)
	}
}

type pageOutcome struct {
	OK    bool   `json:"ok"`
	Error string `json:"error,omitempty"`
}

// pageDone is how a gesture ended. A refusal in Slack's words is an answer, not a failure.
func pageDone(err error) (any, error) {
	var refusal *Refusal
	switch {
	case err == nil:
		return pageOutcome{OK: true}, nil
	case errors.As(err, &refusal):
		return pageOutcome{Error: refusal.Text}, nil
	}
	return nil, err
}

func pageSend(w http.ResponseWriter, reply any, err error) {
	var wrong *pageError
	switch {
	case errors.As(err, &wrong):
		pageProblem(w, wrong.status, wrong.text)
	case errors.Is(err, ErrNoSuchThing):
		pageProblem(w, http.StatusNotFound, "That is no longer there.")
	case err != nil:
		pageProblem(w, http.StatusInternalServerError, err.Error())
	default:
		pageWrite(w, http.StatusOK, reply)
	}
}

func pageProblem(w http.ResponseWriter, status int, text string) {
	pageWrite(w, status, pageOutcome{Error: text})
}

func pageWrite(w http.ResponseWriter, status int, reply any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(reply) // the browser has gone: nobody to tell
}

// hand is the person that the page acts as.
func (s *Sim) hand(id string) (*Hand, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.activePerson(id); !ok || p.Bot || id == slackbot {
		return nil, &pageError{http.StatusNotFound, "There is no such person."}
	}
	return s.As(id), nil
}
