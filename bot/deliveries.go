package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// deliveries is the table from a delivery's kind to what renders it.
func (b *Bot) deliveries() map[learn.Kind]chat.Renderer {
	return map[learn.Kind]chat.Renderer{
		learn.EventCard:    b.features.event.Card,
		learn.LessonCard:   b.features.lesson.Card,
		learn.RecallPost:   b.features.lesson.Recall,
		learn.DigestPost:   b.features.digest.Edition,
		learn.TestDigestDM: b.features.digest.Edition,
		learn.GreetingPost: b.features.digest.Greeting,
		learn.ThanksDM:     b.features.lesson.Thanks,
		learn.FollowUpDM:   b.features.follow.Reminder,
		learn.HiddenDM:     b.features.lesson.HiddenDM,
		learn.SharedDM:     b.features.lesson.SharedDM,
		learn.SummaryDM:    b.features.summary.Render,
		learn.SummaryPart:  b.features.summary.Part,
		learn.SummaryFile:  b.features.summary.File,
		learn.ChangedDM:    b.features.notice.Changed,
		learn.MovedUpDM:    b.features.notice.MovedUp,
		learn.HandedOverDM: b.features.notice.HandedOver,
		learn.QuestionDM:   b.features.question.Render,
		learn.ReminderDM:   b.features.notice.Reminder,
		learn.CalendarDM:   b.features.notice.Calendar,
		learn.FeedFailedDM: b.features.feed.Failed,
		learn.RefusedDM:    b.outbox.Refused,
		learn.ExportDM:     b.features.me.Exported,
		learn.ErasedPost:   b.features.me.Erased,
		learn.LostDM:       b.outbox.Lost,
		learn.StoppedDM:    b.outbox.StoppedFor,

		learn.IntroductionDM: b.features.ask.Introduction,
		learn.UnansweredDM:   b.features.ask.Unanswered,
	}
}
