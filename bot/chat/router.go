package chat

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Route is one thing that a person can do, or that can happen.
type Route struct {
	On    Kind
	Name  string
	Do    Handler
	Args  string       // of a command: what may follow it, "WORDS"; as in the manifest's usage hint
	Help  string       // of a command: locale key of the line that explains it
	Needs learn.Action // of a command: what one must be allowed to do for help to name it; "" for everybody
}

// Router finds the handler of a Request and carries out its Reply.
type Router struct {
	Routes    []Route
	Workspace *Workspace
	Slack     *slack.Client
	HTTP      *http.Client // for response_url
	Log       *slog.Logger
	// Who tells who a member is and what they may do. It is asked for each request.
	Who func(ctx context.Context, member string) (learn.Member, learn.Actor, error)
	// Name is the name of a member, as far as it is known already.
	Name func(ctx context.Context, member string) string
	// Moved are the ids, of channels that have another one now, by their former
	// ones; nil when there are none.
	Moved func(ctx context.Context, ids []string) (map[string]string, error)
	// Busy tells whether an error of the store may pass.
	Busy func(error) bool
}

// patience is how long a handler may take, so that even its error fits into
// the three seconds that Slack waits for an acknowledgement.
const patience = 2 * time.Second

// Serve answers one request. ack acknowledges it, with what the
// acknowledgement carries or nil; Serve calls it once, or not at all for an
// event that the store couldn't take now: Slack brings it again. What it
// returns is late work, to be done by the caller now that the request is
// answered: it takes seconds, or is cut short when its context has ended.
func (r *Router) Serve(ctx context.Context, req *Request, ack func(payload any)) (late []func(context.Context)) {
	settled := false // acknowledged, or left unacknowledged for good
	once := func(payload any) {
		if !settled {
			settled = true
			ack(payload)
		}
	}
	defer func() {
		if p := recover(); p != nil {
			r.Log.ErrorContext(ctx, "panic while answering", "kind", req.Kind, "name", req.Name, "error", Panicked(p))
		}
		once(nil)
	}()
	if req.Kind == TypedKind { // nobody waits for what comes of it
		once(nil)
	}
	reply, err := r.handle(ctx, req)
	if err != nil {
		reply = r.explain(ctx, req, err)
	}
	if req.Kind == EventKind && r.mayPass(err) {
		settled = true
		return nil
	}
	for _, work := range []func(context.Context){reply.After, r.answer(ctx, req, reply, err, once)} {
		if work != nil {
			late = append(late, r.guarded(req, work))
		}
	}
	return late
}

func (r *Router) handle(ctx context.Context, req *Request) (reply Reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = Panicked(p)
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	req.Loc = r.Workspace.Locales.Workspace()
	member, actor, err := r.Who(ctx, req.Who.ID)
	if err != nil {
		return Reply{}, err
	}
	req.Who, req.Actor, req.Loc = member, actor, r.Workspace.Locales.For(member.Locale)
	if err := r.follow(ctx, req); err != nil {
		return Reply{}, err
	}
	do := r.find(ctx, req)
	if do == nil {
		r.Log.Debug("no route", "kind", req.Kind, "name", req.Name)
		return Reply{}, nil
	}
	return do(ctx, req)
}

func (r *Router) find(ctx context.Context, req *Request) Handler {
	if req.Kind == CommandKind {
		return r.command(ctx, req)
	}
	if req.Original != nil {
		req.Original.Text = r.typed(ctx, req.Original.Text)
	}
	for _, route := range r.Routes {
		if route.On == req.Kind && route.Name == req.Name {
			return route.Do
		}
	}
	return nil
}

// unwatched are the kinds after which nobody waits for an answer.
var unwatched = []Kind{EventKind, TypedKind, ClosedKind}

// explain turns an error into what the person reads.
func (r *Router) explain(ctx context.Context, req *Request, err error) Reply {
	var all learn.Errors
	var one *learn.Error
	switch {
	case slices.Contains(unwatched, req.Kind):
		r.unexpected(ctx, req, err)
		return Reply{}
	case req.hasFields(): // fieldErrors tells it
		return Reply{}
	case errors.As(err, &all):
		one = all[0]
	case errors.As(err, &one):
	default:
		return Say(Escape(r.unexpected(ctx, req, err)))
	}
	return Say(req.Loc.M(one.Key, one.Args...))
}

// unexpected is what a person reads of an error that they can't mend. The
// same short reference stands in the log.
func (r *Router) unexpected(ctx context.Context, req *Request, err error) string {
	busy := r.mayPass(err)
	ref := rand.Text()[:4]
	r.Log.ErrorContext(ctx, "request failed", "ref", ref, "kind", req.Kind, "name", req.Name, "member", req.Who.ID, "busy", busy, "error", err)
	switch {
	case busy && req.Kind == FormKind:
		return req.Loc.T("error.cannot_save")
	case busy:
		return req.Loc.T("error.cannot_answer")
	case req.Kind == FormKind:
		return req.Loc.T("error.unexpected_form", "Ref", ref)
	}
	return req.Loc.T("error.unexpected", "Ref", ref)
}

// mayPass tells whether the same may work later.
func (r *Router) mayPass(err error) bool {
	return err != nil && (errors.Is(err, context.DeadlineExceeded) || r.Busy(err))
}

// hasFields tells whether the request is a form with fields, beside which
// its mistakes can stand.
func (r *Request) hasFields() bool { return r.Kind == FormKind && r.View.inputFor("") != "" }

// fieldErrors are the mistakes of a form by the block they stand beside.
func (r *Router) fieldErrors(ctx context.Context, req *Request, err error) map[string]string {
	var all learn.Errors
	var one *learn.Error
	beside := map[string]string{}
	switch {
	case errors.As(err, &all):
	case errors.As(err, &one):
		all = learn.Errors{one}
	default:
		beside[req.View.inputFor("")] = r.unexpected(ctx, req, err)
	}
	for _, e := range all {
		block := req.View.inputFor(e.Field)
		if beside[block] == "" {
			beside[block] = req.Loc.T(e.Key, e.Args...)
		}
	}
	return beside
}
