package chat

import (
	"encoding/json"
	"errors"

	"github.com/slack-go/slack"
)

// ofMessage are the parts of a message that a shortcut on it needs.
var ofMessage = []string{"type", "subtype", "user", "bot_id", "text", "ts", "thread_ts"}

// readLean decodes a shortcut that slack-go can't: the message that it was
// used on may be any app's, with blocks newer than slack-go.
func readLean(payload json.RawMessage) (callback slack.InteractionCallback, err error) {
	var parts, message map[string]json.RawMessage
	if err := json.Unmarshal(payload, &parts); err != nil {
		return callback, err
	}
	if err := json.Unmarshal(parts["message"], &message); err != nil {
		return callback, err
	}
	needed := map[string]json.RawMessage{}
	for _, key := range ofMessage {
		if value, ok := message[key]; ok {
			needed[key] = value
		}
	}
	if parts["message"], err = json.Marshal(needed); err != nil {
		return callback, err
	}
	lean, err := json.Marshal(parts)
	if err != nil {
		return callback, err
	}
	if err := json.Unmarshal(lean, &callback); err != nil {
		return callback, err
	}
	if callback.Type != slack.InteractionTypeMessageAction {
		return callback, errors.New("it names a message that isn't needed")
	}
	return callback, nil
}
