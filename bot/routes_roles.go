package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/feed"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/lesson"
	"github.com/fieldnotes-slack/fieldnotes/bot/me"
	"github.com/fieldnotes-slack/fieldnotes/bot/office"
	"github.com/fieldnotes-slack/fieldnotes/bot/outbox"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/summary"
)

// meRoutes are what a member can do with what is known about them.
func (b *Bot) meRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.CommandKind, Name: "fieldnotes me", Do: b.features.me.Show, Help: "me.help"},
		{On: chat.ActionKind, Name: show.OpenAboutMe, Do: b.features.me.Show},
		{On: chat.ActionKind, Name: me.ListAction, Do: b.features.me.List},
		{On: chat.ActionKind, Name: me.NextAction, Do: b.features.me.Turn},
		{On: chat.ActionKind, Name: me.BackAction, Do: b.features.me.Turn},
		{On: chat.ActionKind, Name: me.ExportAction, Do: b.features.me.Export},
		{On: chat.ActionKind, Name: me.DeleteAction, Do: b.features.me.Ask},
		{On: chat.FormKind, Name: me.DeleteForm, Do: b.features.me.Deleted},
	}
}

// officeRoutes are what L&D admins can do for the whole workspace.
func (b *Bot) officeRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.CommandKind, Name: "fieldnotes admins", Do: b.features.office.Admins, Args: "[add|remove @NAME [hr]]", Help: "admins.help", Needs: learn.SetAdmins},
		{On: chat.ActionKind, Name: show.OpenWorkspace, Do: b.features.office.Settings},
		{On: chat.FormKind, Name: office.SettingsForm, Do: b.features.office.Saved},
		{On: chat.ActionKind, Name: office.GroupsAction, Do: b.features.office.Groups},
		{On: chat.ActionKind, Name: office.AddAction, Do: b.features.office.Add},
		{On: chat.ActionKind, Name: office.RemoveAction, Do: b.features.office.Remove},
		{On: chat.FormKind, Name: office.GroupForm, Do: b.features.office.Added},
	}
}

// byRole are the routes on which a role counts, with what one must be allowed
// to do there: before them Slack is asked who is in the groups that have one.
// A form goes by the name of the button that opens it. All other routes are for
// every member, about what is theirs.
func byRole() map[string]learn.Action {
	return map[string]learn.Action{
		"fieldnotes admins": learn.SetAdmins, "fieldnotes allow": learn.AllowChannel, "fieldnotes disallow": learn.AllowChannel,
		show.OpenWorkspace: learn.SetWorkspace, office.SettingsForm: learn.SetWorkspace,
		office.GroupsAction: learn.SetWorkspace, office.AddAction: learn.SetWorkspace, office.RemoveAction: learn.SetWorkspace, office.GroupForm: learn.SetWorkspace,
		"lessons summary": learn.ReadSummary, summary.WorkbookAction: learn.ReadSummary, summary.TableAction: learn.ReadSummary, summary.MonthlyAction: learn.ReadSummary,
		"lessons hidden": learn.HideLesson, lesson.HideAction: learn.HideLesson, lesson.HideForm: learn.HideLesson, lesson.ShowAction: learn.HideLesson,
		lesson.EditAction: learn.EditLesson, lesson.WithdrawAction: learn.WithdrawLesson,
		event.EditAction: learn.EditEvent, event.SkipAction: learn.CancelEvent, event.EndSeriesAction: learn.CancelEvent,
		event.CancelAction: learn.CancelEvent, event.HandOverAction: learn.HandOverEvent,
		"event feeds": learn.SetFeeds, feed.AddForm: learn.SetFeeds, feed.AddAction: learn.SetFeeds, feed.NextAction: learn.SetFeeds, feed.BackAction: learn.SetFeeds,
		feed.RemoveAction: learn.RemoveFeed, feed.TryAction: learn.RemoveFeed,
		digest.OpenSettings: learn.SetDigest, digest.Settings: learn.SetDigest, digest.PauseDigest: learn.SetDigest, digest.ResumeDigest: learn.SetDigest,
		outbox.RetryAction: learn.RetryDelivery,
	}
}
