package chat

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"time"

	"github.com/slack-go/slack"
)

// maxAck is how large an acknowledgement may be. Slack takes 20 KB, the
// envelope id and all.
const maxAck = 18_000

// ackTime is how long an acknowledgement is given to take effect: it travels
// on another connection than what follows it, which must not be overtaken.
const ackTime = 500 * time.Millisecond

// lateTime is how long what comes late may take.
const lateTime = 10 * time.Second

// answer carries out a reply: what the acknowledgement can carry goes into it,
// the rest follows it.
func (r *Router) answer(ctx context.Context, req *Request, reply Reply, err error, ack func(any)) {
	switch req.Kind {
	case FormKind:
		r.answerForm(ctx, req, reply, err, ack)
		return
	case OptionsKind:
		ack(offer{optionObjects(reply.Options)})
		return
	case CommandKind:
		if payload := ephemeral(reply.Tell); reply.Tell != nil && fits(payload) {
			ack(payload)
			reply.Tell = nil
		}
	}
	ack(nil)
	r.show(ctx, req, reply)
	r.tell(ctx, req, reply)
}

func (r *Router) answerForm(ctx context.Context, req *Request, reply Reply, err error, ack func(any)) {
	updated := false
	switch {
	case err != nil && req.hasFields():
		ack(slack.NewErrorsViewSubmissionResponse(r.fieldErrors(ctx, req, err)))
		return
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
	r.show(ctx, req, reply)
	if updated && reply.Late != nil {
		shown := time.After(ackTime)
		r.replace(ctx, req, slack.View{ID: req.View.ID}, func(ctx context.Context) *slack.ModalViewRequest {
			modal := reply.Late(ctx)
			<-shown
			return modal
		})
	}
	r.tell(ctx, req, reply)
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

// show opens, pushes or updates a modal.
func (r *Router) show(ctx context.Context, req *Request, reply Reply) {
	var shown *slack.ViewResponse
	var err error
	switch {
	case reply.Open != nil && req.View != nil && !req.View.Home:
		shown, err = r.Slack.PushViewContext(ctx, req.trigger, *reply.Open)
	case reply.Open != nil:
		shown, err = r.Slack.OpenViewContext(ctx, req.trigger, *reply.Open)
	case reply.Update != nil && req.View != nil:
		shown, err = r.Slack.UpdateViewContext(ctx, *reply.Update, "", "", req.View.ID)
	}
	switch {
	case err != nil:
		r.logSlack(ctx, req, "view", err)
		r.tell(ctx, req, Say(req.Loc.M("error.no_view")))
	case shown != nil && reply.Late != nil:
		r.replace(ctx, req, shown.View, reply.Late)
	}
}

// replace shows in the place of a modal what comes late. The hash keeps it
// from taking the place of anything else.
func (r *Router) replace(ctx context.Context, req *Request, shown slack.View, late func(context.Context) *slack.ModalViewRequest) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lateTime)
	defer cancel()
	modal := late(ctx)
	if modal == nil {
		return
	}
	_, err := r.Slack.UpdateViewContext(ctx, *modal, "", shown.Hash, shown.ID)
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) && (refused.Err == "hash_conflict" || refused.Err == "not_found") {
		return
	}
	if err != nil {
		r.logSlack(ctx, req, "late view", err)
	}
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
		r.logSlack(ctx, req, "response_url", err)
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
		r.logSlack(ctx, req, "ephemeral message", err)
	}
	if _, _, err := r.Slack.PostMessageContext(ctx, req.Who.ID, options...); err != nil {
		r.logSlack(ctx, req, "direct message", err)
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
