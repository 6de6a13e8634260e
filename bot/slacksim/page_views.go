package slacksim

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
)

type pageViewJSON struct {
	ID         string          `json:"id"`
	Type       string          `json:"type"`
	CallbackID string          `json:"callback_id"`
	Hash       string          `json:"hash"`
	Title      *plainText      `json:"title"`
	Submit     *plainText      `json:"submit"`
	Close      *plainText      `json:"close"`
	Blocks     json.RawMessage `json:"blocks"`
	State      pageStateValues `json:"state"`
}

type pageStateValues struct {
	Values State `json:"values"`
}

// pageViews is this person's stack of modals, top last, and their Home or null.
func (s *Sim) pageViews(r *http.Request) (any, error) {
	h, err := s.hand(r.URL.Query().Get("as"))
	if err != nil {
		return nil, err
	}
	reply := struct {
		Views []pageViewJSON `json:"views"`
		Home  *pageViewJSON  `json:"home"`
	}{Views: []pageViewJSON{}}
	for _, v := range h.Views() {
		reply.Views = append(reply.Views, pageView(v))
	}
	if home, ok := h.Home(); ok {
		shown := pageView(home)
		reply.Home = &shown
	}
	return reply, nil
}

func pageView(v View) pageViewJSON {
	return pageViewJSON{ID: v.ID, Type: v.Type, CallbackID: v.CallbackID, Hash: v.Hash, Blocks: v.Blocks,
		Title: pageLabel(v.Title), Submit: pageLabel(v.Submit), Close: pageLabel(v.Close), State: pageStateValues{v.State}}
}

func pageLabel(text string) *plainText {
	if text == "" {
		return nil
	}
	return &plainText{Type: "plain_text", Text: text, Emoji: true}
}

type toldSubmit struct {
	As     string `json:"as"`
	ViewID string `json:"view_id"`
	Values State  `json:"values"`
}

type pageSubmissionJSON struct {
	OK     bool              `json:"ok"`
	Result string            `json:"result"`
	Errors map[string]string `json:"errors,omitempty"` // by block id
	Error  string            `json:"error,omitempty"`
}

func (s *Sim) pageSubmit(ctx context.Context, told toldSubmit) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	submission, err := h.Submit(ctx, told.ViewID, told.Values)
	reply := pageSubmissionJSON{OK: err == nil, Result: submission.Result, Errors: submission.Errors}
	var refusal *Refusal
	if errors.As(err, &refusal) {
		reply.Error = refusal.Text
		return reply, nil
	}
	return reply, err
}

type toldClose struct {
	As     string `json:"as"`
	ViewID string `json:"view_id"`
	All    bool   `json:"all"`
}

func (s *Sim) pageClose(ctx context.Context, told toldClose) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	return pageDone(h.CloseView(ctx, told.ViewID, told.All))
}
