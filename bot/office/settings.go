package office

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Settings opens the settings of the whole workspace.
func (f *Feature) Settings(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, learn.SetWorkspace); err != nil {
		return chat.Reply{}, err
	}
	allowed, err := f.db.AllowedChannels(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	loc := req.Loc
	form := chat.Form{
		Name: SettingsForm, Title: loc.T("office.title"), Submit: loc.T("form.save"), Meta: req.Meta(""),
		Blocks: append([]slack.Block{
			chat.Context(loc.M("office.intro")),
			chat.Actions("office", chat.Button(GroupsAction, "", loc.T("office.groups_button"))),
		}, fields(loc, f.ws.Policy())...),
	}
	form.Blocks = append(form.Blocks, chat.Context(f.channels(loc, allowed)))
	return chat.Reply{Open: form.Modal(loc)}, nil
}

// channels says which externally shared channels content may go to.
func (f *Feature) channels(loc *chat.Locale, allowed []string) chat.Mrkdwn {
	key, links := "office.allowed", make([]chat.Mrkdwn, len(allowed))
	for i, c := range allowed {
		links[i] = chat.ChannelLink(c)
	}
	if len(allowed) == 0 {
		key = "office.allowed_none"
	}
	return loc.M(key, "Channels", chat.Join(", ", links...),
		"Allow", chat.Code(chat.Verbatim(f.ws.Commands.Typed("fieldnotes allow"))), "Disallow", chat.Code(chat.Verbatim(f.ws.Commands.Typed("fieldnotes disallow"))))
}

func fields(loc *chat.Locale, p learn.Policy) []slack.Block {
	in := func(name string) chat.Input { return chat.Input{Name: name, Label: loc.T("office." + name)} }
	industries, from, keep, language, digests, weekday, hour := in("industries"), in("quiet_from"), in("keep"), in("language"), in("digests"), in("weekday"), in("hour")
	industries.Hint, from.Hint, keep.Hint = loc.T("office.industries_hint"), loc.T("office.quiet_hint"), loc.T("office.keep_hint")
	for _, must := range []*chat.Input{&keep, &language, &digests, &weekday, &hour} {
		must.Required = true
	}
	day, clock := schedule(p.Schedule)
	quietFrom, quietTo := quiet(p.Quiet)
	var stories []string
	if p.Stories {
		stories = []string{storiesOption}
	}
	return []slack.Block{
		in("industry").Suggest(industry(loc, p.Home), loc.T("office.industry_placeholder"), 0),
		industries.Text(strings.Join(p.Industries, "\n"), "", learn.MaxIndustries*learn.MaxIndustry),
		language.Choice(p.Language, languages(loc)),
		digests.Radio(string(p.Digests), []chat.Option{
			{Value: string(learn.AnybodySets), Label: loc.T("office.digests_anybody")}, {Value: string(learn.AdminsSet), Label: loc.T("office.digests_admins")},
		}),
		weekday.Choice(day, weekdays(loc)), hour.Time(clock),
		from.Time(quietFrom), in("quiet_to").Time(quietTo),
		keep.Number(p.Keep, learn.MostKeep),
		in("stories").Choices(stories, []chat.Option{{Value: storiesOption, Label: loc.T("office.stories_option"), About: loc.T("office.stories_about")}}),
	}
}

// storiesOption is the choice that the summary may quote.
const storiesOption = "stories"

func industry(loc *chat.Locale, name string) *chat.Option {
	if name == "" {
		return nil
	}
	return &chat.Option{Value: name, Label: show.Industry(loc, name)}
}

func languages(loc *chat.Locale) []chat.Option {
	var options []chat.Option
	for _, l := range learn.Languages() {
		options = append(options, chat.Option{Value: l, Label: loc.T("settings.in." + l)})
	}
	return options
}

func weekdays(loc *chat.Locale) []chat.Option {
	var options []chat.Option
	for i := range 7 {
		day := time.Weekday((i + 1) % 7)
		options = append(options, chat.Option{Value: fmt.Sprint(int(day)), Label: loc.T("date.weekday." + strings.ToLower(day.String()))})
	}
	return options
}

// schedule is the weekday, from 0 for Sunday, and the time of a cron expression.
func schedule(spec string) (day, clock string) {
	parsed, err := cron.ParseStandard(spec)
	if err != nil {
		return "1", "09:00"
	}
	// The next time from a Sunday's midnight on has the day and the time in it.
	at := parsed.Next(time.Date(2026, 1, 3, 23, 59, 59, 0, time.UTC))
	return fmt.Sprint(int(at.Weekday())), at.Format("15:04")
}

func quiet(q learn.Quiet) (from, to string) {
	if q.Never() {
		return "", ""
	}
	clock := func(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }
	return clock(q.From), clock(q.To)
}
