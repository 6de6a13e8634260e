package feed

import (
	"context"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids of the list's buttons. The value of AddAction is empty, that of
// RemoveAction the feed's id, that of the others the page to show.
const (
	AddAction    = "feed.add.open"
	RemoveAction = "feed.remove"
	NextAction   = "feed.next"
	BackAction   = "feed.back"
)

// List answers /event feeds: the followed calendars, or, with an address, the
// form that adds it.
func (f *Feature) List(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req); err != nil {
		return chat.Reply{}, err
	}
	if req.Text != "" {
		return chat.Reply{Open: addForm(req, req.Text, "", "", 0)}, nil
	}
	return f.page(ctx, f.db, req, 0)
}

// Turn shows another page in the place of the one whose button was pressed.
func (f *Feature) Turn(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req); err != nil {
		return chat.Reply{}, err
	}
	page, err := strconv.Atoi(req.Value)
	if err != nil || page < 0 {
		page = 0
	}
	reply, err := f.page(ctx, f.db, req, page)
	reply.Replace = true
	return reply, err
}

// Remove forgets a feed and what was found in it.
func (f *Feature) Remove(ctx context.Context, req *chat.Request) (reply chat.Reply, err error) {
	err = f.db.Transact(ctx, func(tx *store.DB) error {
		feed, err := f.own(ctx, tx, req)
		if err != nil {
			return err
		}
		reply = chat.Say(req.Loc.M("feed.removed", "Name", feed.Name))
		return tx.RemoveFeed(ctx, feed.ID, req.Now)
	})
	return reply, err
}

func (f *Feature) page(ctx context.Context, db *store.DB, req *chat.Request, page int) (chat.Reply, error) {
	feeds, err := db.Feeds(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	loc := req.Loc
	blocks := []slack.Block{chat.Section(chat.Lines(chat.Bold(loc.M("feed.list_title")), loc.M("feed.about")))}
	if len(feeds) == 0 {
		blocks = append(blocks, chat.Section(loc.M("feed.list_empty")))
	}
	page = max(0, min(page, show.LastPage(len(feeds))))
	for _, feed := range feeds[page*show.PerPage : min((page+1)*show.PerPage, len(feeds))] {
		_, waiting, err := db.FoundWaitingIn(ctx, feed.ID, req.Now, 0)
		if err != nil {
			return chat.Reply{}, err
		}
		blocks = append(blocks, item(req, feed, waiting))
	}
	blocks = append(blocks, show.Pages(loc, BackAction, NextAction, page, len(feeds), strconv.Itoa)...)
	blocks = append(blocks, chat.Actions("feeds", chat.Primary(chat.Button(AddAction, "", loc.T("feed.add_button")))))
	return chat.Reply{Tell: &chat.Message{Text: loc.T("feed.list_title"), Blocks: blocks}}, nil
}

// item is a feed in the list. Its address is for whoever added it alone.
func item(req *chat.Request, feed learn.Feed, waiting int) slack.Block {
	loc := req.Loc
	where := chat.Code(chat.Verbatim(feed.Host()))
	if feed.AddedBy == req.Who.ID {
		where = chat.Code(chat.Verbatim(feed.Address))
	}
	text := chat.Lines(
		chat.Join(" · ", chat.Bold(chat.Escape(feed.Name)), where, loc.M("feed.added_by", "Member", loc.Member(feed.AddedBy))),
		chat.Join(" · ", loc.NM("feed.waiting", waiting), lastRead(loc, feed, req.Who.Location())), trouble(loc, feed, req.Who.Location()))
	if !req.Actor.May(learn.RemoveFeed, feed.AddedBy) {
		return chat.Section(text)
	}
	return chat.SectionWith(text, removeButton(loc, feed))
}

func lastRead(loc *chat.Locale, feed learn.Feed, zone *time.Location) chat.Mrkdwn {
	if feed.Read.IsZero() {
		return loc.M("feed.never_read")
	}
	return loc.M("feed.last_read", "When", loc.When(feed.Read, zone))
}

// trouble says since when the feed can't be read, and why; "" when it can.
func trouble(loc *chat.Locale, feed learn.Feed, zone *time.Location) chat.Mrkdwn {
	if feed.Failing.IsZero() {
		return ""
	}
	return loc.M("feed.failing", "Since", loc.When(feed.Failing, zone), "Why", reasonText(loc, feed.Reason))
}

func removeButton(loc *chat.Locale, feed learn.Feed) *slack.ButtonBlockElement {
	return chat.Confirm(chat.Button(RemoveAction, feed.ID, loc.T("feed.remove_button")), loc, loc.T("feed.remove_question", "Name", feed.Name))
}
