package home

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// mostForMe is how many lessons Home suggests.
const mostForMe = 3

// forMe are colleagues' lessons about what the reader goes to events for and
// wants to try.
func (t *tab) forMe(ctx context.Context) ([]slack.Block, error) {
	lessons, err := t.db.LessonsFor(ctx, t.viewer(), mostForMe)
	if err != nil {
		return nil, err
	}
	blocks := []slack.Block{chat.Header(t.loc.T("home.for_me.title"))}
	if len(lessons) == 0 {
		return append(blocks, chat.Section(t.loc.M("home.for_me.nothing", "Search", t.typed("lessons search")))), nil
	}
	blocks = append(blocks, chat.Context(t.loc.M("home.for_me.why")))
	for _, l := range lessons {
		section := chat.SectionWith(show.LessonLine(t.loc, t.ws.Policy().Home, l), chat.Button(show.MoreLesson, l.ID, t.loc.T("lesson.more_button")))
		section.BlockID = "for_me." + l.ID
		blocks = append(blocks, section)
	}
	return blocks, nil
}
