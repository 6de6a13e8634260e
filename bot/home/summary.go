package home

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// settings says how the reader has set things, with the button to change it.
func (t *tab) settings(ctx context.Context) ([]slack.Block, error) {
	p, err := t.db.Preferences(ctx, t.req.Who.ID)
	section := chat.SectionWith(chat.Lines(t.language(p), t.quiet(p), t.messages(p), t.pause(p)),
		chat.Button(OpenSettings, "", t.loc.T("settings.change_button")))
	section.BlockID = "settings" // the same whenever Home is published, also while somebody presses
	return append([]slack.Block{chat.Header(t.loc.T("settings.title")), section}, elsewhere(t.req)...), err
}

func (t *tab) language(p learn.Preferences) chat.Mrkdwn {
	if p.Language == "" {
		return t.loc.M("settings.speaks_slacks", "Language", t.loc.T("settings.in."+t.loc.Tag))
	}
	return t.loc.M("settings.speaks", "Language", t.loc.T("settings.in."+p.Language))
}

func (t *tab) quiet(p learn.Preferences) chat.Mrkdwn {
	if p.Quiet.Never() {
		return t.loc.M("settings.never_quiet")
	}
	from, to := quietTimes(p.Quiet)
	return t.loc.M("settings.quiet", "From", from, "To", to, "City", show.City(t.loc, t.req.Who.Location().String()))
}

// messages names the kinds of messages that are off.
func (t *tab) messages(p learn.Preferences) chat.Mrkdwn {
	var off []chat.Mrkdwn
	for _, n := range learn.Notices() {
		if !p.Wants(n) {
			off = append(off, t.loc.M("settings.notice."+string(n)))
		}
	}
	if len(off) == 0 {
		return t.loc.M("settings.all_on")
	}
	return t.loc.M("settings.off", "Kinds", chat.Join(", ", off...))
}

func (t *tab) pause(p learn.Preferences) chat.Mrkdwn {
	if !p.PausedAt(t.req.Now) {
		return ""
	}
	return t.loc.M("settings.paused", "Day", t.loc.Day(p.Paused.In(t.req.Who.Location())))
}
