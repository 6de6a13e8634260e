package slacksim

import (
	"io"
	"net/http"
	"net/url"
)

const pageFileLimit = 10 << 20 // bytes

// pageFile downloads a file. It is always saved, never shown: it could be a page with a script.
func (s *Sim) pageFile(w http.ResponseWriter, r *http.Request) {
	f, content, ok := s.File(r.PathValue("id"))
	if !ok {
		pageProblem(w, http.StatusNotFound, "There is no such file.")
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(f.Name))
	_, _ = w.Write(content) // the browser has gone: nobody to tell
}

// pageUpload takes a file that ?as= has chosen in a form, and answers how the form's state names it.
func (s *Sim) pageUpload(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if _, err := s.hand(query.Get("as")); err != nil {
		pageSend(w, nil, err)
		return
	}
	if r.Header.Get("Content-Type") != "application/octet-stream" {
		pageProblem(w, http.StatusUnsupportedMediaType, "Send application/octet-stream.")
		return
	}
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, pageFileLimit))
	if err != nil {
		pageProblem(w, http.StatusRequestEntityTooLarge, "That file is too large for this workspace: 10 MB at most.")
		return
	}
	pageWrite(w, http.StatusOK, map[string]fileJSON{"file": s.keepUpload(query.Get("as"), query.Get("name"), content)})
}
