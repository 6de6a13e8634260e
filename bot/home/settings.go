package home

import (
	"context"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// OpenSettings is the action id of the button that opens the settings.
const OpenSettings = "settings.open"

// SettingsForm is the route of the form's submission.
const SettingsForm = "settings"

// slacksLanguage is the option for the language that the member uses in Slack.
const slacksLanguage = "slack"

// Settings opens the member's own settings.
func (f *Feature) Settings(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	p, err := f.db.Preferences(ctx, req.Who.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	askable, _, err := f.db.Askable(ctx, req.Who.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	form := chat.Form{
		Name: SettingsForm, Title: req.Loc.T("settings.title"), Submit: req.Loc.T("form.save"), Meta: req.Meta(""),
		Blocks: append(elsewhere(req), settingsFields(req, p, askable)...),
	}
	return chat.Reply{Open: form.Modal(req.Loc)}, nil
}

// elsewhere are the buttons to what isn't set here: what is stored about the
// member and, for admins, what counts for everybody.
func elsewhere(req *chat.Request) []slack.Block {
	buttons := []slack.BlockElement{chat.Button(show.OpenAboutMe, "", req.Loc.T("me.open_button"))}
	if req.Actor.May(learn.SetWorkspace, "") {
		buttons = append(buttons, chat.Button(show.OpenWorkspace, "", req.Loc.T("office.open_button")))
	}
	return []slack.Block{chat.Actions("elsewhere", buttons...)}
}

func settingsFields(req *chat.Request, p learn.Preferences, askable bool) []slack.Block {
	loc, zone := req.Loc, req.Who.Location()
	in := func(name string) chat.Input { return chat.Input{Name: name, Label: loc.T("settings." + name)} }
	language, until, pause := in("language"), in("quiet_to"), in("pause_until")
	language.Required = true
	until.Hint = loc.T("settings.quiet_hint", "City", show.City(loc, zone.String()))
	pause.Hint = loc.T("settings.pause_hint")
	from, to := quietTimes(p.Quiet)
	return []slack.Block{
		language.Choice(languageOption(p.Language), languages(loc)),
		in("quiet_from").Time(from),
		until.Time(to),
		in("notices").Choices(wanted(p), notices(loc)),
		askableField(in("askable"), loc, askable),
		pause.Date(pauseDay(p, req.Now, zone)),
	}
}

// askableOption is the choice that colleagues may ask the member.
const askableOption = "askable"

func askableField(in chat.Input, loc *chat.Locale, askable bool) slack.Block {
	var ticked []string
	if askable {
		ticked = []string{askableOption}
	}
	return in.Choices(ticked, []chat.Option{{Value: askableOption, Label: loc.T("settings.askable_option"), About: loc.T("settings.askable_about")}})
}

func languages(loc *chat.Locale) []chat.Option {
	options := []chat.Option{{Value: slacksLanguage, Label: loc.T("settings.slacks_language")}}
	for _, l := range learn.Languages() {
		options = append(options, chat.Option{Value: l, Label: loc.T("settings.in." + l)})
	}
	return options
}

func languageOption(language string) string {
	if language == "" {
		return slacksLanguage
	}
	return language
}

func notices(loc *chat.Locale) []chat.Option {
	var options []chat.Option
	for _, n := range learn.Notices() {
		options = append(options, chat.Option{
			Value: string(n), Label: loc.T("settings.notice." + string(n)), About: loc.T("settings.about." + string(n)),
		})
	}
	return options
}

func wanted(p learn.Preferences) []string {
	var values []string
	for _, n := range learn.Notices() {
		if p.Wants(n) {
			values = append(values, string(n))
		}
	}
	return values
}

// quietTimes are the quiet hours as HH:MM; empty for none.
func quietTimes(q learn.Quiet) (from, to string) {
	if q.Never() {
		return "", ""
	}
	return minuteText(q.From), minuteText(q.To)
}

func minuteText(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }

// pauseDay is the day until which a pause lasts; "" when there is none.
func pauseDay(p learn.Preferences, now time.Time, zone *time.Location) string {
	if !p.PausedAt(now) {
		return ""
	}
	return p.Paused.In(zone).Format(time.DateOnly)
}
