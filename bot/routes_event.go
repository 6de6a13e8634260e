package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/feed"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// eventRoutes are about sharing an event and what its sharer may do.
func (b *Bot) eventRoutes() []chat.Route {
	return []chat.Route{
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
		{On: chat.ActionKind, Name: show.ShareEvent, Do: b.features.event.Share},
		{On: chat.ActionKind, Name: show.MoreEvent, Do: b.features.event.More},
		{On: chat.ActionKind, Name: event.NextAction, Do: b.features.event.Turn},
		{On: chat.ActionKind, Name: event.BackAction, Do: b.features.event.Turn},
		{On: chat.ActionKind, Name: event.EditAction, Do: b.features.event.Edit},
		{On: chat.ActionKind, Name: event.CancelAction, Do: b.features.event.Cancel},
		{On: chat.ActionKind, Name: event.SkipAction, Do: b.features.event.Skip},
		{On: chat.ActionKind, Name: event.EndSeriesAction, Do: b.features.event.EndSeries},
		{On: chat.ActionKind, Name: event.HandOverAction, Do: b.features.event.HandOver},
		{On: chat.OptionsKind, Name: "zone", Do: b.features.event.Zones},
		{On: chat.OptionsKind, Name: "industry", Do: b.features.event.Industries},
		{On: chat.OptionsKind, Name: "topics", Do: b.features.event.Topics},
		{On: chat.ShortcutKind, Name: "event.share", Do: b.features.event.Share},
	}
}

// goingRoutes are about going to an event.
func (b *Bot) goingRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.FormKind, Name: event.IntentionForm, Do: b.features.event.Intended},
		{On: chat.ActionKind, Name: show.GoEvent, Do: b.features.event.Going},
		{On: chat.ActionKind, Name: show.MaybeEvent, Do: b.features.event.Maybe},
		{On: chat.ActionKind, Name: show.NotGoingEvent, Do: b.features.event.NotGoing},
		{On: chat.ActionKind, Name: event.UndoAction, Do: b.features.event.Undo},
		{On: chat.ActionKind, Name: event.IntentionAction, Do: b.features.event.Intention},
		{On: chat.ActionKind, Name: event.CalendarAction, Do: b.features.event.AddToCalendar},
		{On: chat.ActionKind, Name: event.GoogleAction, Do: b.features.event.Linked},
		{On: chat.ActionKind, Name: event.OutlookAction, Do: b.features.event.Linked},
	}
}

// feedRoutes are about the calendars that are followed.
func (b *Bot) feedRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.CommandKind, Name: "event feeds", Do: b.features.feed.List, Args: "[ADDRESS]", Help: "feed.help"},
		{On: chat.FormKind, Name: feed.AddForm, Do: b.features.feed.Added},
		{On: chat.ActionKind, Name: feed.AddAction, Do: b.features.feed.Open},
		{On: chat.ActionKind, Name: feed.RemoveAction, Do: b.features.feed.Remove},
		{On: chat.ActionKind, Name: feed.TryAction, Do: b.features.feed.Try},
		{On: chat.ActionKind, Name: feed.NextAction, Do: b.features.feed.Turn},
		{On: chat.ActionKind, Name: feed.BackAction, Do: b.features.feed.Turn},
	}
}
