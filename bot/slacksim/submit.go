package slacksim

import (
	"context"
	"encoding/json"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// Submit fills in values and presses the form's submit button. What Slack's own client refuses comes back as
// Errors without the app being asked. With Result "trouble" the error is a *Refusal.
func (h *Hand) Submit(ctx context.Context, viewID string, values State) (Submission, error) {
	var early Submission
	payload, err := h.asks(ctx, func(p *person) (*delivery, error) {
		v, err := h.fillAll(p, viewID, values)
		if err != nil {
			return nil, err
		}
		inputs := blockkit.Inputs(v.Blocks)
		if errors := check(inputs, v.state); len(errors) > 0 {
			early = Submission{"errors", errors}
			return nil, nil
		}
		return h.s.interact("interactive", true, h.s.viewSubmission(p, v, stateOf(inputs, v.state)))
	}, troubleConnecting)
	switch {
	case early.Result != "":
		return early, nil
	case err != nil:
		return Submission{Result: "trouble"}, err
	}
	return h.s.submitted(viewID, payload)
}

func (h *Hand) fillAll(p *person, viewID string, values State) (*view, error) {
	v := h.s.views.top(p.screen())
	if v == nil || v.id != viewID || v.Submit == nil {
		return nil, missing("form %q with a submit button on top", viewID)
	}
	for _, block := range sortedKeys(values) {
		for _, action := range sortedKeys(values[block]) {
			if _, _, _, err := h.use(p, InView(viewID), block, action, values[block][action]); err != nil {
				return nil, err
			}
		}
	}
	return v, nil
}

// check is what Slack's client looks at before it sends a form.
func check(inputs []blockkit.Input, state State) map[string]string {
	errors := map[string]string{}
	for _, in := range inputs {
		if problem := blockkit.Check(in, state[in.BlockID][in.ActionID]); problem != "" {
			errors[in.BlockID] = problem
		}
	}
	return errors
}

// stateOf is the part of a view's state that a submission carries: that of input blocks.
func stateOf(inputs []blockkit.Input, state State) State {
	sent := State{}
	for _, in := range inputs {
		if value, ok := state[in.BlockID][in.ActionID]; ok {
			sent[in.BlockID] = map[string]blockkit.Value{in.ActionID: value}
		}
	}
	return sent
}

type submissionAck struct {
	Action string            `json:"response_action"`
	View   json.RawMessage   `json:"view"`
	Errors map[string]string `json:"errors"`
}

// submitted does what the acknowledgement of a form asks for. One that Slack cannot use looks like no answer.
func (s *Sim) submitted(viewID string, payload json.RawMessage) (Submission, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	trouble := Submission{Result: "trouble"}
	var ack submissionAck
	if !isEmptyAck(payload) && json.Unmarshal(payload, &ack) != nil {
		return trouble, &Refusal{troubleConnecting}
	}
	v := s.views.open[viewID]
	if v == nil {
		return Submission{Result: "closed"}, nil // closed by the person in the meantime
	}
	result, ok := s.follow(v, ack)
	if !ok {
		return trouble, &Refusal{troubleConnecting}
	}
	return result, nil
}

func (s *Sim) follow(v *view, ack submissionAck) (Submission, bool) {
	switch ack.Action {
	case "":
		s.close(v)
		return Submission{Result: "closed"}, true
	case "clear":
		s.clear(v.screen)
		return Submission{Result: "closed"}, true
	case "errors":
		return Submission{"errors", ack.Errors}, onInputs(v, ack.Errors)
	case "update":
		spec, no := s.readView(ack.View, "modal")
		return Submission{Result: "updated"}, no == nil && s.change(v, spec) == nil
	case "push":
		spec, no := s.readView(ack.View, "modal")
		if no == nil {
			_, no = s.push(v.screen, spec, v.in)
		}
		return Submission{Result: "pushed"}, no == nil
	}
	return Submission{}, false
}

// onInputs says whether there are errors, each with a text and on an input block of the form.
func onInputs(v *view, errors map[string]string) bool {
	inputs := map[string]bool{}
	for _, in := range blockkit.Inputs(v.Blocks) {
		inputs[in.BlockID] = true
	}
	for block, text := range errors {
		if text == "" || !inputs[block] {
			return false
		}
	}
	return len(errors) > 0
}

// CloseView cancels a form; all closes the whole stack, as the × does, and so does a form made that way.
func (h *Hand) CloseView(ctx context.Context, viewID string, all bool) error {
	h.s.mu.Lock()
	d, err := h.closeView(viewID, all)
	h.s.mu.Unlock()
	if d != nil {
		_, _ = h.s.await(ctx, d) // the person does not wait for it
	}
	return err
}

func (h *Hand) closeView(viewID string, all bool) (*delivery, error) {
	p, err := h.me()
	if err != nil {
		return nil, err
	}
	v := h.s.views.top(p.screen())
	if v == nil || v.id != viewID {
		return nil, missing("form %q on top", viewID)
	}
	if all = all || v.ClearOnClose; all {
		v = h.s.views.stacks[p.screen()][0]
		h.s.clear(p.screen())
	} else {
		h.s.close(v)
	}
	if !v.NotifyOnClose {
		return nil, nil
	}
	d, _ := h.s.interact("interactive", false, h.s.viewClosed(p, v, all)) // lost without a connection
	return d, nil
}
