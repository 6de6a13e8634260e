package slacksim

import (
	"encoding/json"
	"strconv"
	"time"
)

// sharing is how long it takes until a completed upload appears where it was shared: not at once.
const sharing = 200 * time.Millisecond

const maxFile = 64 << 20 // bytes; Slack's own limit is higher

func itoa(n int) string { return strconv.Itoa(n) }

func (s *Sim) filesGetUploadURL(c *call) (object, *refusal) {
	size, no := c.number("length", 0, 1, maxFile, "file_upload_size_restricted")
	if no != nil {
		return nil, no
	}
	f := &file{File: File{ID: s.newID("F"), Name: c.args["filename"], Size: size, User: s.app.UserID},
		ticket: s.random(24), created: s.Now().Unix(), shares: map[*channel]string{}}
	s.files.put(f.ID, f)
	return object{"upload_url": c.base + "/upload/" + f.ID + "/" + f.ticket, "file_id": f.ID}, nil
}

// filesCompleteUpload makes uploads into files, and shares them if a conversation is named.
func (s *Sim) filesCompleteUpload(c *call) (object, *refusal) {
	files, reply, no := s.uploads(c.args["files"])
	if no != nil {
		return nil, no
	}
	carriers, no := s.carriers(c)
	if no != nil {
		return nil, no
	}
	for i, f := range files {
		f.completed = true
		if f.Title = reply[i].Title; f.Title == "" {
			f.Title = f.Name
		}
	}
	time.AfterFunc(sharing, func() { s.share(carriers, files) })
	return object{"files": reply}, nil
}

// carriers are the messages with which files are shared, by conversation.
func (s *Sim) carriers(c *call) (map[*channel]*message, *refusal) {
	carriers := map[*channel]*message{}
	for _, id := range append(c.list("channels"), c.list("channel_id")...) {
		to, no := s.shareTarget(id)
		if no != nil {
			return nil, no
		}
		if carriers[to], no = s.comment(c, to); no != nil {
			return nil, no
		}
	}
	return carriers, nil
}

type uploadJSON struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func (s *Sim) uploads(raw string) ([]*file, []uploadJSON, *refusal) {
	var named []uploadJSON
	if json.Unmarshal([]byte(raw), &named) != nil || len(named) == 0 {
		return nil, nil, invalid("[ERROR] must provide an array [json-pointer:/files]")
	}
	var files []*file
	for _, n := range named {
		f, ok := s.files.get(n.ID)
		if !ok || f.content == nil || f.completed {
			return nil, nil, refuse("file_not_found")
		}
		files = append(files, f)
	}
	return files, named, nil
}

func (s *Sim) shareTarget(id string) (*channel, *refusal) {
	to, ok := s.channels.get(id)
	switch {
	case !ok, s.hides(to):
		return nil, refuse("channel_not_found")
	case to.Archived:
		return nil, refuse("posting_to_channel_denied")
	case !to.member[s.app.UserID]:
		return nil, refuse("not_in_channel")
	}
	return to, nil
}

// comment is the message that carries the files.
func (s *Sim) comment(c *call, to *channel) (*message, *refusal) {
	said, no := s.content(args{"text": c.args["initial_comment"], "blocks": c.args["blocks"]}, forAll)
	if no != nil {
		return nil, no
	}
	m := said.into(s.fromBot())
	m.subtype = "file_share"
	m.ThreadTS, no = threadIn(to, c.args["thread_ts"])
	return m, no
}

func (s *Sim) share(carriers map[*channel]*message, files []*file) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	for to, m := range carriers {
		for _, f := range files {
			m.Files = append(m.Files, f.File)
		}
		s.post(to, m)
		for _, f := range files {
			f.shares[to] = m.TS
		}
	}
}

func (s *Sim) filesInfo(c *call) (object, *refusal) {
	f, ok := s.files.get(c.args["file"])
	if !ok || !f.completed {
		return nil, refuse("file_not_found")
	}
	return object{"file": s.fileJSON(f), "comments": []any{}, "response_metadata": object{"next_cursor": ""}}, nil
}
