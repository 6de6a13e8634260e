package learn

// Story is a lesson that was used, in the words of two who agreed to be quoted
// in the summary: its author, and who used it. It names neither.
type Story struct {
	Lesson   string
	Takeaway string
	Note     string // how it was used
}
