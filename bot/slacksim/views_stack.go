package slacksim

import (
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// viewTable is every view that somebody has before them.
type viewTable struct {
	open     map[string]*view   // modals and Homes by id
	external map[string]string  // external id → view id
	stacks   map[string][]*view // by person, top last
	homes    map[string]*view   // by person
}

func (t *viewTable) top(personID string) *view {
	if stack := t.stacks[personID]; len(stack) > 0 {
		return stack[len(stack)-1]
	}
	return nil
}

// push opens a modal above what a person has open.
func (s *Sim) push(personID string, spec viewSpec, in blockkit.Conversation) (*view, *refusal) {
	stack := s.views.stacks[personID]
	if len(stack) >= maxStack {
		return nil, refuse("push_limit_reached")
	}
	v := &view{id: s.newID("V"), owner: personID, in: in}
	if no := s.change(v, spec); no != nil {
		return nil, no
	}
	v.root = v.id
	if len(stack) > 0 {
		v.root, v.previous = stack[0].id, stack[len(stack)-1].id
	}
	s.views.open[v.id] = v
	s.views.stacks[personID] = append(stack, v)
	return v, nil
}

// clear closes all of a person's modals.
func (s *Sim) clear(personID string) {
	for _, v := range s.views.stacks[personID] {
		s.forgetExternal(v)
		delete(s.views.open, v.id)
	}
	delete(s.views.stacks, personID)
	s.changed()
}

// close closes one modal and shows the one below.
func (s *Sim) close(v *view) {
	s.forgetExternal(v)
	delete(s.views.open, v.id)
	stack := slices.DeleteFunc(s.views.stacks[v.owner], func(other *view) bool { return other == v })
	s.views.stacks[v.owner] = stack
	if len(stack) == 0 {
		delete(s.views.stacks, v.owner)
	}
	s.changed()
}

// publish replaces a person's Home.
func (s *Sim) publish(personID string, spec viewSpec) (*view, *refusal) {
	v := s.views.homes[personID]
	if v == nil {
		id := s.newID("V")
		v = &view{id: id, owner: personID, root: id}
	}
	if no := s.change(v, spec); no != nil {
		return nil, no
	}
	s.views.homes[personID] = v
	s.views.open[v.id] = v
	return v, nil
}
