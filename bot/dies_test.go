//go:build !race

package bot_test

import (
	"sync"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// byItself are stories in which the bot plans by itself, together all that it
// plans so.
var byItself = []string{
	"ask-unanswered", "digest", "followup", "left", "left-owner", "question-kinds", "reminder", "series-private", "summary-channel", "use",
}

// TestWhereverPlanningEndsEverythingIsSeenOnce has the bot die over each thing
// that it plans by itself, before and after every step of that.
func TestWhereverPlanningEndsEverythingIsSeenOnce(t *testing.T) {
	var all sync.Map
	t.Run("stories", func(t *testing.T) {
		for _, name := range byItself {
			t.Run(name, func(t *testing.T) {
				s := tellWith(t, name, "Setting the planner: dies")
				for kind := range s.inVain {
					all.Store(kind, true)
				}
				if s.deaths < 20 {
					t.Errorf("it died only %d times", s.deaths)
				}
			})
		}
	})
	for _, kind := range []learn.Kind{
		learn.DigestPost, learn.EventCard, learn.RecallPost, learn.SummaryDM, learn.SummaryPart, learn.MovedUpDM, learn.QuestionDM, learn.ReminderDM, learn.FollowUpDM, learn.UnansweredDM,
	} {
		if _, planned := all.Load(kind); !planned {
			t.Errorf("in no story %s is planned by itself", kind)
		}
	}
}
