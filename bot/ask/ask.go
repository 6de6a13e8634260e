// Package ask brings a question to colleagues who can answer it: to some of
// those who went to an event and agreed to be asked, to a lesson's author, or to
// everybody by the digest. The first to answer is connected with who asked.
package ask

import (
	"context"
	"errors"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Feature has the handlers of all requests about asks.
type Feature struct {
	db    *store.DB
	ws    *chat.Workspace
	write Writer
}

// Writer opens the form for a lesson from an encounter.
type Writer = func(ctx context.Context, req *chat.Request, encounter string) (chat.Reply, error)

// New returns the feature on a store and a workspace.
func New(db *store.DB, ws *chat.Workspace, write Writer) *Feature {
	return &Feature{db: db, ws: ws, write: write}
}

// Ask puts what follows the command to all, or opens the form for it.
func (f *Feature) Ask(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if req.Who.Guest {
		return chat.Reply{}, learn.Denied("ask.guest")
	}
	if req.Text == "" {
		form, err := f.form(ctx, req, req.Meta(learn.NewID()))
		return chat.Reply{Open: form}, err
	}
	a, err := f.put(ctx, req, learn.Ask{ID: req.NewID(), Text: req.Text}, req.Channel)
	return said(req, a), err
}

// Asked puts what the form says.
func (f *Feature) Asked(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	meta := req.View.Meta
	if !learn.ValidID(meta.ID) {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
	}
	a := learn.Ask{ID: meta.ID, Text: req.View.Text("text")}
	switch kind, id, _ := strings.Cut(meta.More, "/"); kind {
	case eventAbout:
		a.Event = id
	case lessonAbout:
		a.Lesson = id
	}
	a, err := f.put(ctx, req, a, meta.Channel)
	reply := said(req, a)
	reply.Clear = true
	return reply, err
}

// said tells who asked what happens with it.
func said(req *chat.Request, a learn.Ask) chat.Reply {
	key := "ask.put"
	if !a.ForAll() {
		key = "ask.sent"
	}
	text := req.Loc.M(key, "Text", a.Text)
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text), chat.Actions("ask", closeButton(req.Loc, a)),
	}}}
}

// put stores an ask of this person, from a channel, and has those asked who may
// know. Doing so twice is once.
func (f *Feature) put(ctx context.Context, req *chat.Request, a learn.Ask, channel string) (learn.Ask, error) {
	a.Member, a.Created, a.Text = req.Who.ID, req.Now, learn.OneLine(a.Text)
	if req.Who.Guest {
		return a, learn.Denied("ask.guest")
	}
	if err := a.Check(); err != nil {
		return a, err
	}
	return a, f.db.Transact(ctx, func(tx *store.DB) error {
		stored, err := tx.AskByID(ctx, a.ID)
		switch {
		case err == nil && stored.Member == a.Member:
			return nil
		case err == nil:
			return learn.Missing("ask.gone")
		case !errors.Is(err, store.ErrNone):
			return err
		}
		if err := f.few(ctx, tx, a); err != nil {
			return err
		}
		if a.ForAll() {
			return f.putToAll(ctx, tx, a, channel)
		}
		return f.putToSome(ctx, tx, req, a)
	})
}

// few returns an Error when its member has too many open asks for another.
func (f *Feature) few(ctx context.Context, tx *store.DB, a learn.Ask) error {
	mine, err := tx.MyAsks(ctx, a.Member)
	if err == nil && len(mine) >= learn.MaxAsks {
		err = f.refuse("ask.too_many", "lessons ask", "Limit", learn.MaxAsks)
	}
	return err
}

func (f *Feature) putToAll(ctx context.Context, tx *store.DB, a learn.Ask, channel string) (err error) {
	if a.Channel, err = f.stays(ctx, tx, channel); err != nil {
		return err
	}
	shown, err := tx.ShowsAsks(ctx, a.Channel)
	if err == nil && !shown {
		err = f.refuse("ask.no_digest", "lessons digest")
	}
	if err != nil {
		return err
	}
	a.Next = a.Expires()
	_, err = tx.AddAsk(ctx, a)
	return err
}

// stays is the channel in which an ask from channel stays, a private one or one
// that outsiders read, or "".
func (f *Feature) stays(ctx context.Context, tx *store.DB, channel string) (string, error) {
	if channel == "" || strings.HasPrefix(channel, "D") {
		return "", nil
	}
	c, err := tx.Channel(ctx, channel)
	if err != nil || !c.Private && !c.External {
		return "", err
	}
	return c.ID, f.ws.Admits(c, "text")
}

func (f *Feature) putToSome(ctx context.Context, tx *store.DB, req *chat.Request, a learn.Ask) error {
	if _, err := f.topic(ctx, tx, req, a); err != nil {
		return err
	}
	members, err := tx.WhoKnows(ctx, a, req.Now, learn.AskedAtOnce)
	if err == nil && len(members) == 0 {
		err = f.nobody(a)
	}
	if err != nil {
		return err
	}
	a.Next = a.After(req.Now, true)
	if _, err := tx.AddAsk(ctx, a); err != nil {
		return err
	}
	return inquire(ctx, tx, a, members, req.Now)
}

// nobody is the Error when nobody can be asked what a asks.
func (f *Feature) nobody(a learn.Ask) *learn.Error {
	if a.Lesson != "" {
		return f.refuse("ask.not_the_author", "lessons search")
	}
	return f.refuse("ask.nobody_went", "lessons search")
}

// refuse is an Error beside the text, which names the command that helps.
func (f *Feature) refuse(key, command string, args ...any) *learn.Error {
	args = append(args, "Command", chat.Verbatim(f.ws.Commands.Typed(command)))
	return &learn.Error{Code: learn.Forbidden, Field: "text", Key: key, Args: args}
}
