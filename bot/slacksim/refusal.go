package slacksim

import "github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"

// refusal is an answer with ok false.
type refusal struct {
	code       string
	messages   []string // response_metadata.messages
	more       object   // further fields
	retryAfter int      // seconds, with status 429; 0 for status 200
}

func refuse(code string) *refusal { return &refusal{code: code} }

// invalid is a refusal of the arguments, in Slack's wording.
func invalid(messages ...string) *refusal {
	return &refusal{code: "invalid_arguments", messages: messages}
}

// invalidBlocks is the refusal of a message's blocks.
func invalidBlocks(problems []blockkit.Problem) *refusal {
	r := refuse("invalid_blocks")
	var errors []string
	for _, p := range problems {
		errors = append(errors, p.String())
		r.messages = append(r.messages, "[ERROR] "+p.String())
	}
	r.more = object{"errors": errors}
	return r
}

// invalidView is the refusal of a view.
func invalidView(problems []blockkit.Problem) *refusal {
	r := invalid()
	for _, p := range problems {
		r.messages = append(r.messages, "[ERROR] "+p.String())
	}
	return r
}

func (r *refusal) body() object {
	body := object{"ok": false, "error": r.code}
	for key, value := range r.more {
		body[key] = value
	}
	if len(r.messages) > 0 {
		body["response_metadata"] = object{"messages": r.messages}
	}
	return body
}
