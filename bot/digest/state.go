package digest

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids of the state's buttons. Their value is the channel's id.
const (
	OpenSettings = "digest.open"
	PreviewNow   = "digest.preview"
	PauseDigest  = "digest.pause"
	ResumeDigest = "digest.resume"
)

func (f *Feature) state(ctx context.Context, db *store.DB, req *chat.Request, channel string) (chat.Reply, error) {
	d, found, err := f.subscription(ctx, db, req, channel)
	if err != nil {
		return chat.Reply{}, err
	}
	loc := req.Loc
	text := loc.M("digest.state_none")
	if found {
		text = inWords(loc, d)
	}
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text),
		chat.Context(loc.M("digest.about")),
		chat.Actions("digest", buttons(loc, d, found)...),
	}}}, nil
}

// inWords is the state of a digest: "Mondays at 09:00 in Rome, next on Monday 7 December."
func inWords(loc *chat.Locale, d learn.Digest) chat.Mrkdwn {
	key := "digest.state_on"
	if d.Paused {
		key = "digest.state_paused"
	}
	s := d.Schedule
	return loc.M(key, "Weekday", loc.Weekday(s.Weekday), "Time", clock(s), "City", show.City(loc, s.Zone),
		"Next", loc.Day(d.Next.In(learn.Location(s.Zone))))
}

func buttons(loc *chat.Locale, d learn.Digest, found bool) []slack.BlockElement {
	preview := chat.Button(PreviewNow, d.Channel, loc.T("digest.preview_button"))
	change := chat.Button(OpenSettings, d.Channel, loc.T("digest.change_button"))
	switch {
	case !found:
		setUp := chat.Button(OpenSettings, d.Channel, loc.T("digest.set_up_button"))
		return []slack.BlockElement{chat.Primary(setUp), preview}
	case d.Paused:
		resume := chat.Button(ResumeDigest, d.Channel, loc.T("digest.resume_button"))
		return []slack.BlockElement{chat.Primary(resume), change, preview}
	}
	return []slack.BlockElement{change, preview, chat.Button(PauseDigest, d.Channel, loc.T("digest.pause_button"))}
}
