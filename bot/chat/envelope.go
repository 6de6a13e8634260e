package chat

import (
	"encoding/json"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// read makes a Request of an envelope; nil when there is nothing to do about
// it, or it can't be read. once is the same for every delivery of the same thing.
func read(e socketmode.Request, now time.Time) (req *Request, once string, err error) {
	switch e.Type {
	case socketmode.RequestTypeSlashCommands:
		var command slack.SlashCommand
		err = json.Unmarshal(e.Payload, &command)
		req, once = readCommand(command), command.TriggerID
	case socketmode.RequestTypeInteractive:
		var callback slack.InteractionCallback
		if err = json.Unmarshal(e.Payload, &callback); err != nil {
			callback, err = readLean(e.Payload)
		}
		req, once = readInteraction(callback), callback.TriggerID
	case socketmode.RequestTypeEventsAPI:
		var event slackevents.EventsAPIEvent
		event, err = slackevents.ParseEvent(e.Payload, slackevents.OptionNoVerifyToken())
		req = readEvent(event)
		if callback, ok := event.Data.(*slackevents.EventsAPICallbackEvent); ok {
			once = callback.EventID
		}
	}
	if req == nil || err != nil {
		return nil, "", err
	}
	req.ID, req.Now = e.EnvelopeID, now
	if once == "" {
		once = req.ID
	}
	req.once = string(req.Kind) + once
	return req, req.once, nil
}

func readCommand(c slack.SlashCommand) *Request {
	return &Request{
		Kind: CommandKind, Name: c.Command, Text: c.Text, Channel: c.ChannelID, Who: learn.Member{ID: c.UserID},
		trigger: c.TriggerID, responseURL: c.ResponseURL,
	}
}

func readInteraction(c slack.InteractionCallback) *Request {
	req := &Request{
		Who: learn.Member{ID: c.User.ID}, Channel: c.Channel.ID, View: readView(c.View),
		trigger: c.TriggerID, responseURL: c.ResponseURL, Acted: instant(c.ActionTs),
	}
	switch c.Type {
	case slack.InteractionTypeBlockActions:
		if len(c.ActionCallback.BlockActions) == 0 {
			return nil
		}
		a := c.ActionCallback.BlockActions[0]
		req.Kind, req.Name, req.Value, req.Acted = ActionKind, a.ActionID, a.Value, instant(a.ActionTs)
		if req.Value == "" {
			req.Value = a.SelectedOption.Value
		}
		if req.View.hasInput(a.BlockID) {
			req.Kind, req.Name, req.Field, req.Value = TypedKind, req.View.Name, a.ActionID, req.View.Text(a.ActionID)
		}
		if req.Channel == "" {
			req.Channel = c.Container.ChannelID
		}
		if req.responseURL == "" { // Slack gives none to what is pressed in a form
			req.responseURL = req.replyTo()
		}
	case slack.InteractionTypeViewSubmission, slack.InteractionTypeViewClosed:
		if req.View == nil {
			return nil
		}
		req.Kind, req.Name = FormKind, c.View.CallbackID
		if c.Type == slack.InteractionTypeViewClosed {
			req.Kind = ClosedKind
		}
		req.responseURL = req.replyTo()
		req.Channel = req.origin()
	case slack.InteractionTypeBlockSuggestion:
		req.Kind, req.Name, req.Text = OptionsKind, c.ActionID, c.Value
		req.Channel = req.origin()
	case slack.InteractionTypeShortcut, slack.InteractionTypeMessageAction:
		req.Kind, req.Name, req.Original = ShortcutKind, c.CallbackID, original(c)
	default:
		return nil
	}
	return req
}

func (r *Request) replyTo() string {
	if r.View == nil {
		return ""
	}
	return r.View.Meta.ReplyTo
}

func readEvent(e slackevents.EventsAPIEvent) *Request {
	req := &Request{Kind: EventKind, Name: e.InnerEvent.Type, Event: e.InnerEvent.Data}
	switch inner := req.Event.(type) {
	case *slackevents.AppHomeOpenedEvent:
		req.Who.ID, req.Channel = inner.User, inner.Channel
	case *slackevents.MessageEvent:
		req.Who.ID, req.Channel = inner.User, inner.Channel
	}
	return req
}
