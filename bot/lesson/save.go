package lesson

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Save makes a lesson of the message that the shortcut was used on: one's own
// fills the form for a lesson, of somebody else's its author is asked.
func (f *Feature) Save(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	o := req.Original
	if o == nil {
		return f.Submit(ctx, req)
	}
	text := plainText(req.Loc, o.Text)
	switch {
	case o.Bot || o.Author == "":
		return chat.Reply{}, learn.Denied("save.app")
	case strings.TrimSpace(text) == "":
		return chat.Reply{}, learn.Denied("save.no_text")
	case o.Author != req.Who.ID:
		return f.suggest(ctx, req, text)
	}
	return f.saveOwn(ctx, req, text)
}

// saveOwn opens the form for a lesson with one's own words. What was said
// among few isn't addressed to anybody yet.
func (f *Feature) saveOwn(ctx context.Context, req *chat.Request, text string) (chat.Reply, error) {
	from, err := f.db.Channel(ctx, req.Original.Channel)
	if err != nil {
		return chat.Reply{}, err
	}
	d, err := f.ownDraft(ctx, req, text)
	if err != nil {
		return chat.Reply{}, err
	}
	reply, err := f.write(ctx, req, d)
	if err != nil {
		return chat.Reply{}, err
	}
	form := &reply.Open.Blocks
	if from.Private {
		unaddress(form.BlockSet)
	}
	form.BlockSet = append(tooLong(req.Loc, text), form.BlockSet...)
	return reply, nil
}

// ownDraft begins with one's own words. What one is, or is to be, asked about
// them is settled by the lesson that comes of it.
func (f *Feature) ownDraft(ctx context.Context, req *chat.Request, text string) (learn.Draft, error) {
	s, err := f.db.OpenSuggestion(ctx, messageID(req.Original), req.Who.ID)
	if errors.Is(err, store.ErrNone) {
		return worded(req.NewID(), req.Who.ID, text), nil
	}
	if err != nil {
		return learn.Draft{}, err
	}
	return consentDraft(ctx, f.db, s)
}

// messageID tells messages apart.
func messageID(o *chat.Original) string { return o.Channel + "/" + o.TS }

// unaddress has the form not suggest the channel where it is opened.
func unaddress(form []slack.Block) {
	for _, b := range form {
		in, ok := b.(*slack.InputBlock)
		if !ok {
			continue
		}
		if e, ok := in.Element.(*slack.SelectBlockElement); ok {
			e.DefaultToCurrentConversation = false
		}
	}
}

// tooLong says that the text is cut, if it is.
func tooLong(loc *chat.Locale, text string) []slack.Block {
	if utf8.RuneCountInString(text) <= learn.MaxStory {
		return nil
	}
	return []slack.Block{chat.Context(loc.M("save.cut"))}
}
