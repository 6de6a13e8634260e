package slacksim

import (
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// viewTable is every view that somebody has before them.
type viewTable struct {
	open     map[string]*view   // modals and Homes by id
	external map[string]string  // external id → view id
	stacks   map[string][]*view // by screen, top last
	homes    map[string]*view   // by person
}

func (t *viewTable) top(screen string) *view {
	if stack := t.stacks[screen]; len(stack) > 0 {
		return stack[len(stack)-1]
	}
	return nil
}

// push opens a modal above what is open on a screen.
func (s *Sim) push(screen string, spec viewSpec, in blockkit.Conversation) (*view, *refusal) {
	stack := s.views.stacks[screen]
	if len(stack) >= maxStack {
		return nil, refuse("push_limit_reached")
	}
	v := &view{id: s.newID("V"), screen: screen, in: in}
	if no := s.change(v, spec); no != nil {
		return nil, no
	}
	v.root = v.id
	if len(stack) > 0 {
		v.root, v.previous = stack[0].id, stack[len(stack)-1].id
	}
	s.views.open[v.id] = v
	s.views.stacks[screen] = append(stack, v)
	return v, nil
}

// clear closes all modals on a screen.
func (s *Sim) clear(screen string) {
	for _, v := range s.views.stacks[screen] {
		s.forgetExternal(v)
		delete(s.views.open, v.id)
	}
	delete(s.views.stacks, screen)
	s.changed()
}

// close closes one modal and shows the one below.
func (s *Sim) close(v *view) {
	s.forgetExternal(v)
	delete(s.views.open, v.id)
	stack := slices.DeleteFunc(s.views.stacks[v.screen], func(other *view) bool { return other == v })
	s.views.stacks[v.screen] = stack
	if len(stack) == 0 {
		delete(s.views.stacks, v.screen)
	}
	s.changed()
}

// publish replaces a person's Home.
func (s *Sim) publish(personID string, spec viewSpec) (*view, *refusal) {
	v := s.views.homes[personID]
	if v == nil {
		id := s.newID("V")
		v = &view{id: id, root: id}
	}
	if no := s.change(v, spec); no != nil {
		return nil, no
	}
	s.views.homes[personID] = v
	s.views.open[v.id] = v
	return v, nil
}
