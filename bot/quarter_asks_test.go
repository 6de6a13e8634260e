//go:build !race

package bot_test

import (
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/ask"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// put is what somebody has had others asked.
type put struct {
	kind learn.QuestionKind
	by   *colleague
	at   time.Time
	end  time.Time       // when it was answered; zero while it isn't
	to   map[string]bool // who must be asked of it, unless it ends before
}

// over tells whether, at an instant, there was nobody left who wanted to know.
func (p *put) over(at time.Time) bool {
	return p != nil && (!p.end.IsZero() && p.end.Before(at) || p.kind == learn.AskQuestion && !p.by.left.IsZero() && p.by.left.Before(at))
}

// wonders has one colleague have others asked.
func (q *quarter) wonders() {
	two := q.some(2)
	switch by := two[0]; {
	case by.Guest:
	case q.chance(3):
		q.suggests(by, two[1])
	case q.chance(2):
		q.asksAbout(by, q.events, show.MoreEvent, show.AskWhoWent)
	default:
		q.asksAbout(by, q.lessons, show.MoreLesson, show.AskTheAuthor)
	}
}

// suggests has somebody use "Save as a lesson" on what the author writes.
func (q *quarter) suggests(by, author *colleague) {
	q.no(q.sim.As(author.ID).Say(q.t.Context(), "CGENERAL", "What I think today"))
	all := q.sim.As(by.ID).Messages("CGENERAL")
	written := all[len(all)-1]
	q.no(q.sim.As(by.ID).MessageShortcut(q.t.Context(), "lesson.save", "CGENERAL", written.TS))
	q.settle()
	if len(q.sim.As(by.ID).Views()) == 0 { // the author is a guest, pauses, wants no questions or was asked enough
		return
	}
	q.sends(by, field("why", "value", "We all do it"))
	s, err := q.db.OpenSuggestion(q.t.Context(), "CGENERAL/"+written.TS, author.ID)
	q.no(err)
	q.puts[s.ID] = &put{kind: learn.ConsentQuestion, by: by, at: q.now(), to: map[string]bool{author.ID: true}}
}

// asksAbout has somebody ask those who know about an event or a lesson, by the
// details that its card opens.
func (q *quarter) asksAbout(by *colleague, subjects []string, more, action string) {
	if len(subjects) == 0 {
		return
	}
	about := subjects[len(subjects)-1-q.rand.IntN(min(4, len(subjects)))]
	card := q.cards[about]
	if !q.shows(by, card, more) {
		return
	}
	q.press(by, card, q.blocks[about], more)
	q.settle()
	defer q.closeForms(by)
	if !q.opens(by, action) {
		return
	}
	views := q.sim.As(by.ID).Views()
	if views[len(views)-1].Submit == "" { // nobody can be asked
		return
	}
	before, err := q.db.MyAsks(q.t.Context(), by.ID)
	q.no(err)
	if len(before) == learn.MaxAsks {
		return
	}
	know := q.know(by, about)
	q.sends(by, field("text", "value", fmt.Sprintf("Was %s worth it?", about)))
	mine, err := q.db.MyAsks(q.t.Context(), by.ID)
	q.no(err)
	for _, a := range mine {
		if q.puts[a.ID] == nil {
			q.puts[a.ID] = &put{kind: learn.AskQuestion, by: by, at: q.now(), to: know}
		}
	}
}

// opens has somebody press a button of the form on top, if it is there.
func (q *quarter) opens(c *colleague, action string) bool {
	views := q.sim.As(c.ID).Views()
	if len(views) == 0 {
		return false
	}
	top := views[len(views)-1]
	b, there := actions(slacksim.Message{Blocks: top.Blocks})[action]
	if there {
		q.press(c, slacksim.InView(top.ID), b.block, action)
		q.settle()
	}
	return there
}

// know are those who must be asked about an event or a lesson: all who agreed
// and were there, as long as they aren't too many to be asked at once.
func (q *quarter) know(by *colleague, about string) map[string]bool {
	all := map[string]bool{}
	for _, c := range q.people {
		if c != by && c.left.IsZero() && !c.Guest && c.prefs.Wants(learn.Questions) && q.agreed(c) && q.knows(c, about) {
			all[c.ID] = true
		}
	}
	if e, err := q.db.Event(q.t.Context(), about); len(all) > learn.AskedAtOnce || err == nil && e.Series != "" {
		return nil
	}
	return all
}

func (q *quarter) knows(c *colleague, about string) bool {
	if l, err := q.db.Lesson(q.t.Context(), about); err == nil {
		return l.Author == c.ID
	}
	a, err := q.db.Attendance(q.t.Context(), about, c.ID)
	q.no(err)
	return a.Turnout == learn.Went || a.Turnout == "" && a.RSVP == learn.Going
}

func (q *quarter) agreed(c *colleague) bool {
	agreed, _, err := q.db.Askable(q.t.Context(), c.ID)
	q.no(err)
	return agreed
}

// isOffered has some agree that colleagues may ask them, where that is offered.
func (q *quarter) isOffered(c *colleague, m slacksim.Message) {
	if b, offered := actions(m)[ask.AgreeAction]; offered {
		q.offers++
		if !q.chance(4) {
			q.press(c, slacksim.InMessage(m.Channel, m.TS), b.block, ask.AgreeAction)
		}
	}
}
