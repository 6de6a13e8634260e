package slacksim

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// command types a slash command.
func (h *Hand) command(ctx context.Context, p *person, c *channel, threadTS, typed string) error {
	name, text, _ := strings.Cut(typed, " ")
	text = strings.TrimSpace(text)
	h.s.mu.Lock()
	i := slices.IndexFunc(h.s.app.Commands, func(known Command) bool { return known.Command == name })
	var refusal string
	switch {
	case threadTS != "":
		refusal = fmt.Sprintf("`%s` is not supported in threads. Sorry!", name)
	case name == "/invite":
		refusal = h.s.invite(p, c, text)
	case i < 0:
		refusal = name + " is not a valid command."
	}
	if refusal != "" || name == "/invite" {
		defer h.s.mu.Unlock()
		return h.s.tell(c, p, refusal)
	}
	if h.s.app.Commands[i].ShouldEscape {
		text = h.s.written(text, h.s.rand.IntN(2) == 0)
	}
	d, err := h.s.interact("slash_commands", true, h.s.slashCommand(p, c, name, text))
	h.s.mu.Unlock()
	var payload json.RawMessage
	if err == nil {
		payload, err = h.s.await(ctx, d)
	}
	return h.s.answered(c, p, name, typed, payload, err)
}

// tell shows a person what Slack has to say about a command, and gives it back as an error; "" is nothing.
func (s *Sim) tell(c *channel, p *person, text string) error {
	if text == "" {
		return nil
	}
	s.fromSlackbot(c, p, text)
	return &Refusal{text}
}

// answered does what a command's acknowledgement asks for, or tells the person that there was none.
func (s *Sim) answered(c *channel, p *person, name, typed string, payload json.RawMessage, err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil {
		err = s.respondWithAck(c, p, typed, payload)
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errNoConnection):
		return s.tell(c, p, name+` failed with the error "dispatch_failed"`)
	case errors.Is(err, errNoAnswer), errors.Is(err, errBadResponse):
		return s.tell(c, p, fmt.Sprintf("`%s` failed because the app did not respond. Please try again or contact the app developer.", name))
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return s.tell(c, p, fmt.Sprintf("%s failed with the error %q", name, err.Error()))
}

// invite is Slack's own command: people, or the app, by their handles. It gives what Slack has to say against it.
func (s *Sim) invite(by *person, c *channel, text string) string {
	if c.direct {
		return "You can't invite anyone to a direct message."
	}
	names := strings.Fields(text)
	if len(names) == 0 {
		return "Whom do you want to invite? Try `/invite @name`."
	}
	for _, name := range names {
		p, ok := s.invitee(strings.TrimPrefix(name, "@"))
		if !ok {
			return fmt.Sprintf("There is nobody named %s here.", name)
		}
		if c.member[p.ID] {
			return fmt.Sprintf("%s is already in this channel.", p.RealName)
		}
		s.join(c, p.ID, by.ID)
	}
	s.changed()
	return ""
}

// invitee finds who is meant; the bot is known by the app's name too.
func (s *Sim) invitee(name string) (*person, bool) {
	if strings.EqualFold(name, s.app.Name) {
		name = s.app.Handle
	}
	return s.byHandle(name)
}
