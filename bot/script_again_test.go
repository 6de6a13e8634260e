package bot_test

import (
	"sync"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// comings are the routes to which a story's requests came more than once.
type comings struct {
	mu     sync.Mutex
	served map[string]bool // by envelope
	routes map[string]bool
}

func routeName(kind chat.Kind, name string) string { return string(kind) + " " + name }

// serves has a route do its work, and notes when it is asked to again.
func (r *comings) serves(req *chat.Request, do func()) {
	r.mu.Lock()
	if r.served == nil {
		r.served, r.routes = map[string]bool{}, map[string]bool{}
	}
	if r.served[req.ID] || req.Kind == chat.EventKind { // which comes again too, to whichever replica it may be
		r.routes[routeName(req.Kind, req.Name)] = true
	}
	r.served[req.ID] = true
	r.mu.Unlock()
	do()
}
