package slacksim

import "slices"

// Views is the stack of modals on this person's screen, the top one last.
func (h *Hand) Views() []View {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	var shown []View
	for _, v := range h.s.views.stacks[h.screen()] {
		shown = append(shown, v.snapshot())
	}
	return shown
}

// Home is the app's Home tab as last published for this person.
func (h *Hand) Home() (View, bool) {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	if v := h.s.views.homes[h.id]; v != nil {
		return v.snapshot(), true
	}
	return View{}, false
}

// Messages is what this person sees in a conversation, oldest first, without the replies in threads. It is nil
// where they may not look.
func (h *Hand) Messages(channel string) []Message {
	return h.see(channel, func(m *message) bool { return !m.inThreadOnly() })
}

// Thread is a message and the replies below it, oldest first.
func (h *Hand) Thread(channel, ts string) []Message {
	return h.see(channel, func(m *message) bool { return m.TS == ts || m.ThreadTS == ts })
}

func (h *Hand) see(channel string, wanted func(*message) bool) []Message {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	c, ok := h.looksAt(channel)
	if !ok {
		return nil
	}
	var shown []Message
	for _, m := range c.log.all {
		if m.shownTo(h.id) && wanted(m) {
			shown = append(shown, m.snapshot())
		}
	}
	return shown
}

// looksAt finds a conversation that this person can open.
func (h *Hand) looksAt(label string) (*channel, bool) {
	p, ok := h.s.people.get(h.id)
	if !ok {
		return nil, false
	}
	c, ok := h.s.resolve(p, label)
	return c, ok && p.sees(c)
}

// sees says whether a person may look into a conversation. Guests see only those that they are in.
func (p *person) sees(c *channel) bool { return c.member[p.ID] || c.kind() == "public" && !p.Guest }

// Sees says whether this person may look into a conversation.
func (h *Hand) Sees(channel string) bool {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	_, ok := h.looksAt(channel)
	return ok
}

func (m *message) shownTo(personID string) bool {
	return !m.gone && (m.only == "" || m.only == personID)
}

func (m *message) snapshot() Message {
	shown := m.Message
	shown.Files, shown.Reactions = slices.Clone(m.Files), slices.Clone(m.Reactions)
	return shown
}

// Unread counts messages in a conversation since this person last read it, other than their own.
func (h *Hand) Unread(channel string) int {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	c, ok := h.looksAt(channel)
	if !ok {
		return 0
	}
	n := 0
	for _, m := range c.log.all[c.log.after(h.s.people.byID[h.id].read[c.ID]):] {
		if m.shownTo(h.id) && !m.inThreadOnly() && m.User != h.id {
			n++
		}
	}
	return n
}

// Read marks a conversation as read. Of somebody who comes to its direct messages the app is told.
func (h *Hand) Read(channel string) {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	c, ok := h.looksAt(channel)
	if !ok {
		return
	}
	p := h.s.people.byID[h.id]
	if h.s.withBot(c) && p.looking != c.ID {
		h.s.sendHomeOpened(p, "messages")
	}
	p.looking = c.ID
	if len(c.log.all) > 0 {
		p.read[c.ID], _ = parseTS(c.log.all[len(c.log.all)-1].TS)
	}
}
