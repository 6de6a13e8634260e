package bot

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/ask"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/feed"
	"github.com/fieldnotes-slack/fieldnotes/bot/follow"
	"github.com/fieldnotes-slack/fieldnotes/bot/home"
	"github.com/fieldnotes-slack/fieldnotes/bot/lesson"
	"github.com/fieldnotes-slack/fieldnotes/bot/me"
	"github.com/fieldnotes-slack/fieldnotes/bot/notice"
	"github.com/fieldnotes-slack/fieldnotes/bot/office"
	"github.com/fieldnotes-slack/fieldnotes/bot/question"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/bot/summary"
)

// features are what the bot can do, each in its own folder.
type features struct {
	event    *event.Feature
	notice   *notice.Feature
	question *question.Feature
	lesson   *lesson.Feature
	follow   *follow.Feature
	digest   *digest.Feature
	summary  *summary.Feature
	feed     *feed.Feature
	home     *home.Feature
	ask      *ask.Feature
	me       *me.Feature
	office   *office.Feature
}

func newFeatures(b *Bot, ws *chat.Workspace) (features, error) {
	schedule, err := digest.ParseDefault(b.config.Settings.Digest)
	if err != nil {
		return features{}, err
	}
	lessons, events := lesson.New(b.config.Store, ws), event.New(b.config.Store, ws, b.elsewhere(), b.config.Log)
	return features{
		event:    events,
		notice:   notice.New(b.config.Store, ws),
		question: question.New(b.config.Store, ws, lessons.Submit),
		lesson:   lessons,
		follow:   follow.New(b.config.Store, ws),
		digest:   digest.New(b.config.Store, ws, schedule),
		summary:  summary.New(b.config.Store, ws, b.config.Settings.HR, summary.Slack{Actor: b.people.actorNow, Reach: b.people.readReach}),
		me:       me.New(b.config.Store, ws, events.Leave, b.config.Log),
		office:   office.New(b.config.Store, ws, b.slackGroups(), office.Named{Admins: b.config.Settings.Admins, HR: b.config.Settings.HR}),
		ask:      ask.New(b.config.Store, ws, lessons.FromEncounter),
		feed:     feed.New(b.config.Store, ws, fetch.New(b.config.Web), b.config.Log),
		home:     home.New(b.config.Store, ws, b.help, b.publishHome, b.config.Log),
	}, nil
}

// help lists all that one can do.
func (b *Bot) help(req *chat.Request) chat.Message { return b.router.Help(req, "fieldnotes") }

func (b *Bot) publishHome(ctx context.Context, member string, view slack.HomeTabViewRequest) error {
	_, err := b.slack.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: member, View: view})
	return err
}
