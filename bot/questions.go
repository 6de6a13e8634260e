package bot

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/question"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// questions is the table from a question's kind to how it is asked.
func (b *Bot) questions() map[learn.QuestionKind]question.Kind {
	return map[learn.QuestionKind]question.Kind{
		learn.TurnoutQuestion: {Render: b.features.question.Turnout, Drop: (*store.DB).DropTurnouts},
		learn.UseQuestion:     {Render: b.features.lesson.AskedUse, Drop: (*store.DB).DropUses},
		learn.ConsentQuestion: {Render: b.features.lesson.Consent, Drop: (*store.DB).DropConsents},
		learn.AskQuestion:     {Render: b.features.ask.Question, Drop: (*store.DB).DropAsks},
	}
}
