package learn

// LessonSearch is what a member looks for among the lessons. Its zero value is
// nothing.
type LessonSearch struct {
	Words    string `json:"words,omitempty"` // in any order; the last one may be a beginning
	Industry string `json:"industry,omitempty"`
	Topic    string `json:"topic,omitempty"`
	Author   string `json:"by,omitempty"`   // member
	From     string `json:"from,omitempty"` // month of writing, 2026-09; "" for any
	To       string `json:"to,omitempty"`   // the last such month; with From
	Zone     string `json:"-"`              // IANA name: where the months begin and end
}

// Nothing tells whether there is nothing to look for.
func (q LessonSearch) Nothing() bool { return q == LessonSearch{} }
