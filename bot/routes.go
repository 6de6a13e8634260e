package bot

import (
	"context"

	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/ask"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/feed"
	"github.com/fieldnotes-slack/fieldnotes/bot/follow"
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
	table := []chat.Route{
		{On: chat.CommandKind, Name: "event share", Do: b.features.event.Share, Args: "[LINK|TITLE WHEN]", Help: "event.help_share"},
		{On: chat.CommandKind, Name: "event host", Do: b.features.event.Host, Args: "[TITLE WHEN]", Help: "event.help_host"},
		{On: chat.CommandKind, Name: "event list", Do: b.features.event.List, Args: "[mine|found|INDUSTRY|TOPIC|in person|online|hybrid|MONTH]", Help: "event.help_list"},
		{On: chat.FormKind, Name: event.ShareForm, Do: b.features.event.Shared},
		{On: chat.FormKind, Name: event.ChooseForm, Do: b.features.event.Chosen},
		{On: chat.FormKind, Name: event.FileForm, Do: b.features.event.Filed},
		{On: chat.ActionKind, Name: event.MyselfAction, Do: b.features.event.Myself},
		{On: chat.ActionKind, Name: event.TakeAction, Do: b.features.event.Take},
		{On: chat.ActionKind, Name: event.FileAction, Do: b.features.event.File},
		{On: chat.ActionKind, Name: event.ShareFileAction, Do: b.features.event.ShareFile},
		{On: chat.ActionKind, Name: event.PostHereAction, Do: b.features.event.PostHere},
		{On: chat.ActionKind, Name: show.ShareFound, Do: b.features.event.ShareFound},
		{On: chat.FormKind, Name: event.EditForm, Do: b.features.event.Edited},
		{On: chat.FormKind, Name: event.HandOverForm, Do: b.features.event.HandedOver},
		{On: chat.FormKind, Name: event.IntentionForm, Do: b.features.event.Intended},
		{On: chat.ActionKind, Name: show.ShareEvent, Do: b.features.event.Share},
		{On: chat.ActionKind, Name: show.GoEvent, Do: b.features.event.Going},
		{On: chat.ActionKind, Name: show.MaybeEvent, Do: b.features.event.Maybe},
		{On: chat.ActionKind, Name: show.MoreEvent, Do: b.features.event.More},
		{On: chat.ActionKind, Name: event.NextAction, Do: b.features.event.Turn},
		{On: chat.ActionKind, Name: event.BackAction, Do: b.features.event.Turn},
		{On: chat.ActionKind, Name: show.NotGoingEvent, Do: b.features.event.NotGoing},
		{On: chat.ActionKind, Name: event.UndoAction, Do: b.features.event.Undo},
		{On: chat.ActionKind, Name: event.IntentionAction, Do: b.features.event.Intention},
		{On: chat.ActionKind, Name: event.EditAction, Do: b.features.event.Edit},
		{On: chat.ActionKind, Name: event.CancelAction, Do: b.features.event.Cancel},
		{On: chat.ActionKind, Name: event.SkipAction, Do: b.features.event.Skip},
		{On: chat.ActionKind, Name: event.EndSeriesAction, Do: b.features.event.EndSeries},
		{On: chat.ActionKind, Name: event.HandOverAction, Do: b.features.event.HandOver},
		{On: chat.ActionKind, Name: event.CalendarAction, Do: b.features.event.AddToCalendar},
		{On: chat.ActionKind, Name: event.GoogleAction, Do: b.features.event.Linked},
		{On: chat.ActionKind, Name: event.OutlookAction, Do: b.features.event.Linked},
		{On: chat.OptionsKind, Name: "zone", Do: b.features.event.Zones},
		{On: chat.OptionsKind, Name: "industry", Do: b.features.event.Industries},
		{On: chat.OptionsKind, Name: "topics", Do: b.features.event.Topics},

		{On: chat.CommandKind, Name: "event feeds", Do: b.features.feed.List, Args: "[ADDRESS]", Help: "feed.help"},
		{On: chat.FormKind, Name: feed.AddForm, Do: b.features.feed.Added},
		{On: chat.ActionKind, Name: feed.AddAction, Do: b.features.feed.Open},
		{On: chat.ActionKind, Name: feed.RemoveAction, Do: b.features.feed.Remove},
		{On: chat.ActionKind, Name: feed.TryAction, Do: b.features.feed.Try},
		{On: chat.ActionKind, Name: feed.NextAction, Do: b.features.feed.Turn},
		{On: chat.ActionKind, Name: feed.BackAction, Do: b.features.feed.Turn},

		{On: chat.ActionKind, Name: show.WentToEvent, Do: b.features.question.Went},
		{On: chat.ActionKind, Name: show.MissedEvent, Do: b.features.question.Missed},
		{On: chat.ActionKind, Name: show.EventCalledOff, Do: b.features.question.CalledOff},
		{On: chat.ActionKind, Name: show.LaterQuestion, Do: b.features.question.Later},
		{On: chat.ActionKind, Name: show.NotThisTime, Do: b.features.question.NotThisTime},

		{On: chat.CommandKind, Name: "lessons submit", Do: b.features.lesson.Submit, Args: "[WHAT I LEARNED]", Help: "lesson.help_submit"},
		{On: chat.CommandKind, Name: "lessons search", Do: b.features.lesson.Search, Args: "WORDS", Help: "search.help"},
		{On: chat.CommandKind, Name: "lessons mine", Do: b.features.lesson.Mine, Help: "lesson.help_mine"},
		{On: chat.FormKind, Name: lesson.SubmitForm, Do: b.features.ask.Offering(b.features.lesson.Submitted)},
		{On: chat.TypedKind, Name: lesson.SubmitForm, Do: b.features.lesson.Typed},
		{On: chat.ClosedKind, Name: lesson.SubmitForm, Do: b.features.lesson.Closed},
		{On: chat.ActionKind, Name: lesson.AnewAction, Do: b.features.lesson.Anew},
		{On: chat.ActionKind, Name: show.GoOnLesson, Do: b.features.lesson.GoOn},
		{On: chat.ActionKind, Name: show.ThrowAwayLesson, Do: b.features.lesson.ThrowAway},
		{On: chat.FormKind, Name: lesson.EditForm, Do: b.features.lesson.Edited},
		{On: chat.ActionKind, Name: show.WriteLesson, Do: b.features.lesson.Submit},
		{On: chat.ActionKind, Name: show.TryLesson, Do: b.features.lesson.Try},
		{On: chat.ActionKind, Name: show.MoreLesson, Do: b.features.lesson.More},
		{On: chat.ActionKind, Name: lesson.UntryAction, Do: b.features.lesson.Untry},
		{On: chat.ActionKind, Name: lesson.EditAction, Do: b.features.lesson.Edit},
		{On: chat.ActionKind, Name: lesson.WithdrawAction, Do: b.features.lesson.Withdraw},
		{On: chat.ActionKind, Name: show.SearchLessons, Do: b.features.lesson.Ask},
		{On: chat.FormKind, Name: lesson.SearchForm, Do: b.features.lesson.Asked},
		{On: chat.CommandKind, Name: "lessons hidden", Do: b.features.lesson.HiddenList, Help: "hide.help", Needs: learn.HideLesson},
		{On: chat.ActionKind, Name: lesson.HideAction, Do: b.features.lesson.Hide},
		{On: chat.FormKind, Name: lesson.HideForm, Do: b.features.lesson.Hidden},
		{On: chat.ActionKind, Name: lesson.ShowAction, Do: b.features.lesson.ShowAgain},
		{On: chat.CommandKind, Name: "lessons followup", Do: b.features.follow.Note, Args: "[WHAT [WHEN]]", Help: "follow.help"},
		{On: chat.ActionKind, Name: show.AddFollowUp, Do: b.features.follow.Add},
		{On: chat.ActionKind, Name: show.ChangeFollowUp, Do: b.features.follow.Change},
		{On: chat.FormKind, Name: follow.Form, Do: b.features.follow.Saved},
		{On: chat.ActionKind, Name: show.DoneFollowUp, Do: b.features.follow.Done},
		{On: chat.ActionKind, Name: follow.ListedDone, Do: b.features.follow.DoneInList},
		{On: chat.ActionKind, Name: follow.NotDoneAction, Do: b.features.follow.NotDone},
		{On: chat.ActionKind, Name: follow.TomorrowAction, Do: b.features.follow.Snooze(learn.Tomorrow)},
		{On: chat.ActionKind, Name: follow.NextWeekAction, Do: b.features.follow.Snooze(learn.NextWeek)},
		{On: chat.ActionKind, Name: lesson.PlanAction, Do: b.features.lesson.Plan},
		{On: chat.FormKind, Name: lesson.PlanForm, Do: b.features.lesson.Planned},
		{On: chat.ActionKind, Name: show.UsedLesson, Do: b.features.lesson.Used},
		{On: chat.FormKind, Name: lesson.UsedForm, Do: b.features.lesson.UsedIt},
		{On: chat.ActionKind, Name: lesson.QuoteAction, Do: b.features.lesson.Quote},
		{On: chat.ActionKind, Name: show.NotUsingLesson, Do: b.features.lesson.NotUsing},
		{On: chat.FormKind, Name: lesson.NotUsingForm, Do: b.features.lesson.NotUsed},
		{On: chat.ActionKind, Name: show.NotYetLesson, Do: b.features.lesson.NotYet},
		{On: chat.ActionKind, Name: lesson.NextAction, Do: b.features.lesson.Turn},
		{On: chat.ActionKind, Name: lesson.BackAction, Do: b.features.lesson.Turn},

		{On: chat.CommandKind, Name: "lessons ask", Do: b.features.ask.Ask, Args: "[WHAT]", Help: "ask.help"},
		{On: chat.FormKind, Name: ask.Form, Do: b.features.ask.Asked},
		{On: chat.ActionKind, Name: show.AskWhoWent, Do: b.features.ask.WhoWent},
		{On: chat.ActionKind, Name: show.AskTheAuthor, Do: b.features.ask.TheAuthor},
		{On: chat.ActionKind, Name: show.HelpAsk, Do: b.features.ask.Help},
		{On: chat.ActionKind, Name: ask.CloseAction, Do: b.features.ask.Close},
		{On: chat.ActionKind, Name: ask.LearnAction, Do: b.features.ask.Learn},
		{On: chat.ActionKind, Name: ask.AgreeAction, Do: b.features.ask.Agree},

		{On: chat.CommandKind, Name: "lessons digest", Do: b.features.digest.Show, Help: "digest.help"},
		{On: chat.ActionKind, Name: digest.OpenSettings, Do: b.features.digest.Open},
		{On: chat.ActionKind, Name: digest.PreviewNow, Do: b.features.digest.Preview},
		{On: chat.ActionKind, Name: digest.PauseDigest, Do: b.features.digest.Pause},
		{On: chat.ActionKind, Name: digest.ResumeDigest, Do: b.features.digest.Resume},
		{On: chat.FormKind, Name: digest.Settings, Do: b.features.digest.Save},

		{On: chat.CommandKind, Name: "lessons summary", Do: b.features.summary.Ask, Args: "[month|quarter|year|YYYY-MM|YYYY-Qn|YYYY|here]", Help: "summary.help", Needs: learn.ReadSummary},
		{On: chat.ActionKind, Name: summary.WorkbookAction, Do: b.features.summary.Export(summary.Workbook)},
		{On: chat.ActionKind, Name: summary.TableAction, Do: b.features.summary.Export(summary.CSV)},
		{On: chat.ActionKind, Name: summary.MonthlyAction, Do: b.features.summary.Monthly},

		{On: chat.CommandKind, Name: "fieldnotes settings", Do: b.features.home.Settings, Help: "settings.help"},
		{On: chat.ActionKind, Name: home.OpenSettings, Do: b.features.home.Settings},
		{On: chat.FormKind, Name: home.SettingsForm, Do: b.features.home.SettingsSaved},

		{On: chat.CommandKind, Name: "fieldnotes allow", Do: b.people.allow(true), Help: "help.allow", Needs: learn.AllowChannel},
		{On: chat.CommandKind, Name: "fieldnotes disallow", Do: b.people.allow(false), Help: "help.disallow", Needs: learn.AllowChannel},

		{On: chat.ShortcutKind, Name: "lesson.save", Do: b.features.lesson.Save},
		{On: chat.FormKind, Name: lesson.SuggestForm, Do: b.features.lesson.Suggested},
		{On: chat.ActionKind, Name: show.ConsentToShare, Do: b.features.lesson.Share},
		{On: chat.ActionKind, Name: show.DeclineToShare, Do: b.features.lesson.Decline},
		{On: chat.ShortcutKind, Name: "lesson.write", Do: b.features.lesson.Submit},
		{On: chat.ShortcutKind, Name: "event.share", Do: b.features.event.Share},

		{On: chat.ActionKind, Name: outbox.RetryAction, Do: b.outbox.Retry},

		{On: chat.EventKind, Name: "app_home_opened", Do: b.features.home.Opened},
		{On: chat.EventKind, Name: "message", Do: b.written},
		{On: chat.EventKind, Name: "team_join", Do: b.people.changed},
		{On: chat.EventKind, Name: "user_change", Do: b.people.changed},
		{On: chat.EventKind, Name: "member_joined_channel", Do: b.people.changed},
		{On: chat.EventKind, Name: "member_left_channel", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_left", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_rename", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_archive", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_unarchive", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_deleted", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_shared", Do: b.people.changed},
		{On: chat.EventKind, Name: "channel_unshared", Do: b.people.changed},
		{On: chat.EventKind, Name: "group_left", Do: b.people.changed},
		{On: chat.EventKind, Name: "group_rename", Do: b.people.changed},
		{On: chat.EventKind, Name: "group_archive", Do: b.people.changed},
		{On: chat.EventKind, Name: "group_unarchive", Do: b.people.changed},
	}
	table = append(append(table, b.meRoutes()...), b.officeRoutes()...)
	for i, r := range table {
		if _, counts := byRole()[r.Name]; counts {
			r.Do = b.people.confirmed(r.Do)
			table[i].Do = r.Do
		}
		if r.On == chat.ActionKind || r.On == chat.FormKind || r.On == chat.ClosedKind {
			table[i].Do = b.features.home.Following(r.Do)
		}
	}
	return table
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
