package feed

import (
	"cmp"
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// AddForm is the route of the form's submission.
const AddForm = "feed.add"

// firstFew is how many of a new feed's events its adder sees at once.
const firstFew = 3

// Open opens the form that adds a feed.
func (f *Feature) Open(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req); err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Open: addForm(req, "", "", "", 0)}, nil
}

// Added reads the calendar of the form while the person waits, and follows it
// if it is one.
func (f *Feature) Added(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req); err != nil {
		return chat.Reply{}, err
	}
	feed := learn.Feed{
		ID: req.View.Meta.ID, Address: learn.FeedAddress(req.View.Text("address")),
		Name: learn.OneLine(req.View.Text("name")), AddedBy: req.Who.ID, Created: req.Now,
	}
	if err := f.check(ctx, f.db, feed); err != nil {
		return chat.Reply{}, err
	}
	reading := chat.Form{Name: AddForm, Title: req.Loc.T("feed.add_title"), Meta: req.Meta(feed.ID), Blocks: []slack.Block{
		chat.Section(req.Loc.M("feed.reading")),
		chat.Context(req.Loc.M("feed.reading_hint", "Command", chat.Code(chat.Verbatim(f.ws.Commands.Typed("event feeds"))))),
	}}
	return chat.Reply{
		Update: reading.Modal(req.Loc),
		Late:   func(ctx context.Context) *slack.ModalViewRequest { return f.try(ctx, req, feed) },
	}, nil
}

// check returns what keeps the feed from being added, beside its field.
func (f *Feature) check(ctx context.Context, db *store.DB, feed learn.Feed) error {
	refuse := func(field, key string, args ...any) error {
		return &learn.Error{Code: learn.Invalid, Field: field, Key: key, Args: args}
	}
	switch {
	case !learn.ValidID(feed.ID):
		return refuse("", "error.stale_form")
	case !learn.ValidLink(feed.Address):
		return refuse("address", "feed.no_address")
	case len([]rune(feed.Name)) > learn.MaxFeedName:
		return refuse("name", "error.too_long", "Limit", learn.MaxFeedName, "Length", len([]rune(feed.Name)))
	}
	all, err := db.Feeds(ctx)
	if err != nil {
		return err
	}
	for _, other := range all {
		if learn.LinkKey(other.Address) == learn.LinkKey(feed.Address) && other.ID != feed.ID {
			return refuse("address", "feed.twice", "Name", other.Name)
		}
	}
	if len(all) >= learn.MaxFeeds {
		return refuse("address", "feed.too_many", "Limit", learn.MaxFeeds)
	}
	return nil
}

// try reads the feed for the first time, and returns what the person sees
// then: what was found, or the form with the reason why nothing was.
func (f *Feature) try(ctx context.Context, req *chat.Request, feed learn.Feed) *slack.ModalViewRequest {
	typed, loc := feed.Name, req.Loc
	again := func(why chat.Mrkdwn) *slack.ModalViewRequest {
		return addForm(req, feed.Address, typed, why, req.View.Meta.Round+1)
	}
	r := f.look(ctx, feed, req.Now)
	if r.why != "" {
		return again(loc.M("feed.not_added", "Why", reasonText(loc, r.why)))
	}
	feed.Name = chat.Cut(cmp.Or(feed.Name, learn.OneLine(r.name), feed.Host()), learn.MaxFeedName)
	feed.Next = req.Now.Add(lease)
	err := f.follow(ctx, feed)
	var refused *learn.Error
	switch {
	case errors.As(err, &refused):
		return again(loc.M(refused.Key, refused.Args...))
	case err == nil:
		err = f.keep(ctx, feed, r, req.Now)
	}
	if err != nil {
		f.log.ErrorContext(ctx, "a feed was not added", "feed", feed.ID, "error", err)
		return again(loc.M("error.cannot_save"))
	}
	return f.done(ctx, req, feed, r.leftOut)
}

func (f *Feature) follow(ctx context.Context, feed learn.Feed) error {
	return f.db.Transact(ctx, func(tx *store.DB) error {
		if err := f.check(ctx, tx, feed); err != nil {
			return err
		}
		added, err := tx.AddFeed(ctx, feed)
		if err != nil || added {
			return err
		}
		// The same form came twice; with another address it is too late.
		same, err := tx.FeedAt(ctx, feed.Address)
		if errors.Is(err, store.ErrNone) || err == nil && same.AddedBy != feed.AddedBy {
			return &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
		}
		return err
	})
}

// done tells what was found in a feed that is followed now, and what of it
// could not be read.
func (f *Feature) done(ctx context.Context, req *chat.Request, feed learn.Feed, leftOut []learn.LeftOut) *slack.ModalViewRequest {
	found, total, err := f.db.FoundWaitingIn(ctx, feed.ID, req.Now, firstFew)
	if err != nil {
		f.log.WarnContext(ctx, "what was found is not shown", "feed", feed.ID, "error", err)
	}
	said := req.Loc.M("feed.added_empty", "Name", feed.Name)
	if total > 0 {
		said = req.Loc.NM("feed.added", total, "Name", feed.Name)
	}
	blocks := []slack.Block{chat.Section(said)}
	for _, one := range found {
		blocks = append(blocks, chat.Section(show.FoundLine(req.Loc, one)))
	}
	if line := show.LeftOut(req.Loc, leftOut); line != "" {
		blocks = append(blocks, chat.Context(line))
	}
	return doneForm(req, blocks...)
}

func doneForm(req *chat.Request, blocks ...slack.Block) *slack.ModalViewRequest {
	return chat.Form{Name: AddForm, Title: req.Loc.T("feed.add_title"), Blocks: blocks}.Modal(req.Loc)
}

// addForm is the form that adds a feed. why says what is wrong with the
// address, "" for nothing.
func addForm(req *chat.Request, address, name string, why chat.Mrkdwn, round int) *slack.ModalViewRequest {
	loc := req.Loc
	field := chat.Input{Name: "address", Label: loc.T("feed.address"), Hint: loc.T("feed.address_hint"), Required: true}
	named := chat.Input{Name: "name", Label: loc.T("feed.name"), Hint: loc.T("feed.name_hint")}
	blocks := []slack.Block{
		chat.Section(loc.M("feed.add_about")),
		field.Text(chat.Cut(address, learn.MaxLink), "https://", learn.MaxLink),
	}
	if why != "" {
		blocks = append(blocks, chat.Section(why))
	}
	id := learn.NewID()
	if req.View != nil && learn.ValidID(req.View.Meta.ID) {
		id = req.View.Meta.ID
	}
	return chat.Form{
		Name: AddForm, Title: loc.T("feed.add_title"), Submit: loc.T("feed.add_submit"), Meta: req.Meta(id), Round: round,
		Blocks: append(blocks, named.Text(chat.Cut(name, learn.MaxFeedName), "", learn.MaxFeedName)),
	}.Modal(loc)
}
