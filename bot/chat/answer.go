package chat

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/slack-go/slack"
)

// maxAck is how large an acknowledgement may be. Slack takes 20 KB, the
// envelope id and all.
const maxAck = 18_000

// answer carries out a reply: what the acknowledgement can carry goes into it,
// the rest follows it. It returns what brings the late modal, nil for none.
func (r *Router) answer(ctx context.Context, req *Request, reply Reply, err error, ack func(any)) (late func(context.Context)) {
	switch req.Kind {
	case FormKind:
		return r.answerForm(ctx, req, reply, err, ack)
	case OptionsKind:
		ack(offer{optionObjects(reply.Options)})
		return nil
	case CommandKind:
		if payload := ephemeral(reply.Tell); reply.Tell != nil && fits(payload) {
			ack(payload)
			reply.Tell = nil
		}
	}
	ack(nil)
	late = r.show(ctx, req, reply)
	r.tell(ctx, req, reply)
	return late
}

func (r *Router) answerForm(ctx context.Context, req *Request, reply Reply, err error, ack func(any)) (late func(context.Context)) {
	updated := false
	switch {
	case err != nil && req.hasFields():
		ack(slack.NewErrorsViewSubmissionResponse(r.fieldErrors(ctx, req, err)))
		return nil
	case reply.Update != nil && fits(reply.Update):
		ack(slack.NewUpdateViewSubmissionResponse(reply.Update))
		reply.Update, updated = nil, true
	case reply.Update != nil: // an empty acknowledgement would close the form
		large := reply.Update
		moment := Form{Title: large.Title.Text, Blocks: []slack.Block{Section(req.Loc.M("form.moment"))}}
		ack(slack.NewUpdateViewSubmissionResponse(moment.Modal(req.Loc)))
		reply.Late = func(context.Context) *slack.ModalViewRequest { return large }
		reply.Update, updated = nil, true
	case reply.Open != nil && fits(reply.Open):
		ack(slack.NewPushViewSubmissionResponse(reply.Open))
		reply.Open = nil
	case reply.Clear:
		ack(slack.NewClearViewSubmissionResponse())
	}
	ack(nil)
	late = r.show(ctx, req, reply)
	if updated && reply.Late != nil {
		late = r.replacing(req, slack.View{ID: req.View.ID}, takingEffect(reply.Late))
	}
	r.tell(ctx, req, reply)
	return late
}

// offer answers a menu. slack-go's own type leaves an empty list out, which
// Slack takes for no answer.
type offer struct {
	Options []*slack.OptionBlockObject `json:"options"`
}

func fits(payload any) bool {
	js, err := json.Marshal(payload)
	return err == nil && len(js) <= maxAck
}

// show opens, pushes or updates a modal. It returns what brings the late one,
// nil for none.
func (r *Router) show(ctx context.Context, req *Request, reply Reply) (late func(context.Context)) {
	var shown *slack.ViewResponse
	var err error
	switch {
	case reply.Open != nil && req.View != nil && !req.View.Home:
		shown, err = r.push(ctx, req, *reply.Open)
	case reply.Open != nil:
		shown, err = r.Slack.OpenViewContext(ctx, req.trigger, *reply.Open)
	case reply.Update != nil && req.View != nil:
		shown, err = r.Slack.UpdateViewContext(ctx, *reply.Update, "", "", req.View.ID)
	}
	switch {
	case code(err) == "exchanged_trigger_id": // for the same envelope, which came to another replica too
		r.Log.DebugContext(ctx, "shown already", "kind", req.Kind, "name", req.Name)
	case err != nil:
		r.logSlack(ctx, req, "view", err)
		r.tell(ctx, req, Say(req.Loc.M("error.no_view")))
	case shown != nil && reply.Late != nil:
		return r.replacing(req, shown.View, reply.Late)
	}
	return nil
}

// push shows a modal above the one that the request came from; in its place
// when that is the highest that Slack stacks.
func (r *Router) push(ctx context.Context, req *Request, modal slack.ModalViewRequest) (*slack.ViewResponse, error) {
	shown, err := r.Slack.PushViewContext(ctx, req.trigger, modal)
	if code(err) == "push_limit_reached" {
		return r.Slack.UpdateViewContext(ctx, modal, "", "", req.View.ID)
	}
	return shown, err
}

// tell shows a message to this person only, by the first way that works. It
// is best effort: what must last is a delivery.
func (r *Router) tell(ctx context.Context, req *Request, reply Reply) {
	if reply.Tell == nil {
		return
	}
	if req.responseURL != "" {
		msg := ephemeral(reply.Tell)
		msg.ReplaceOriginal = reply.Replace
		err := slack.PostWebhookCustomHTTPContext(ctx, req.responseURL, r.HTTP, msg)
		if err == nil {
			return
		}
		r.logUnlessClosed(ctx, req, "response_url", err)
	}
	options := []slack.MsgOption{
		slack.MsgOptionText(reply.Tell.Text, false), slack.MsgOptionBlocks(reply.Tell.Blocks...),
		slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
	if channel := req.origin(); channel != "" && req.Kind != EventKind {
		_, err := r.Slack.PostEphemeralContext(ctx, channel, req.Who.ID, options...)
		if err == nil {
			return
		}
		r.logUnlessClosed(ctx, req, "ephemeral message", err)
	}
	if _, _, err := r.Slack.PostMessageContext(ctx, req.Who.ID, options...); err != nil {
		r.logSlack(ctx, req, "direct message", err)
	}
}

// logUnlessClosed logs why the next way of telling is taken, unless that is to
// be expected: a response_url ends after half an hour, and the bot or the
// person need not be in the channel that a form was opened in.
func (r *Router) logUnlessClosed(ctx context.Context, req *Request, what string, err error) {
	var status slack.StatusCodeError
	ended := errors.As(err, &status) && status.Code == http.StatusNotFound
	outside := slices.Contains([]string{"not_in_channel", "user_not_in_channel", "channel_not_found", "is_archived"}, code(err))
	if !ended && !outside {
		r.logSlack(ctx, req, what, err)
	}
}

func ephemeral(m *Message) *slack.WebhookMessage {
	if m == nil {
		return nil
	}
	return &slack.WebhookMessage{
		ResponseType: slack.ResponseTypeEphemeral, Text: m.Text, Blocks: &slack.Blocks{BlockSet: m.Blocks},
	}
}

// origin is the channel in which the person is waiting for an answer.
func (r *Request) origin() string {
	if r.Channel == "" && r.View != nil {
		return r.View.Meta.Channel
	}
	return r.Channel
}

func (r *Router) logSlack(ctx context.Context, req *Request, what string, err error) {
	// The address stays out of the log: whoever has a response_url can write there.
	var failed *url.Error
	if errors.As(err, &failed) {
		err = failed.Err
	}
	var refused slack.SlackErrorResponse
	details := []string{}
	if errors.As(err, &refused) {
		details = refused.ResponseMetadata.Messages
	}
	r.Log.WarnContext(ctx, "Slack refused", "what", what, "kind", req.Kind, "name", req.Name, "error", err, "details", details)
}
