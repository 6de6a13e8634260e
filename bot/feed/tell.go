package feed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// TryAction reads a feed that fails again, at once. Its value is the feed's id.
const TryAction = "feed.try"

// failure is what a delivery's Args hold: the feed's name, for when it is
// removed, and since when it fails.
type failure struct {
	Name    string `json:"name"`
	Failing int64  `json:"failing"` // UTC seconds
}

// plan plans the message that the feed fails, at an hour at which whoever
// added it may be written to.
func plan(ctx context.Context, tx *store.DB, feed learn.Feed, now time.Time) error {
	member, err := tx.Member(ctx, feed.AddedBy)
	if err != nil || member.Deleted {
		return err
	}
	prefs, err := tx.Preferences(ctx, member.ID)
	if err != nil {
		return err
	}
	args, err := json.Marshal(failure{feed.Name, feed.Failing.Unix()})
	if err != nil {
		return fmt.Errorf("feed %s: %w", feed.ID, err)
	}
	return tx.Plan(ctx, learn.Delivery{
		Kind: learn.FeedFailedDM, Key: "feed_failed/" + feed.ID + "/" + strconv.FormatInt(feed.Failing.Unix(), 10),
		Place: member.ID, For: member.ID, Subject: feed.ID, Args: string(args),
		Due: prefs.From(now, member.Location()), Created: now,
	})
}

// Failed renders what whoever added a feed reads when it can't be read for
// days. It follows what becomes of the feed.
func (f *Feature) Failed(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	var was failure
	if err := json.Unmarshal([]byte(d.Args), &was); err != nil {
		return chat.Rendering{}, fmt.Errorf("delivery %s: %w", d.ID, err)
	}
	feed, err := f.db.Feed(ctx, d.Subject)
	removed := errors.Is(err, store.ErrNone)
	if err != nil && !removed {
		return chat.Rendering{}, err
	}
	member, err := f.db.Member(ctx, d.Place)
	if err != nil {
		return chat.Rendering{}, err
	}
	fails := !removed && !feed.Failing.IsZero() && feed.Failing.Unix() == was.Failing
	if !fails && d.TS == "" {
		return chat.Rendering{Gone: true}, nil
	}
	loc := f.ws.Locales.For(member.Locale)
	shown := []learn.Shown{{Subject: learn.Subject{Kind: learn.FeedSubject, ID: d.Subject}}}
	switch {
	case removed:
		return chat.Rendering{Message: *chat.Say(loc.M("feed.removed", "Name", was.Name)).Tell, Shows: shown}, nil
	case !fails:
		return chat.Rendering{Message: *chat.Say(loc.M("feed.works_again", "Name", was.Name)).Tell, Shows: shown}, nil
	}
	return chat.Rendering{Message: failedMessage(loc, feed, member), Shows: shown, Polite: true}, nil
}

func failedMessage(loc *chat.Locale, feed learn.Feed, to learn.Member) chat.Message {
	text := loc.M("feed.failed", "Name", feed.Name, "Host", feed.Host(),
		"Since", loc.Day(feed.Failing.In(to.Location())), "Why", reasonText(loc, feed.Reason))
	return chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text),
		chat.Actions("feed",
			chat.Primary(chat.Button(TryAction, feed.ID, loc.T("feed.try_button"))),
			removeButton(loc, feed)),
	}}
}

func reasonText(loc *chat.Locale, reason string) chat.Mrkdwn { return loc.M("feed.why." + reason) }

// Try reads a feed again. The message whose button was pressed follows what
// that comes to.
func (f *Feature) Try(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	feed, err := f.own(ctx, f.db, req)
	if err != nil {
		return chat.Reply{}, err
	}
	reply := chat.Say(req.Loc.M("feed.trying", "Name", feed.Name))
	reply.After = func(ctx context.Context) {
		if err := f.read(ctx, feed, req.Now); err != nil {
			f.log.WarnContext(ctx, "a feed was not read again", "feed", feed.ID, "error", err)
		}
	}
	return reply, nil
}

// own is the feed that the button stands for, if the person may remove it.
func (f *Feature) own(ctx context.Context, db *store.DB, req *chat.Request) (learn.Feed, error) {
	feed, err := db.Feed(ctx, req.Value)
	switch {
	case errors.Is(err, store.ErrNone):
		return feed, learn.Missing("feed.gone")
	case err == nil && !req.Actor.May(learn.RemoveFeed, feed.AddedBy):
		return feed, learn.Denied("feed.not_yours", "Member", req.Loc.Member(feed.AddedBy))
	}
	return feed, err
}
