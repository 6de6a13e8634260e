package store_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestAnAskIsPutOnlyToWhoCanStillAnswerIt(t *testing.T) {
	for name, c := range map[string]struct {
		turnout learn.Turnout
		agreed  bool
		want    bool
	}{
		"who hasn't said":       {learn.NoTurnout, true, true},
		"who went":              {learn.Went, true, true},
		"who missed it":         {learn.Missed, true, false},
		"where it didn't start": {learn.CalledOff, true, false},
		"who takes it back":     {learn.Went, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t)
			must := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			e := learn.Event{ID: learn.NewID(), Title: "Data & Coffee", Start: noon.Add(-48 * time.Hour), Zone: "Europe/Rome", Created: noon, Updated: noon}
			a := learn.Ask{ID: learn.NewID(), Member: "UASKER", Text: "Was it worth it?", Event: e.ID, Created: noon}
			_, err := db.AddEvent(t.Context(), e)
			must(err)
			must(db.Answer(t.Context(), e.ID, "UANA", learn.Going, e.Created))
			must(db.SayTurnout(t.Context(), e.ID, "UANA", c.turnout, noon))
			must(db.SetAskable(t.Context(), "UANA", c.agreed, noon))
			_, err = db.AddAsk(t.Context(), a)
			must(err)
			must(db.Inquire(t.Context(), learn.Question{Kind: learn.AskQuestion, Member: "UANA", Subject: a.ID, Due: noon, Created: noon}))
			q, err := db.Question(t.Context(), learn.AskQuestion, "UANA", a.ID)
			must(err)
			must(db.DropAsks(t.Context(), []string{q.ID}, noon))
			q, err = db.Question(t.Context(), learn.AskQuestion, "UANA", a.ID)
			must(err)
			if q.Open() != c.want {
				t.Errorf("is asked: %v", q.Open())
			}
		})
	}
}
