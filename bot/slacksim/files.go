package slacksim

// File is something uploaded.
type File struct {
	ID, Name, Title, Type string // Type is the media type
	Size                  int
	User                  string
}

type file struct {
	File
	content   []byte
	created   int64
	ticket    string // of its upload URL
	uploaded  bool
	completed bool
	shares    map[string][]string // channel id → message timestamps
}

type fileJSON struct {
	ID                 string                `json:"id"`
	Created            int64                 `json:"created"`
	Timestamp          int64                 `json:"timestamp"`
	Name               string                `json:"name"`
	Title              string                `json:"title"`
	Mimetype           string                `json:"mimetype"`
	Filetype           string                `json:"filetype"`
	User               string                `json:"user"`
	Size               int                   `json:"size"`
	Mode               string                `json:"mode"`
	IsExternal         bool                  `json:"is_external"`
	IsPublic           bool                  `json:"is_public"`
	URLPrivate         string                `json:"url_private"`
	URLPrivateDownload string                `json:"url_private_download"`
	Channels           []string              `json:"channels"`
	Groups             []string              `json:"groups"`
	IMs                []string              `json:"ims"`
	Shares             map[string]shareTable `json:"shares,omitempty"`
}

type shareTable map[string][]map[string]any

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

func (s *Sim) fileJSON(f *file) fileJSON { return fileJSON{ID: f.ID} }
