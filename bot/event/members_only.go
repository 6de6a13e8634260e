package event

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// line is who goes to an event and who waits, as far as this person may know
// it: what they once answered in a private channel they see anywhere, but not
// who else goes, unless they are known to be there still.
func (f *Feature) line(ctx context.Context, req *chat.Request, event string, most int) (learn.Line, error) {
	line, err := f.db.Line(ctx, event, req.Who.ID, most)
	if err != nil {
		return line, err
	}
	channels, err := f.unproven(ctx, req, event)
	if len(channels) > 0 {
		line = line.Unnamed()
	}
	return line, err
}

// unproven are the channels of which this person must be shown to be a member
// before they may know who goes to the event.
func (f *Feature) unproven(ctx context.Context, req *chat.Request, event string) ([]string, error) {
	channels, err := f.db.MembersOnly(ctx, req.Viewer(), event)
	if len(channels) > 0 && f.ws.KnownIn(ctx, req.Who.ID, channels, req.Now) {
		return nil, err
	}
	return channels, err
}

// named finds out whether this person is in one of the channels, and shows the
// details with the names then. It is nil when there is nothing to find out.
func (f *Feature) named(req *chat.Request, channels []string) func(context.Context) *slack.ModalViewRequest {
	if len(channels) == 0 {
		return nil
	}
	return func(ctx context.Context) *slack.ModalViewRequest {
		if !f.ws.In(ctx, req.Who.ID, channels, req.Now) {
			return nil
		}
		details, err := f.details(ctx, req, req.Value)
		if err != nil {
			return nil // the details without names are shown already
		}
		return details
	}
}
