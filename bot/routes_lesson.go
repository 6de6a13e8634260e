package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/lesson"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// lessonRoutes are about writing and finding lessons.
func (b *Bot) lessonRoutes() []chat.Route {
	return []chat.Route{
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
		{On: chat.ActionKind, Name: show.MoreLesson, Do: b.features.lesson.More},
		{On: chat.ActionKind, Name: lesson.EditAction, Do: b.features.lesson.Edit},
		{On: chat.ActionKind, Name: lesson.WithdrawAction, Do: b.features.lesson.Withdraw},
		{On: chat.ActionKind, Name: show.SearchLessons, Do: b.features.lesson.Ask},
		{On: chat.FormKind, Name: lesson.SearchForm, Do: b.features.lesson.Asked},
		{On: chat.CommandKind, Name: "lessons hidden", Do: b.features.lesson.HiddenList, Help: "hide.help", Needs: learn.HideLesson},
		{On: chat.ActionKind, Name: lesson.HideAction, Do: b.features.lesson.Hide},
		{On: chat.FormKind, Name: lesson.HideForm, Do: b.features.lesson.Hidden},
		{On: chat.ActionKind, Name: lesson.ShowAction, Do: b.features.lesson.ShowAgain},
		{On: chat.ActionKind, Name: lesson.NextAction, Do: b.features.lesson.Turn},
		{On: chat.ActionKind, Name: lesson.BackAction, Do: b.features.lesson.Turn},
		{On: chat.ShortcutKind, Name: "lesson.save", Do: b.features.lesson.Save},
		{On: chat.FormKind, Name: lesson.SuggestForm, Do: b.features.lesson.Suggested},
		{On: chat.ActionKind, Name: show.ConsentToShare, Do: b.features.lesson.Share},
		{On: chat.ActionKind, Name: show.DeclineToShare, Do: b.features.lesson.Decline},
		{On: chat.ShortcutKind, Name: "lesson.write", Do: b.features.lesson.Submit},
	}
}

// useRoutes are about what became of a lesson.
func (b *Bot) useRoutes() []chat.Route {
	return []chat.Route{
		{On: chat.ActionKind, Name: show.TryLesson, Do: b.features.lesson.Try},
		{On: chat.ActionKind, Name: lesson.UntryAction, Do: b.features.lesson.Untry},
		{On: chat.ActionKind, Name: lesson.PlanAction, Do: b.features.lesson.Plan},
		{On: chat.FormKind, Name: lesson.PlanForm, Do: b.features.lesson.Planned},
		{On: chat.ActionKind, Name: show.UsedLesson, Do: b.features.lesson.Used},
		{On: chat.FormKind, Name: lesson.UsedForm, Do: b.features.lesson.UsedIt},
		{On: chat.ActionKind, Name: lesson.QuoteAction, Do: b.features.lesson.Quote(true)},
		{On: chat.ActionKind, Name: lesson.UnquoteAction, Do: b.features.lesson.Quote(false)},
		{On: chat.ActionKind, Name: show.NotUsingLesson, Do: b.features.lesson.NotUsing},
		{On: chat.FormKind, Name: lesson.NotUsingForm, Do: b.features.lesson.NotUsed},
		{On: chat.ActionKind, Name: show.NotYetLesson, Do: b.features.lesson.NotYet},
	}
}
