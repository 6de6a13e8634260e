package slacksim

import (
	"context"
	"strings"
)

// Say types into a conversation, named by id, "#name" or "@handle" of the bot. A text that begins with a slash
// is a command. A *Refusal is what Slack tells the person; of commands it stands in the conversation too.
func (h *Hand) Say(ctx context.Context, channel, text string) error {
	return h.say(ctx, channel, "", text)
}

// Reply types into a thread.
func (h *Hand) Reply(ctx context.Context, channel, threadTS, text string) error {
	return h.say(ctx, channel, threadTS, text)
}

func (h *Hand) say(ctx context.Context, channel, threadTS, text string) error {
	h.s.mu.Lock()
	p, c, err := h.at(channel)
	if err != nil {
		h.s.mu.Unlock()
		return err
	}
	if strings.HasPrefix(text, "/") {
		h.s.mu.Unlock()
		return h.command(ctx, p, c, threadTS, text)
	}
	d, err := h.post(p, c, threadTS, text)
	h.s.mu.Unlock()
	h.s.heard(ctx, d)
	return err
}

// at is the person and a conversation in which they can type.
func (h *Hand) at(channel string) (*person, *channel, error) {
	p, err := h.me()
	if err != nil {
		return nil, nil, err
	}
	c, ok := h.s.resolve(p, channel)
	switch {
	case !ok || !p.sees(c):
		return nil, nil, missing("conversation %q", channel)
	case c.Archived:
		return nil, nil, &Refusal{"This channel has been archived."}
	case !c.member[p.ID]:
		return nil, nil, &Refusal{"You are viewing #" + c.Name + ". Join the channel to write in it."}
	case h.s.withBot(c) && !h.s.app.MessagesTab:
		return nil, nil, &Refusal{"Sending messages to this app has been turned off."}
	}
	return p, c, nil
}

func (h *Hand) post(p *person, c *channel, threadTS, text string) (*delivery, error) {
	if strings.TrimSpace(text) == "" {
		return nil, missing("text to send")
	}
	thread, no := threadIn(c, threadTS)
	if no != nil {
		return nil, missing("thread %q", threadTS)
	}
	m := &message{Message: Message{User: p.ID, Text: h.s.written(text, false), ThreadTS: thread}, clientID: h.s.newUUID()}
	return h.s.add(c, m), nil
}
