package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/ask"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/follow"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// questionRoutes answer what the bot asks after an event.
func (b *Bot) questionRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.ActionKind, Name: show.WentToEvent, Do: b.features.question.Went},
		{On: chat.ActionKind, Name: show.MissedEvent, Do: b.features.question.Missed},
		{On: chat.ActionKind, Name: show.EventCalledOff, Do: b.features.question.CalledOff},
		{On: chat.ActionKind, Name: show.LaterQuestion, Do: b.features.question.Later},
		{On: chat.ActionKind, Name: show.NotThisTime, Do: b.features.question.NotThisTime},
	}
}

// followUpRoutes are about what somebody wants to do later.
func (b *Bot) followUpRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.CommandKind, Name: "lessons followup", Do: b.features.follow.Note, Args: "[WHAT [WHEN]]", Help: "follow.help"},
		{On: chat.ActionKind, Name: show.AddFollowUp, Do: b.features.follow.Add},
		{On: chat.ActionKind, Name: show.ChangeFollowUp, Do: b.features.follow.Change},
		{On: chat.FormKind, Name: follow.Form, Do: b.features.follow.Saved},
		{On: chat.ActionKind, Name: follow.DeleteAction, Do: b.features.follow.Delete},
		{On: chat.ActionKind, Name: show.DoneFollowUp, Do: b.features.follow.Done},
		{On: chat.ActionKind, Name: follow.ListedDone, Do: b.features.follow.DoneInList},
		{On: chat.ActionKind, Name: follow.NotDoneAction, Do: b.features.follow.NotDone},
		{On: chat.ActionKind, Name: follow.TomorrowAction, Do: b.features.follow.Snooze(learn.Tomorrow)},
		{On: chat.ActionKind, Name: follow.NextWeekAction, Do: b.features.follow.Snooze(learn.NextWeek)},
	}
}

// askRoutes are about asking colleagues.
func (b *Bot) askRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.CommandKind, Name: "lessons ask", Do: b.features.ask.Ask, Args: "[WHAT]", Help: "ask.help"},
		{On: chat.FormKind, Name: ask.Form, Do: b.features.ask.Asked},
		{On: chat.ActionKind, Name: show.AskWhoWent, Do: b.features.ask.WhoWent},
		{On: chat.ActionKind, Name: show.AskTheAuthor, Do: b.features.ask.TheAuthor},
		{On: chat.ActionKind, Name: show.HelpAsk, Do: b.features.ask.Help},
		{On: chat.ActionKind, Name: ask.CloseAction, Do: b.features.ask.Close},
		{On: chat.ActionKind, Name: ask.LearnAction, Do: b.features.ask.Learn},
		{On: chat.ActionKind, Name: ask.AgreeAction, Do: b.features.ask.Agree},
	}
}
