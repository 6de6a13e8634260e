package slacksim

import (
	"fmt"
	"net/http"
	"time"
)

const eventsHeartbeat = 15 * time.Second

// pageEvents tells the page of every change, by number; the page then asks for what it shows.
func (s *Sim) pageEvents(w http.ResponseWriter, r *http.Request) {
	changes, stop := s.Watch()
	defer stop()
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Time{}) // a writer without deadlines has none to lift
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	line := ": hello\n\n"
	for seq := 0; ; {
		if _, err := fmt.Fprint(w, line); err != nil || control.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case _, more := <-changes:
			if !more {
				return
			}
			seq++
			line = fmt.Sprintf("data: {\"seq\":%d}\n\n", seq)
		case <-time.After(eventsHeartbeat):
			line = ": still here\n\n"
		}
	}
}
