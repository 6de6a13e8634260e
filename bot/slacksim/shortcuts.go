package slacksim

import "context"

// OpenHome opens the app's Home tab.
func (h *Hand) OpenHome(ctx context.Context) error {
	h.s.mu.Lock()
	p, err := h.me()
	if err != nil {
		h.s.mu.Unlock()
		return err
	}
	if !h.s.app.HomeTab {
		h.s.mu.Unlock()
		return missing("Home tab")
	}
	p.looking = ""
	d := h.s.sendHomeOpened(p, "home")
	h.s.mu.Unlock()
	h.s.heard(ctx, d)
	return nil
}

// Shortcut chooses a global shortcut of the app.
func (h *Hand) Shortcut(ctx context.Context, callbackID string) error {
	_, err := h.asks(ctx, func(p *person) (*delivery, error) {
		if !h.s.offers("global", callbackID) {
			return nil, missing("shortcut %q", callbackID)
		}
		return h.s.interact("interactive", false, h.s.globalShortcut(p, callbackID))
	}, notResponding)
	return err
}

// MessageShortcut chooses a shortcut of the app on a message, whoever wrote it, also where the bot is not. What only
// one person sees, and what was deleted, has no such menu.
func (h *Hand) MessageShortcut(ctx context.Context, callbackID, channel, ts string) error {
	_, err := h.asks(ctx, func(p *person) (*delivery, error) {
		c, ok := h.looksAt(channel)
		if !ok || !h.s.offers("message", callbackID) {
			return nil, missing("shortcut %q in %q", callbackID, channel)
		}
		m, ok := c.log.get(ts)
		if !ok || m.Deleted {
			return nil, missing("message %q with a menu", ts)
		}
		return h.s.interact("interactive", false, h.s.messageShortcut(p, callbackID, c, m))
	}, notResponding)
	return err
}

func (s *Sim) offers(kind, callbackID string) bool {
	for _, shortcut := range s.app.Shortcuts {
		if shortcut.Type == kind && shortcut.CallbackID == callbackID {
			return s.manifest.Settings.Interactivity.Enabled
		}
	}
	return false
}
