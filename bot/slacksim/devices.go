package slacksim

// Take has this person go on at another of their devices, or go back to one; "" is the first. A modal is open on the
// device on which it was asked for, and stays open there. All else is the same on each.
func (h *Hand) Take(device string) {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	if p, ok := h.s.people.get(h.id); ok {
		p.device = device
		h.s.changed()
	}
}

// screen is what this person has before them.
func (p *person) screen() string { return p.ID + "/" + p.device }

func (h *Hand) screen() string {
	if p, ok := h.s.people.get(h.id); ok {
		return p.screen()
	}
	return ""
}
