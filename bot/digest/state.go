package digest

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids of the state's buttons. Their value is the channel's id.
const (
	OpenSettings = "digest.open"
	SetUpGreeted = "digest.greeted" // OpenSettings, in a message that all see
	PreviewNow   = "digest.preview"
	TestNow      = "digest.test"
	SendNow      = "digest.send"
	PauseDigest  = "digest.pause"
	ResumeDigest = "digest.resume"
)

// HostEvent is the action id of the button that invites to host an event.
const HostEvent = "digest.host"

func (f *Feature) state(ctx context.Context, db *store.DB, req *chat.Request, channel string) (chat.Reply, error) {
	d, found, err := f.subscription(ctx, db, req, channel)
	if err != nil {
		return chat.Reply{}, err
	}
	c, err := db.Channel(ctx, channel)
	if err != nil {
		return chat.Reply{}, err
	}
	loc := req.Loc
	text, small := loc.M("digest.state_none"), loc.M("digest.about")
	if found {
		text, small = inWords(loc, d, req.Now), chat.Join("\n", loc.M("digest.about"), choices(loc, d))
	}
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text),
		chat.Context(small),
		chat.Actions("digest", f.buttons(req, d, c, found)...),
	}}}, nil
}

// inWords is the state of a digest: "Mondays at 09:00 in Rome, next on Monday 7 December."
func inWords(loc *chat.Locale, d learn.Digest, now time.Time) chat.Mrkdwn {
	s, zone := d.Schedule, learn.Location(d.Schedule.Zone)
	key := "digest.state_on"
	switch {
	case d.Paused:
		key = "digest.state_paused"
	case d.PausedAt(now):
		key = "digest.state_until"
	}
	return loc.M(key, "When", whenInWords(loc, s), "Until", loc.Day(d.Until.In(zone)), "Next", loc.Day(d.Next.In(zone)))
}

// whenInWords is "Mondays and Thursdays at 09:00 in Rome", or "the first Monday
// of each month at 09:00 in Rome".
func whenInWords(loc *chat.Locale, s learn.Schedule) string {
	days := each(s.Days.List(), func(d time.Weekday) chat.Mrkdwn {
		return chat.Mrkdwn(loc.T("digest.day."+string(s.Cadence), "Day", loc.Weekday(d)))
	})
	named := string(days[0])
	if last := len(days) - 1; last > 0 {
		named = loc.T("digest.days", "Days", string(chat.Join(", ", days[:last]...)), "Last", string(days[last]))
	}
	return loc.T("digest.when."+string(s.Cadence), "Days", named, "Time", clock(s), "City", show.City(loc, s.Zone))
}

// choices says what the channel's editions are other than usual; "" for nothing.
func choices(loc *chat.Locale, d learn.Digest) chat.Mrkdwn {
	var lines []chat.Mrkdwn
	if !d.Filter.All() {
		names := each(d.Filter.Industries, func(name string) chat.Mrkdwn { return chat.Escape(show.Industry(loc, name)) })
		names = append(names, each(d.Filter.Topics, func(name string) chat.Mrkdwn { return chat.Escape(name) })...)
		lines = append(lines, loc.M("digest.only", "Names", chat.Join(", ", names...)))
	}
	if len(d.LeftOut) > 0 {
		names := each(d.LeftOut, func(s learn.Section) chat.Mrkdwn { return loc.M("digest.section." + string(s)) })
		lines = append(lines, loc.M("digest.without", "Names", chat.Join(", ", names...)))
	}
	if d.SaysNothing {
		lines = append(lines, loc.M("digest.says_nothing"))
	}
	return chat.Lines(lines...)
}

func (f *Feature) buttons(req *chat.Request, d learn.Digest, c learn.Channel, found bool) []slack.BlockElement {
	button := func(action, key string) *slack.ButtonBlockElement {
		return chat.Button(action, d.Channel, req.Loc.T("digest."+key))
	}
	var all []slack.BlockElement
	paused := found && d.PausedAt(req.Now)
	switch {
	case !found:
		all = append(all, chat.Primary(button(OpenSettings, "set_up_button")))
	case paused:
		all = append(all, chat.Primary(button(ResumeDigest, "resume_button")), button(OpenSettings, "change_button"))
	default:
		all = append(all, button(OpenSettings, "change_button"))
	}
	all = append(all, button(PreviewNow, "preview_button"))
	if !c.Private {
		all = append(all, button(TestNow, "test_button"))
	}
	if found && !paused {
		all = append(all, button(PauseDigest, "pause_button"))
	}
	if found && req.Actor.May(learn.SendDigest, "") {
		send := chat.Confirm(button(SendNow, "send_button"), req.Loc, req.Loc.T("digest.send_question"))
		send.Style, send.Confirm.Style = slack.StyleDefault, slack.StyleDefault
		all = append(all, send)
	}
	return all
}
