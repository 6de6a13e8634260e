//go:build postgres

package bot_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/feed"
	homes "github.com/fieldnotes-slack/fieldnotes/bot/home"
	"github.com/fieldnotes-slack/fieldnotes/bot/lesson"
	"github.com/fieldnotes-slack/fieldnotes/bot/me"
	"github.com/fieldnotes-slack/fieldnotes/bot/office"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// journeys are stories in which one thing leads to the next: forms with
// several steps, and what others see of it.
var journeys = []string{
	"ask-waves", "cancel-told", "digest-change", "draft-devices", "edits", "feeds", "followup", "forms-on-forms", "going",
	"handover-event", "hide", "home-channels", "lesson-went", "long", "pages", "privacy", "question-kinds", "restart-forms", "save-own",
	"series-edit", "settings-language", "share", "share-again", "share-file", "shortcuts", "topics", "typed", "use", "waitlist",
}

// TestReplicasTellEveryJourney plays them with two bots on one database.
// Whatever somebody does reaches the other one than what they did before.
func TestReplicasTellEveryJourney(t *testing.T) {
	for _, name := range journeys {
		t.Run(name, func(t *testing.T) { tellWith(t, name, "Setting replicas: 2") })
	}
}

// again are stories in which all is created or changed that can be, in each of
// the ways that there are: a command, a form, a button, a choice, a shortcut,
// and by what Slack tells.
var again = []string{
	"again-channels", "ask", "ask-guest", "ask-refused", "cancel-answer", "channels-late", "connect", "digest-greeting",
	"digest-invited", "digest-try", "draft-words", "edits", "feeds-failing", "feeds-same-moment", "followup", "followup-delete",
	"followup-refused", "forms-on-forms", "going-refused", "groups", "groups-lost", "handover-event", "handover-refused", "hide", "home-asked", "lesson",
	"lesson-went", "me", "partners", "question-later", "question-missed", "question-private", "reminder-private", "restart-forms", "roles", "save-anew",
	"save-declined", "save-own", "save-refused", "series-moved", "series-once", "series-skip", "settings-language-open", "settings-workspace", "share-file", "share-left-out",
	"share-mistakes", "share-myself", "shortcuts", "summary", "summary-stories", "topics", "use", "use-refused", "waitlist-capacity",
	"withdraw",
}

// reading are the routes that change nothing: they show, or open a form.
var reading = map[chat.Kind][]string{
	chat.OptionsKind: nil, // all
	chat.CommandKind: {"event host", "event list", "fieldnotes me", "fieldnotes settings", "lessons hidden", "lessons mine", "lessons search"},
	chat.ActionKind: {
		show.MoreEvent, show.MoreLesson, show.ShareEvent, show.SearchLessons, show.OpenAboutMe, show.OpenWorkspace, show.AskWhoWent, show.AskTheAuthor,
		event.NextAction, event.BackAction, event.GoogleAction, event.OutlookAction, feed.NextAction, feed.BackAction, feed.AddAction,
		lesson.NextAction, lesson.BackAction, me.ListAction, me.NextAction, me.BackAction, me.DeleteAction, office.GroupsAction, office.AddAction,
		digest.PreviewNow, digest.HostEvent, digest.SetUpGreeted, digest.OpenSettings, homes.OpenSettings,
	},
	chat.FormKind:     {lesson.SearchForm, event.ChooseForm},
	chat.ShortcutKind: {"event.share"},
}

// TestWhatComesAgainToAnotherReplicaChangesNothing has Slack deliver all that
// somebody does once more, to the replica that knows nothing of it; as after a
// restart. No route that changes anything is left out.
func TestWhatComesAgainToAnotherReplicaChangesNothing(t *testing.T) {
	var all sync.Map
	t.Run("stories", func(t *testing.T) {
		for _, name := range again {
			t.Run(name, func(t *testing.T) {
				for route := range tellWith(t, name, "Setting replicas: 2", "Setting every envelope comes: again").came.routes {
					all.Store(route, true)
				}
			})
		}
	})
	for _, r := range bot.Table() {
		names, some := reading[r.On]
		if some && (names == nil || slices.Contains(names, r.Name)) {
			continue
		}
		if _, came := all.Load(routeName(r.On, r.Name)); !came {
			t.Errorf("no story has %q come again", routeName(r.On, r.Name))
		}
	}
}
