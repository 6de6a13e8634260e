package home

import (
	"context"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// SettingsSaved stores what the form says. From then on the member is spoken
// to in the language that they chose.
func (f *Feature) SettingsSaved(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	p, mistakes := chosen(req)
	if err := learn.Gather(p.Check(req.Now), mistakes.OrNil()); err != nil {
		return chat.Reply{}, err
	}
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		if err := tx.SavePreferences(ctx, req.Who.ID, p); err != nil {
			return err
		}
		if err := tx.Reconsider(ctx, req.Who.ID, req.Now); err != nil {
			return err
		}
		return tx.SetAskable(ctx, req.Who.ID, len(req.View.Texts("askable")) > 0, req.Now)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	who, err := f.db.Member(ctx, req.Who.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	if fromHome(req) {
		return chat.Reply{}, nil // Home follows, and says it
	}
	reply := chat.Say(f.ws.Locales.For(who.Locale).M("settings.saved"))
	reply.After = func(ctx context.Context) { f.show(ctx, req) }
	return reply, nil
}

// chosen are the preferences that the form says.
func chosen(req *chat.Request) (learn.Preferences, learn.Errors) {
	v := req.View
	p := learn.Preferences{Language: v.Text("language")}
	if p.Language == slacksLanguage {
		p.Language = ""
	}
	for _, n := range learn.Notices() {
		if !slices.Contains(v.Texts("notices"), string(n)) {
			p.Muted = append(p.Muted, n)
		}
	}
	// Not every Slack lets a date be cleared: until today is no pause either.
	if day := v.Text("pause_until"); day != req.Now.In(req.Who.Location()).Format(time.DateOnly) {
		p.Paused = learn.Wall(day, "00:00", req.Who.Zone)
	}
	var errs learn.Errors
	from, to := v.Text("quiet_from"), v.Text("quiet_to")
	switch {
	case from == "" && to != "":
		errs.Add("quiet_from", "settings.quiet_half")
	case from != "" && to == "":
		errs.Add("quiet_to", "settings.quiet_half")
	case from != to:
		p.Quiet = learn.Quiet{From: minute(from), To: minute(to)}
	}
	return p, errs
}

// minute is HH:MM in minutes after midnight.
func minute(clock string) int {
	at, err := time.Parse("15:04", clock)
	if err != nil {
		return 0
	}
	return at.Hour()*60 + at.Minute()
}
