package slacksim

import (
	"context"
	"encoding/json"
	"net/http"
	"path"
)

// Upload has this person choose a file for a form's file input, and is what
// the input then holds.
func (h *Hand) Upload(name string, content []byte) Value {
	return Value{"files": []fileJSON{h.s.keepUpload(h.id, name, content)}}
}

// SendFile posts a file, with a text or without, as if dropped into the conversation.
func (h *Hand) SendFile(ctx context.Context, channel, text, name string, content []byte) error {
	kept := h.s.keepUpload(h.id, name, content)
	return h.share(ctx, channel, text, kept.ID)
}

// share posts a file that this person has uploaded.
func (h *Hand) share(ctx context.Context, channel, text, id string) error {
	h.s.mu.Lock()
	p, c, err := h.at(channel)
	f, ok := h.s.files.get(id)
	switch {
	case err != nil:
	case !ok || f.User != p.ID:
		err = missing("file %q", id)
	}
	if err != nil {
		h.s.mu.Unlock()
		return err
	}
	m := &message{Message: Message{User: p.ID, Text: h.s.written(text, false), Files: []File{f.File}}, subtype: "file_share", clientID: h.s.newUUID()}
	f.shares[c] = ""
	d := h.s.add(c, m)
	f.shares[c] = m.TS
	h.s.mu.Unlock()
	h.s.heard(ctx, d)
	return nil
}

func (s *Sim) keepUpload(owner, name string, content []byte) fileJSON {
	s.mu.Lock()
	defer s.mu.Unlock()
	name = path.Base("/" + name)
	f := &file{File: File{ID: s.newID("F"), Name: name, Title: name, Type: http.DetectContentType(content), Size: len(content), User: owner},
		content: content, created: s.Now().Unix(), completed: true, shares: map[*channel]string{}}
	s.files.put(f.ID, f)
	return s.fileJSON(f)
}

// asksForFiles tells whether a view has a file input.
func asksForFiles(blocks json.RawMessage) bool {
	var all []struct {
		Element struct {
			Type string `json:"type"`
		} `json:"element"`
	}
	_ = json.Unmarshal(blocks, &all) // they were checked
	for _, b := range all {
		if b.Element.Type == "file_input" {
			return true
		}
	}
	return false
}
