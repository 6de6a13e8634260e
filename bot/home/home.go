// Package home is the App Home tab: what this is, what is coming for the
// reader, what they can do, and their settings.
package home

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Publish shows a view as a member's Home tab, in place of what was there.
type Publish func(ctx context.Context, member string, view slack.HomeTabViewRequest) error

// Feature is the Home tab in one workspace.
type Feature struct {
	db      *store.DB
	ws      *chat.Workspace
	help    func(req *chat.Request) chat.Message
	publish Publish
	log     *slog.Logger
	turns   sync.Map // by member, a chat.Turn: what is published last was read last
}

// New makes the feature. help lists what one can do.
func New(db *store.DB, ws *chat.Workspace, help func(req *chat.Request) chat.Message, publish Publish, log *slog.Logger) *Feature {
	return &Feature{db: db, ws: ws, help: help, publish: publish, log: log}
}

// Opened answers app_home_opened: the tab is made afresh at each opening.
func (f *Feature) Opened(_ context.Context, req *chat.Request) (chat.Reply, error) {
	opened, ok := req.Event.(*slackevents.AppHomeOpenedEvent)
	if !ok || opened.Tab != "home" {
		return chat.Reply{}, nil
	}
	return chat.Reply{After: func(ctx context.Context) { f.show(ctx, req) }}, nil
}

// Following lets Home follow what somebody does there with do: pressed on Home
// itself, or in a form that was opened from there. Home then says what became
// of it, so that a button pressed on it tells nothing besides, unless the
// person is refused. What do only reads has changed nothing that Home shows;
// below a form that tells when it is closed, Home follows then.
func (f *Feature) Following(do chat.Handler, reads bool) chat.Handler {
	return func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
		reply, err := do(ctx, req)
		var refused *learn.Error
		switch {
		case !fromHome(req) || err == nil && stays(req, reply, reads):
			return reply, err
		case req.View.Home && errors.As(err, &refused):
			reply = chat.Say(req.Loc.M(refused.Key, refused.Args...))
		case err != nil:
			return reply, err
		case req.View.Home:
			reply.Tell, reply.Update = nil, nil
		}
		then := reply.After
		reply.After = func(ctx context.Context) {
			if then != nil {
				then(ctx)
			}
			f.show(ctx, req)
		}
		return reply, nil
	}
}

// stays tells whether Home is still right once req has been answered with
// reply, or is below a form whose end it follows.
func stays(req *chat.Request, reply chat.Reply, reads bool) bool {
	if form := reply.Open; form != nil {
		return reads || form.NotifyOnClose
	}
	return reads && !req.View.Home
}

// fromHome tells whether somebody sees their Home, perhaps below a form: only
// there a form has no channel that it was opened in.
func fromHome(req *chat.Request) bool {
	return req.View != nil && (req.View.Home || req.View.Meta.Channel == "")
}

// joinedTime is how long Slack is given to say which channels a member is in:
// Home is shown without, too.
const joinedTime = 3 * time.Second

// joined are the channels that a member is in; nil when Slack doesn't say.
func (f *Feature) joined(ctx context.Context, member string, now time.Time) []string {
	ctx, cancel := context.WithTimeout(ctx, joinedTime)
	defer cancel()
	channels, err := f.ws.Joined(ctx, member, now)
	switch {
	case err == nil:
		return channels
	case !chat.Lacks(err):
		f.log.WarnContext(ctx, "channels of a member not read", "member", member, "error", err)
	}
	return nil
}

// show publishes the Home of the member who asks, from what is stored now. It
// logs its own failure: the next opening repeats it.
func (f *Feature) show(ctx context.Context, req *chat.Request) {
	turn, _ := f.turns.LoadOrStore(req.Who.ID, chat.NewTurn())
	done, err := turn.(chat.Turn).Take(ctx)
	if err != nil {
		return
	}
	defer done()
	view, err := f.View(ctx, req)
	if err == nil {
		err = f.publish(ctx, req.Who.ID, view)
	}
	if err == nil && req.Kind == chat.EventKind {
		err = f.db.NoteHomeOpened(ctx, req.Who.ID, req.Now)
	}
	if err != nil {
		f.log.WarnContext(ctx, "Home not shown", "member", req.Who.ID, "error", err)
	}
}
