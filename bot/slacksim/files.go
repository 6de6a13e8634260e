package slacksim

import (
	"io"
	"net/http"
	"path"
	"strings"
)

// File is something uploaded.
type File struct {
	ID, Name, Title, Type string // Type is the media type
	Size                  int    // bytes
	User                  string
}

type file struct {
	File
	content   []byte
	created   int64
	ticket    string // of its upload URL
	completed bool
	shares    map[*channel]string // where it was posted → the message's timestamp
}

type fileJSON struct {
	ID                 string                                 `json:"id"`
	Created            int64                                  `json:"created"`
	Timestamp          int64                                  `json:"timestamp"`
	Name               string                                 `json:"name"`
	Title              string                                 `json:"title"`
	Mimetype           string                                 `json:"mimetype"`
	Filetype           string                                 `json:"filetype"`
	User               string                                 `json:"user"`
	Size               int                                    `json:"size"`
	Mode               string                                 `json:"mode"`
	IsExternal         bool                                   `json:"is_external"`
	IsPublic           bool                                   `json:"is_public"`
	URLPrivate         string                                 `json:"url_private"`
	URLPrivateDownload string                                 `json:"url_private_download"`
	Channels           []string                               `json:"channels"`
	Groups             []string                               `json:"groups"`
	IMs                []string                               `json:"ims"`
	Shares             map[string]map[string][]map[string]any `json:"shares"`
}

// File gives a file's description and content by its id.
func (s *Sim) File(id string) (File, []byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files.get(id)
	if !ok || !f.completed {
		return File{}, nil, false
	}
	return f.File, f.content, true
}

func (s *Sim) fileJSON(f *file) fileJSON {
	address := s.base + "/files/" + f.ID + "/" + f.Name
	j := fileJSON{ID: f.ID, Created: f.created, Timestamp: f.created, Name: f.Name, Title: f.Title, Mimetype: f.Type,
		Filetype: strings.TrimPrefix(path.Ext(f.Name), "."), User: f.User, Size: f.Size, Mode: "hosted",
		URLPrivate: address, URLPrivateDownload: address, Channels: []string{}, Groups: []string{}, IMs: []string{},
		Shares: map[string]map[string][]map[string]any{}}
	for c, ts := range f.shares {
		visibility := "private"
		switch c.kind() {
		case "public":
			visibility, j.IsPublic, j.Channels = "public", true, append(j.Channels, c.ID)
		case "private":
			j.Groups = append(j.Groups, c.ID)
		default:
			j.IMs = append(j.IMs, c.ID)
		}
		if j.Shares[visibility] == nil {
			j.Shares[visibility] = map[string][]map[string]any{}
		}
		j.Shares[visibility][c.ID] = []map[string]any{{"ts": ts, "channel_name": c.Name, "team_id": s.team.ID}}
	}
	return j
}

// Upload is how Faults name the upload of a file's bytes, which is no method of the Web API.
const Upload = "upload"

// serveUpload takes the bytes of a file, as they are or as a form's file.
func (s *Sim) serveUpload(w http.ResponseWriter, r *http.Request) {
	fault := s.faults.take(Upload)
	fault.before(w, r)
	if fault.answered {
		return
	}
	content, err := uploaded(http.MaxBytesReader(w, r.Body, 64<<20), r)
	if err != nil {
		http.Error(w, "bad upload", http.StatusBadRequest)
		return
	}
	if !s.receive(r.PathValue("id"), r.PathValue("ticket"), content) {
		http.Error(w, "the URL is used, or the size is not the one announced", http.StatusBadRequest)
		return
	}
	if fault.after(w); !fault.answered {
		_, _ = io.WriteString(w, "OK - "+itoa(len(content)))
	}
}

func uploaded(body io.ReadCloser, r *http.Request) ([]byte, error) {
	r.Body = body
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return io.ReadAll(r.Body)
	}
	form, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := form.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" {
			return io.ReadAll(part)
		}
	}
}

func (s *Sim) receive(id, ticket string, content []byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files.get(id)
	if !ok || f.ticket != ticket || f.content != nil || len(content) != f.Size {
		return false
	}
	f.content, f.Type = content, http.DetectContentType(content)
	return true
}

// serveFile downloads a file for whoever has a token; others get a page on which to sign in, with status 200.
func (s *Sim) serveFile(w http.ResponseWriter, r *http.Request) {
	if !s.mayDownload(r.Header.Get("Authorization")) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>Sign in | Slack</title>")
		return
	}
	f, content, ok := s.File(r.PathValue("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.Type)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Disposition", "attachment")
	_, _ = w.Write(content)
}

func (s *Sim) mayDownload(authorization string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return authorization == "Bearer "+s.tokens.bot && s.hasScope("files:read")
}
