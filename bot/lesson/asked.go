package lesson

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// AskedUse renders "Have you used this?" and, later, what became of it. There
// is nothing to ask about a lesson that was withdrawn, or that one doesn't want
// to try any more.
func (f *Feature) AskedUse(ctx context.Context, q learn.Question, loc *chat.Locale) (chat.Rendering, error) {
	l, err := standing(ctx, f.db, q.Subject)
	if learn.Is(err, learn.NotFound) {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	u, err := f.db.Use(ctx, l.ID, q.Member)
	if err != nil || u.State == learn.NoUse {
		return chat.Rendering{Gone: err == nil}, err
	}
	author, err := f.db.Member(ctx, l.Author)
	if err != nil {
		return chat.Rendering{}, err
	}
	thanks := "use.said_thanks"
	if author.Deleted || author.ID == learn.Nobody {
		thanks = "use.said_thanks_gone"
	}
	return chat.Rendering{
		Message: askedUse(loc, q, l, u, loc.M(thanks)),
		Shows:   []learn.Shown{{Subject: learn.Subject{Kind: learn.LessonSubject, ID: l.ID}}},
	}, nil
}

func askedUse(loc *chat.Locale, q learn.Question, l learn.Lesson, u learn.Use, thanks chat.Mrkdwn) chat.Message {
	head, note, buttons := loc.M("use.ask"), loc.M("use.ask_private"), askButtons(loc, q, l)
	used, change := usedButtons(loc, l, "use.used_button"), usedButtons(loc, l, "use.change_button")
	switch {
	case u.State == learn.Used:
		head, note, buttons = loc.M("use.said_used", "Note", u.Note), thanks, change
	case u.State == learn.NotUsed:
		head, note, buttons = loc.M("use.said_not_used", "Reason", loc.T("use.reason."+string(u.Reason))), loc.M("use.said_fine"), used
	case !q.Open():
		head, note, buttons = loc.M("use.said_not_yet"), "", used
	case q.Answer == learn.PutOff:
		note = chat.Join(" ", loc.M("question.whenever"), loc.M("use.answer_private"))
	}
	lines := []chat.Mrkdwn{head, chat.Bold(chat.Escape(l.Takeaway))}
	if u.State == learn.WillTry {
		lines = append(lines, plan(loc, u))
	}
	blocks := []slack.Block{chat.Section(chat.Lines(lines...))}
	if note != "" {
		blocks = append(blocks, chat.Context(note))
	}
	return chat.Message{
		Text:   chat.Plain(loc.M("use.ask_text", "Takeaway", l.Takeaway)),
		Blocks: append(blocks, chat.Actions("use", buttons...)),
	}
}

func askButtons(loc *chat.Locale, q learn.Question, l learn.Lesson) []slack.BlockElement {
	return append([]slack.BlockElement{
		chat.Primary(chat.Button(show.UsedLesson, l.ID, loc.T("use.used_button"))),
		chat.Button(show.NotYetLesson, l.ID, loc.T("use.not_yet_button")),
		chat.Button(show.NotUsingLesson, l.ID, loc.T("use.not_using_button")),
	}, show.QuestionButtons(loc, q)...)
}

// usedButtons change what was said, as the key says it, or look closer.
func usedButtons(loc *chat.Locale, l learn.Lesson, key string) []slack.BlockElement {
	return []slack.BlockElement{
		chat.Button(show.UsedLesson, l.ID, loc.T(key)),
		chat.Button(show.MoreLesson, l.ID, loc.T("lesson.more_button")),
	}
}
