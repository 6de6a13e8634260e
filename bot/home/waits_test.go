package home_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// draft is a lesson that Ana began so many days ago.
func (h *tab) draft(days int) {
	h.Helper()
	began := monday.AddDate(0, 0, -days)
	d := learn.Draft{ID: learn.NewID(), Member: "UANA", Created: began, Updated: began}
	d.Origin = d.ID
	h.must(h.db.KeepDraft(h.Context(), d, func(kept *learn.Draft) {
		kept.Hold("takeaway", []string{fmt.Sprint("Begun ", days, " days ago")}, began)
	}))
}

func TestOfWhatWaitsTheOldestFiveStandOnHome(t *testing.T) {
	h := newTab(t)
	h.reads(h.open("home"), "Nothing waits for you.")
	for days := range 5 {
		h.draft(days + 1)
	}
	got := h.open("home")
	h.reads(got, "Begun 1 days ago", "Begun 5 days ago")
	h.readsNot(got, "Nothing waits", "What else waits")
	if strings.Index(got, "Begun 5 days") > strings.Index(got, "Begun 1 days") {
		t.Error("the newest is first")
	}
	h.draft(6)
	got = h.open("home")
	h.reads(got, "Begun 6 days ago", "What else waits comes up here")
	h.readsNot(got, "Begun 1 days ago")
}

func TestWhatIsStillBeingWrittenDoesNotWait(t *testing.T) {
	h := newTab(t)
	h.draft(0)
	h.reads(h.open("home"), "Nothing waits for you.")
	h.now = monday.Add(time.Hour)
	h.reads(h.open("home"), "Begun 0 days ago")
}

// mostBlocks leaves room for the list of commands below 100, Slack's limit.
const mostBlocks = 95

func TestAFullHomeIsOneThatSlackTakes(t *testing.T) {
	h := newTab(t)
	for i := range 12 {
		h.event(fmt.Sprint("Mine ", i), "COPEN", monday.AddDate(0, 0, i), learn.Maybe)
		h.event(fmt.Sprint("Other ", i), "COPEN", monday.AddDate(0, 0, i), learn.NoAnswer)
		h.asked(h.event(fmt.Sprint("Past ", i), "COPEN", monday.AddDate(0, 0, -1), learn.Going))
		_, err := h.db.SaveFollowUp(t.Context(), learn.FollowUp{
			ID: learn.NewID(), Member: "UANA", What: "Write", Due: monday.AddDate(0, 0, i+1), Created: monday,
		})
		h.must(err)
	}
	got := h.open("home")
	h.reads(got, "How was", "What else waits", "Mine 9", "Other 4")
	if n := len(h.view.Blocks.BlockSet); n > mostBlocks {
		t.Errorf("%d blocks", n)
	}
}

// asked asks Ana whether she went.
func (h *tab) asked(event string) {
	h.Helper()
	h.must(h.db.Inquire(h.Context(), learn.Question{Kind: learn.TurnoutQuestion, Member: "UANA", Subject: event, Due: monday, Created: monday}))
	q, err := h.db.Question(h.Context(), learn.TurnoutQuestion, "UANA", event)
	h.must(err)
	h.must(h.db.Ask(h.Context(), []learn.Question{q}, monday))
}
