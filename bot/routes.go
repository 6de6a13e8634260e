package bot

import (
	"context"
	"slices"

	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/home"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/lesson"
	"github.com/fieldnotes-slack/fieldnotes/bot/outbox"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/summary"
)

// routes is the table of all that a person can do, and of all that can happen.
// Help texts come from it; the manifest and the README are tested against it.
func (b *Bot) routes() []chat.Route {
	table := slices.Concat(b.eventRoutes(), b.goingRoutes(), b.feedRoutes(), b.questionRoutes(), b.lessonRoutes(), b.useRoutes(),
		b.followUpRoutes(), b.askRoutes(), b.digestRoutes(), b.settingsRoutes(), b.happenings(),
		b.meRoutes(), b.officeRoutes())
	for i, r := range table {
		if _, counts := byRole()[r.Name]; counts {
			r.Do = b.people.confirmed(r.Do)
			table[i].Do = r.Do
		}
		if r.On == chat.ActionKind || r.On == chat.FormKind || r.On == chat.ClosedKind {
			table[i].Do = b.features.home.Following(r.Do, slices.Contains(reading(), r.Name))
		}
	}
	return table
}

// reading are the buttons of Home, and the forms opened there, that store nothing.
func reading() []string {
	return []string{
		show.ShareEvent, show.MoreEvent, show.WriteLesson, show.MoreLesson, show.SearchLessons, lesson.SearchForm, lesson.NextAction,
		lesson.BackAction, show.AddFollowUp, show.OpenAboutMe, home.OpenSettings,
	}
}

// digestRoutes are about what channels and L&D read.
func (b *Bot) digestRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.OptionsKind, Name: digest.Industries, Do: b.features.event.Industries},
		{On: chat.CommandKind, Name: "lessons digest", Do: b.features.digest.Show, Help: "digest.help"},
		{On: chat.ActionKind, Name: digest.OpenSettings, Do: b.features.digest.Open},
		{On: chat.ActionKind, Name: digest.SetUpGreeted, Do: b.features.digest.Open},
		{On: chat.ActionKind, Name: digest.PreviewNow, Do: b.features.digest.Preview},
		{On: chat.ActionKind, Name: digest.TestNow, Do: b.features.digest.Test},
		{On: chat.ActionKind, Name: digest.SendNow, Do: b.features.digest.SendNow},
		{On: chat.ActionKind, Name: digest.PauseDigest, Do: b.features.digest.Pause},
		{On: chat.ActionKind, Name: digest.ResumeDigest, Do: b.features.digest.Resume},
		{On: chat.FormKind, Name: digest.Settings, Do: b.features.digest.Save},
		{On: chat.ActionKind, Name: digest.HostEvent, Do: b.features.event.Host},
		{On: chat.CommandKind, Name: "lessons summary", Do: b.features.summary.Ask, Args: "[month|quarter|year|YYYY-MM|YYYY-Qn|YYYY|here]", Help: "summary.help", Needs: learn.ReadSummary},
		{On: chat.ActionKind, Name: summary.WorkbookAction, Do: b.features.summary.Export(summary.Workbook)},
		{On: chat.ActionKind, Name: summary.TableAction, Do: b.features.summary.Export(summary.CSV)},
		{On: chat.ActionKind, Name: summary.MonthlyAction, Do: b.features.summary.Monthly},
	}
}

// settingsRoutes are about the bot itself.
func (b *Bot) settingsRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.CommandKind, Name: "fieldnotes settings", Do: b.features.home.Settings, Help: "settings.help"},
		{On: chat.ActionKind, Name: home.OpenSettings, Do: b.features.home.Settings},
		{On: chat.FormKind, Name: home.SettingsForm, Do: b.features.home.SettingsSaved},
		{On: chat.CommandKind, Name: "fieldnotes allow", Do: b.people.allow(true), Help: "help.allow", Needs: learn.AllowChannel},
		{On: chat.CommandKind, Name: "fieldnotes disallow", Do: b.people.allow(false), Help: "help.disallow", Needs: learn.AllowChannel},
		{On: chat.ActionKind, Name: outbox.RetryAction, Do: b.outbox.Retry},
	}
}

// happenings are what Slack tells without anybody asking.
func (b *Bot) happenings() []chat.Route {
	return []chat.Route{
		{On: chat.EventKind, Name: "app_home_opened", Do: b.features.home.Opened},
		{On: chat.EventKind, Name: "message", Do: b.written},
		{On: chat.EventKind, Name: "team_join", Do: b.people.changed},
		{On: chat.EventKind, Name: "user_change", Do: b.people.changed},
		{On: chat.EventKind, Name: "member_joined_channel", Do: b.joined},
		{On: chat.EventKind, Name: "member_left_channel", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_left", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_rename", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_archive", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_unarchive", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_deleted", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_id_changed", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_shared", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_unshared", Do: b.people.changed},
		{On: chat.EventKind, Name: "group_left", Do: b.people.changed},
		{On: chat.EventKind, Name: "group_rename", Do: b.people.changed},
		{On: chat.EventKind, Name: "group_archive", Do: b.people.changed},
		{On: chat.EventKind, Name: "group_unarchive", Do: b.people.changed},
	}
}

// written answers whoever writes to the bot in a direct message, in one line.
func (b *Bot) written(_ context.Context, req *chat.Request) (chat.Reply, error) {
	m, ok := req.Event.(*slackevents.MessageEvent)
	if !ok || m.ChannelType != "im" || m.BotID != "" || m.SubType != "" && m.SubType != "file_share" || b.people.isSelf(m.User) {
		return chat.Reply{}, nil
	}
	if m.Message != nil {
		if reply, dropped := b.features.event.Dropped(req, m.Message.Files); dropped {
			return reply, nil
		}
	}
	return chat.Say(req.Loc.M("help.direct", "Event", chat.Code(chat.Verbatim(b.config.Settings.Commands.Event)),
		"Lessons", chat.Code(chat.Verbatim(b.config.Settings.Commands.Lessons)))), nil
}
