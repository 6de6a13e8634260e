package summary

import (
	"sync"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// latest keeps what was told of periods that aren't counted yet: all messages
// of a summary tell the same, and it takes a second to count a large year.
type latest struct {
	mu    sync.Mutex
	cells map[told]learn.Cells
}

// told is of which period something was told, as of when.
type told struct {
	period string
	at     int64
	home   string
}

// mostKept is how many periods are kept: a few summaries may be on their way.
const mostKept = 8

// tell is what is kept of a period, else what count says.
func (l *latest) tell(of told, count func() (learn.Cells, error)) (learn.Cells, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if cells, kept := l.cells[of]; kept {
		return cells, nil
	}
	cells, err := count()
	if err != nil {
		return nil, err
	}
	if l.cells == nil || len(l.cells) >= mostKept {
		l.cells = map[told]learn.Cells{}
	}
	l.cells[of] = cells
	return cells, nil
}

// forget has all be counted anew.
func (l *latest) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cells = nil
}
