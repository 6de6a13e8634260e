package outbox_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// Servers other than Slack say that they lack a method in Slack's words or with
// a status of theirs.
func TestDirectMessagesArriveWhereTheyCannotBeOpened(t *testing.T) {
	for what, lacks := range map[string]func(*slacksim.Faults){
		"unknown method": func(f *slacksim.Faults) { f.Lack("conversations.open") },
		"not found":      func(f *slacksim.Faults) { f.NextFailsBefore("conversations.open", http.StatusNotFound) },
	} {
		t.Run(what, func(t *testing.T) {
			inOffice(t, func(o *office) {
				lacks(o.sim.Faults())
				p := o.open()
				p.card("U1", "one")
				p.drain()
				o.sees("U1", o.sim.IM("U1"), "one")
			})
		})
	}
}

func TestDirectMessagesThatAreNotGrantedHoldUpNothingElse(t *testing.T) {
	inOffice(t, func(o *office) {
		o.sim.Faults().Decline("im:write")
		p := o.open()
		p.card("U1", "one")
		p.card("C1", "two")
		p.drain()
		o.sees("U1", "C1", "two")
		if got := o.states(); got[learn.Failed] != 1 || got[learn.Sent] != 1 {
			t.Errorf("recorded as %v", got)
		}
	})
}

func TestAPlaceGoesOnWhereNoHistoryCanBeRead(t *testing.T) {
	for what, lacks := range map[string]func(*slacksim.Faults){
		"unknown method": func(f *slacksim.Faults) { f.Lack("conversations.history") },
		"not found":      func(f *slacksim.Faults) { f.NextFailsBefore("conversations.history", http.StatusNotFound) },
	} {
		t.Run(what, func(t *testing.T) {
			inOffice(t, func(o *office) {
				lacks(o.sim.Faults())
				o.sim.Faults().NextAnswerLost("chat.postMessage")
				p := o.open()
				p.card("C1", "one")
				p.card("C1", "two")
				p.drain()
				p.untilAnswered()
				o.sees("U1", "C1", "one", "two")
				if got := o.states(); got[learn.Lost] != 1 || got[learn.Sent] != 2 {
					t.Errorf("recorded as %v", got)
				}
			})
		})
	}
}

func TestAServerThatKnowsNoTablesGetsTheTextThatSaysTheSame(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.answers = func(r *http.Request) *http.Response {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				t.Error(err)
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
			if !bytes.Contains(body, []byte("table")) {
				return nil
			}
			refusal := strings.NewReader(`{"ok":false,"error":"invalid_blocks"}`)
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(refusal), Request: r}
		}
		p.box.Renderers[learn.SummaryDM] = func(context.Context, learn.Delivery) (chat.Rendering, error) {
			figures := slack.NewTableBlock("figures").AddRow(slack.NewTableRawTextCell("Lessons"), slack.NewTableRawTextCell("12"))
			return chat.Rendering{Message: chat.Message{Text: "Lessons: 12", Blocks: []slack.Block{figures}}}, nil
		}
		if err := p.db.Plan(p.Context(), learn.Delivery{Kind: learn.SummaryDM, Place: "U1", For: "U1"}); err != nil {
			t.Fatal(err)
		}
		p.drain()
		o.sees("U1", o.sim.IM("U1"), "Lessons: 12")
	})
}

func TestWhatAProxyAnswersLosesNothing(t *testing.T) {
	for _, status := range []int{http.StatusNotFound, http.StatusForbidden, http.StatusFound, http.StatusTooManyRequests} {
		t.Run(http.StatusText(status), func(t *testing.T) {
			inOffice(t, func(o *office) {
				for range 3 {
					o.sim.Faults().NextFailsBefore("chat.postMessage", status)
				}
				p := o.open()
				p.card("C1", "one")
				defer p.run()()
				<-time.After(2 * time.Minute)
				o.sees("U1", "C1", "one")
			})
		})
	}
}

func TestAServerThatChangesNoMessagesStillTakesNewOnes(t *testing.T) {
	inOffice(t, func(o *office) {
		o.sim.Faults().Lack("chat.update")
		p := o.open()
		p.card("C1", "event")
		p.drain()
		p.change("event", "event, moved")
		p.drain()
		p.card("C1", "another")
		p.drain()
		o.sees("U1", "C1", "event", "another")
	})
}
