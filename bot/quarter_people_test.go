//go:build !race

package bot_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// colleague is one of the fifty.
type colleague struct {
	slacksim.Person
	prefs  learn.Preferences
	pauses []span
	left   time.Time // zero for who stays
	direct string    // the direct messages with the bot
	seen   string    // the newest of them
	open   []asked   // what they have not reacted to
}

// asked is a question that somebody sees.
type asked struct {
	matter
	on      slacksim.Surface
	buttons map[string]string // block ids by action
}

var quarterZones = []string{
	"Europe/Rome", "Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Kolkata",
	"Asia/Kathmandu", "Australia/Adelaide", "America/Sao_Paulo", "Pacific/Auckland",
}

// oddHours are quiet hours of some, from and to in minutes after midnight.
var oddHours = map[int]learn.Quiet{
	3: {}, 7: {From: 22 * 60, To: 10*60 + 15}, 11: {From: 8 * 60, To: 18 * 60}, 15: {From: 10 * 60, To: 9 * 60},
	19: {From: 12 * 60, To: 9*60 + 45}, 23: {From: 9 * 60, To: 11*60 + 30}, 27: {From: 20 * 60, To: 12 * 60},
}

const (
	mutedColleague  = 4
	leaverColleague = 12
)

// hires takes on number i of the fifty.
func (q *quarter) hires(i int) {
	c := &colleague{prefs: learn.UsualPreferences(), Person: slacksim.Person{
		ID: fmt.Sprintf("UQ%02d", i), Name: fmt.Sprintf("q%02d", i), RealName: fmt.Sprintf("Quinn %02d", i),
		Zone: quarterZones[i%len(quarterZones)], Locale: []string{"en-GB", "it-IT"}[i%2], Guest: i%9 == 5,
	}}
	q.sim.AddPerson(c.Person)
	q.sim.Join("CGENERAL", c.ID)
	c.direct = q.sim.IM(c.ID)
	if quiet, odd := oddHours[i]; odd {
		c.prefs.Quiet = quiet
	}
	c.prefs.Muted = []learn.Notice{learn.DayBefore, learn.HourBefore}
	if i == mutedColleague {
		c.prefs.Muted = []learn.Notice{learn.Questions}
	}
	q.no(q.db.SavePreferences(q.t.Context(), c.ID, c.prefs))
	q.people = append(q.people, c)
}

// repeats has ana share a series.
func (q *quarter) repeats(title, day, clock, often string) {
	q.perform(line{text: "ana types in #general: /event share"})
	q.perform(line{text: "ana fills in:", below: []string{
		"What is it called?: " + title, "Start date: " + day, "Start time: " + clock, "How often?: " + often}})
	q.perform(line{text: "ana presses Share"})
}

// notices has people see the cards that are new: they go, or want to try.
func (q *quarter) notices() {
	for _, m := range q.sim.As("UANA").Messages("CGENERAL") {
		if m.TS <= q.read {
			continue
		}
		q.read = m.TS
		on, buttons := slacksim.InMessage(m.Channel, m.TS), actions(m)
		for _, more := range []string{show.MoreEvent, show.MoreLesson} {
			if b, isCard := buttons[more]; isCard {
				q.cards[b.value], q.blocks[b.value] = on, b.block
			}
		}
		if b, isEvent := buttons[show.GoEvent]; isEvent {
			q.events = append(q.events, b.value)
			q.goTo(on, b)
		}
		if b, isLesson := buttons[show.TryLesson]; isLesson {
			q.lessons = append(q.lessons, b.value)
			q.wantToTry(on, b)
		}
	}
}

// goTo has some people say that they go to the event of a card. One of them
// can't, after all.
func (q *quarter) goTo(on slacksim.Surface, b button) {
	all := q.some(5 + q.rand.IntN(6))
	for _, c := range all {
		q.press(c, on, b.block, show.GoEvent)
	}
	q.closeForms(all...)
	if q.chance(2) {
		q.press(all[0], on, b.block, show.NotGoingEvent)
		q.settle()
	}
}

// wantToTry has some people want to try the lesson of a card.
func (q *quarter) wantToTry(on slacksim.Surface, b button) {
	l, err := q.db.Lesson(q.t.Context(), b.value)
	q.no(err)
	for _, c := range q.some(1 + q.rand.IntN(4)) {
		if c.ID != l.Author {
			q.tried[matter{learn.UseQuestion, c.ID, l.ID}] = q.now()
			q.press(c, on, b.block, show.TryLesson)
		}
	}
	q.settle()
}

// press has somebody press a button.
func (q *quarter) press(c *colleague, on slacksim.Surface, block, action string) {
	q.t.Helper()
	q.no(q.sim.As(c.ID).Press(q.t.Context(), on, block, action, nil))
}

// closeForms waits for what opens and has people close it.
func (q *quarter) closeForms(all ...*colleague) {
	q.settle()
	for _, c := range all {
		if views := q.sim.As(c.ID).Views(); len(views) > 0 {
			q.no(q.sim.As(c.ID).CloseView(q.t.Context(), views[len(views)-1].ID, true))
		}
	}
}

// shows tells whether a message is still there for somebody, with a button.
func (q *quarter) shows(c *colleague, on slacksim.Surface, action string) bool {
	return slices.ContainsFunc(q.sim.As(c.ID).Messages(on.Channel), func(m slacksim.Message) bool {
		_, there := actions(m)[action]
		return m.TS == on.TS && there
	})
}

type button struct{ block, value string }

// actions are the buttons of a message, by action.
func actions(m slacksim.Message) map[string]button {
	all := map[string]button{}
	for _, b := range parseBlocks(m.Blocks) {
		for _, e := range append(b.list("elements"), b.child("accessory")) {
			if e.text("type") == "button" {
				all[e.text("action_id")] = button{b.text("block_id"), e.text("value")}
			}
		}
	}
	return all
}

// sends has somebody send the form that is open, filled in.
func (q *quarter) sends(c *colleague, fields slacksim.State) {
	q.t.Helper()
	views := q.sim.As(c.ID).Views()
	if len(views) == 0 {
		q.t.Fatalf("no form opens for %s\n%s", c.Name, q.log)
	}
	sent, err := q.sim.As(c.ID).Submit(q.t.Context(), views[len(views)-1].ID, fields)
	if err != nil || sent.Result != "closed" {
		q.t.Fatalf("%s sends %v: %+v, %v", c.Name, fields, sent, err)
	}
	q.settle()
}

func field(name, kind string, value any) slacksim.State {
	return slacksim.State{name: {name: slacksim.Value{kind: value}}}
}

// reacts has somebody react to what they were asked, or not.
func (q *quarter) reacts(c *colleague) {
	open := c.open
	c.open = nil
	for _, a := range open {
		switch {
		case q.chance(2):
			c.open = append(c.open, a) // not now
		case !q.chance(4):
			q.answers(c, a)
		}
	}
}

// answers has somebody press one of the buttons of a question.
func (q *quarter) answers(c *colleague, a asked) {
	choice := map[learn.QuestionKind][]string{
		learn.TurnoutQuestion: {show.WentToEvent, show.WentToEvent, show.WentToEvent, show.MissedEvent, show.EventCalledOff, show.LaterQuestion, show.NotThisTime},
		learn.UseQuestion:     {show.UsedLesson, show.UsedLesson, show.NotYetLesson, show.NotUsingLesson, show.LaterQuestion, show.NotThisTime},
		learn.ConsentQuestion: {show.ConsentToShare, show.DeclineToShare, show.LaterQuestion},
		learn.AskQuestion:     {show.HelpAsk, show.LaterQuestion, show.NotThisTime},
	}[a.kind]
	action := choice[q.rand.IntN(len(choice))]
	if !q.shows(c, a.on, action) {
		return
	}
	switch {
	case action != show.LaterQuestion:
		q.settled[a.matter] = q.now()
	case len(q.asked[a.matter]) == 1:
		q.putOff[a.matter] = q.now()
	}
	q.press(c, a.on, a.buttons[action], action)
	q.settle()
	switch {
	case action == show.HelpAsk:
		q.puts[a.subject].end = q.now()
	case action == show.ConsentToShare:
		q.sends(c, field("channel", "selected_conversation", "CGENERAL"))
	case action == show.WentToEvent && q.chance(2):
		fields := field("takeaway", "value", fmt.Sprintf("What %s learned at %s", c.Name, a.subject))
		fields["channel"] = field("channel", "selected_conversation", "CGENERAL")["channel"]
		q.sends(c, fields)
	case action == show.UsedLesson:
		q.sends(c, field("note", "value", "In a meeting"))
	case action == show.NotUsingLesson:
		q.sends(c, field("reason", "selected_option", map[string]any{"value": string(learn.NoTime)}))
	}
	q.closeForms(c)
}
