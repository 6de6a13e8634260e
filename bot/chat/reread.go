package chat

import (
	"encoding/json"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// ofMessage are the parts of a message that a shortcut on it needs.
var ofMessage = []string{"type", "subtype", "user", "bot_id", "text", "ts", "thread_ts"}

// reread decodes a shortcut's envelope that slack-go could not: the message
// that it was used on may be any app's, with blocks newer than slack-go.
func reread(e socketmode.Event) (socketmode.Event, bool) {
	bad, ok := e.Data.(*socketmode.ErrorBadMessage)
	if !ok {
		return e, false
	}
	var envelope struct {
		ID      string                     `json:"envelope_id"`
		Payload map[string]json.RawMessage `json:"payload"`
	}
	var message map[string]json.RawMessage
	if json.Unmarshal(bad.Message, &envelope) != nil || envelope.ID == "" || json.Unmarshal(envelope.Payload["message"], &message) != nil {
		return e, false
	}
	needed := map[string]json.RawMessage{}
	for _, key := range ofMessage {
		if value, ok := message[key]; ok {
			needed[key] = value
		}
	}
	var callback slack.InteractionCallback
	lean, err := json.Marshal(needed)
	if err == nil {
		envelope.Payload["message"] = lean
		lean, err = json.Marshal(envelope.Payload)
	}
	if err != nil || json.Unmarshal(lean, &callback) != nil || callback.Type != slack.InteractionTypeMessageAction {
		return e, false
	}
	return socketmode.Event{Type: socketmode.EventTypeInteractive, Data: callback, Request: &socketmode.Request{EnvelopeID: envelope.ID}}, true
}
