package bot_test

import (
	"database/sql"
	"errors"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// sentences is all that a story can say; testdata/README.md lists it.
func sentences() []sentence {
	say := func(pattern string, do func(s *stage, l line, part []string)) sentence {
		return sentence{regexp.MustCompile("^" + pattern + "$"), do}
	}
	return []sentence{
		say(`(\w+) types in (#\w+|the direct message): (.+)`, types),
		say(`(\w+) types in (#\w+|the direct message) and Slack answers "(.+)": (.+)`, typesInVain),
		say(`(\w+) and (\w+) press (.+) in (#\w+) at once`, pressAtOnce),
		say(`(\w+) presses (.+) and Slack goes down`, pressesInVain),
		say(`(\w+) presses (.+) (?:in|on) (#\w+|the direct message|Home)`, presses),
		say(`(\w+) presses (.+) beside "(.+)"`, pressesBeside),
		say(`(\w+) presses (.+)`, pressesInForm),
		say(`(\w+) sends the form twice`, sendsTwice),
		say(`(\w+) fills in:`, fills),
		say(`(\w+) closes the form`, closes),
		say(`(\w+) opens Home`, opensHome),
		say(`(\w+) sees (?:a|the|in the) form:`, seesForm),
		say(`(\w+) sees no form`, seesNoForm),
		say(`(\w+) sees in the form no:`, seesNotInForm),
		say(`(\w+) sees in (#\w+|the direct message):`, sees),
		say(`(\w+) alone sees in (#\w+|the direct message):`, seesAlone),
		say(`(\w+) sees in (#\w+|the direct message) no:`, seesNot),
		say(`(\w+) sees on Home:`, seesHome),
		say(`(\w+) sees on Home no:`, seesNotHome),
		say(`(\w+) is offered by (.+) for "(.*)":`, offered),
		say(`(\w+) is not offered by (.+) for "(.*)":`, notOffered),
		say(`nothing new is in (#\w+|the direct message) for (\w+)`, nothingNew),
		say(`in (#\w+) the bot has posted (\d+) messages?`, posted),
		say(`the clock moves to (.+)`, moves),
		say(`(\d+) (second|minute|hour|day)s? pass(?:es)?`, passes),
		say(`the bot restarts`, restarts),
		say(`the bot stops`, func(s *stage, _ line, _ []string) { s.halt() }),
		say(`the bot starts`, func(s *stage, _ line, _ []string) { s.start() }),
		say(`the database is locked`, locks),
		say(`the database is free again`, unlocks),
		say(`Slack is down`, func(s *stage, _ line, _ []string) { s.lose() }),
		say(`Slack is up again`, recovers),
		say(`the answer to (\S+) is lost`, func(s *stage, _ line, part []string) { s.sim.Faults().NextAnswerLost(part[0]) }),
		say(`every envelope arrives on both connections`, func(s *stage, _ line, _ []string) { s.sim.Faults().Everywhere(true) }),
		say(`Slack delivers the last envelope again`, repeats),
		say(`Slack refreshes a connection`, refreshes),
		say(`Slack lacks (\S+)`, func(s *stage, _ line, part []string) { s.sim.Faults().Lack(part[0]) }),
		say(`the bot is invited to (#\w+)`, func(s *stage, _ line, part []string) {
			s.sim.Join(s.place(part[0]), s.sim.BotUser())
			s.settle()
		}),
		say(`the bot is removed from (#\w+)`, func(s *stage, _ line, part []string) {
			s.sim.Leave(s.place(part[0]), s.sim.BotUser())
			s.settle()
		}),
		say(`(#\w+) is open again`, func(s *stage, _ line, part []string) {
			s.sim.Unarchive(s.place(part[0]))
			s.settle()
		}),
		say(`(#\w+) is archived`, func(s *stage, _ line, part []string) {
			s.sim.Archive(s.place(part[0]))
			s.settle()
		}),
	}
}

func (s *stage) hand(name string) *slacksim.Hand { return s.sim.As(s.person(name).ID) }

// vain notes what Slack itself told the person; it is a failure of the story.
func (s *stage) vain(err error) {
	if err != nil {
		s.t.Errorf("%s: Slack says: %v", s.where, err)
	}
	s.settle()
}

func types(s *stage, _ line, part []string) {
	s.vain(s.hand(part[0]).Say(s.t.Context(), s.place(part[1]), long(part[2])))
}

func typesInVain(s *stage, _ line, part []string) {
	err := s.hand(part[0]).Say(s.t.Context(), s.place(part[1]), part[3])
	var refusal *slacksim.Refusal
	if !errors.As(err, &refusal) || !strings.Contains(refusal.Text, part[2]) {
		s.t.Errorf("%s: Slack says %v", s.where, err)
	}
	s.settle()
}

var repeated = regexp.MustCompile(`"([^"]+)" × (\d+)`)

// long reads `"ab" × 3000` as three thousand times ab.
func long(text string) string {
	return repeated.ReplaceAllStringFunc(text, func(found string) string {
		part := repeated.FindStringSubmatch(found)
		n := 0
		for _, digit := range part[2] {
			n = n*10 + int(digit-'0')
		}
		return strings.Repeat(part[1], n)
	})
}

func presses(s *stage, _ line, part []string) {
	on, block, action := s.button(part[0], part[2], part[1])
	s.vain(s.hand(part[0]).Press(s.t.Context(), on, block, action, nil))
}

func pressAtOnce(s *stage, _ line, part []string) {
	failed := make(chan error, 2)
	for _, who := range part[:2] {
		on, block, action := s.button(who, part[3], part[2])
		go func() { failed <- s.hand(who).Press(s.t.Context(), on, block, action, nil) }()
	}
	for range 2 {
		s.vain(<-failed)
	}
}

// button finds the newest button with a label that a person sees in a place.
func (s *stage) button(who, where, label string) (on slacksim.Surface, block, action string) {
	if where == "Home" {
		home, ok := s.hand(who).Home()
		if block, action, found := findButton(parseBlocks(home.Blocks), label); ok && found {
			return slacksim.InHome(), block, action
		}
		s.t.Fatalf("%s: on %s's Home there is no button %q", s.where, who, label)
	}
	channel := s.place(where)
	messages := s.hand(who).Messages(channel)
	for i := len(messages) - 1; i >= 0; i-- {
		if block, action, found := findButton(parseBlocks(messages[i].Blocks), label); found {
			return slacksim.InMessage(messages[i].Channel, messages[i].TS), block, action
		}
	}
	s.t.Fatalf("%s: %s sees no button %q in %s", s.where, who, label, where)
	return on, "", ""
}

func findButton(blocks []node, label string) (block, action string, found bool) {
	for _, b := range blocks {
		elements := b.list("elements")
		if a := b.child("accessory"); a != nil {
			elements = append(elements, a)
		}
		for _, e := range elements {
			if e.text("type") == "button" && e.text("text") == label {
				return b.text("block_id"), e.text("action_id"), true
			}
		}
	}
	return "", "", false
}

// pressesBeside presses a button of the block that has the text, or else of
// the message, wherever the person sees it last.
func pressesBeside(s *stage, _ line, part []string) {
	who, label, text := part[0], part[1], part[2:3]
	view := screen{s, s.person(who).Zone}
	for _, c := range append(rooms(""), slacksim.Channel{ID: "@fieldnotes"}) {
		messages := s.hand(who).Messages(c.ID)
		for i := len(messages) - 1; i >= 0; i-- {
			if block, action, ok := view.beside(parseBlocks(messages[i].Blocks), label, text); ok {
				s.vain(s.hand(who).Press(s.t.Context(), slacksim.InMessage(messages[i].Channel, messages[i].TS), block, action, nil))
				return
			}
		}
	}
	s.t.Fatalf("%s: %s sees no button %q beside %q", s.where, who, label, text)
}

func (v screen) beside(blocks []node, label string, text []string) (block, action string, found bool) {
	for i := range blocks {
		if missing(v.blocks(blocks[i:i+1], nil, nil), text) == "" {
			if block, action, found = findButton(blocks[i:i+1], label); found {
				return block, action, true
			}
		}
	}
	if missing(v.blocks(blocks, nil, nil), text) != "" {
		return "", "", false
	}
	return findButton(blocks, label)
}

func (s *stage) top(who string) slacksim.View {
	views := s.hand(who).Views()
	if len(views) == 0 {
		s.t.Fatalf("%s: %s has no form open\n%s", s.where, who, s.log)
	}
	top := views[len(views)-1]
	s.proveBlocks(who+"'s form", top.Blocks)
	return top
}

func pressesInForm(s *stage, _ line, part []string) {
	view := s.top(part[0])
	if view.Submit == part[1] {
		s.submit(part[0], view)
		return
	}
	block, action, found := findButton(parseBlocks(view.Blocks), part[1])
	if !found {
		s.t.Fatalf("%s: the form %q has no button %q", s.where, view.Title, part[1])
	}
	s.vain(s.hand(part[0]).Press(s.t.Context(), slacksim.InView(view.ID), block, action, nil))
}

func (s *stage) submit(who string, view slacksim.View) {
	result, err := s.hand(who).Submit(s.t.Context(), view.ID, nil)
	s.problems[who] = result.Errors
	s.vain(err)
}

// sendsTwice is what happens when a person is quicker than Slack.
func sendsTwice(s *stage, _ line, part []string) {
	view := s.top(part[0])
	results := make(chan error, 2)
	for range 2 {
		go func() {
			_, err := s.hand(part[0]).Submit(s.t.Context(), view.ID, nil)
			results <- err
		}()
	}
	first, second := <-results, <-results
	if first != nil && second != nil {
		s.vain(first)
	}
	s.settle()
}

func closes(s *stage, _ line, part []string) {
	s.vain(s.hand(part[0]).CloseView(s.t.Context(), s.top(part[0]).ID, true))
}

func opensHome(s *stage, _ line, part []string) { s.vain(s.hand(part[0]).OpenHome(s.t.Context())) }

func seesForm(s *stage, l line, part []string) {
	view := s.top(part[0])
	lines := screen{s, s.person(part[0]).Zone}.view(view, s.problems[part[0]])
	s.aloud(l, lines)
	if w := missing(lines, l.below); w != "" {
		s.t.Errorf("%s: %q is not in the form:\n%s", s.where, w, picture(lines))
	}
}

func seesNotInForm(s *stage, l line, part []string) {
	lines := screen{s, s.person(part[0]).Zone}.view(s.top(part[0]), s.problems[part[0]])
	for _, w := range l.below {
		if missing(lines, []string{w}) == "" {
			s.t.Errorf("%s: %q is in the form:\n%s", s.where, w, picture(lines))
		}
	}
}

func seesNoForm(s *stage, _ line, part []string) {
	if views := s.hand(part[0]).Views(); len(views) > 0 {
		top := views[len(views)-1]
		s.t.Errorf("%s: a form is open:\n%s", s.where, picture(screen{s, home}.view(top, s.problems[part[0]])))
	}
}

func sees(s *stage, l line, part []string) { s.look(l, part[0], part[1], false) }

func seesAlone(s *stage, l line, part []string) { s.look(l, part[0], part[1], true) }

// aloud is what somebody sees, for those who run the test with -v.
func (s *stage) aloud(l line, lines []string) {
	if testing.Verbose() {
		s.t.Logf("%s\n%s", l.text, picture(lines))
	}
}

// look wants the lines in the newest message in which the first of them stands.
func (s *stage) look(l line, who, where string, alone bool) {
	wanted := l.below
	messages := s.hand(who).Messages(s.place(where))
	s.seen[who+where] = len(messages)
	view := screen{s, s.person(who).Zone}
	var all []string
	for i := len(messages) - 1; i >= 0; i-- {
		lines := view.message(messages[i])
		if messages[i].Ephemeral == alone && missing(lines, wanted[:1]) == "" {
			s.aloud(l, lines)
			if w := missing(lines, wanted); w != "" {
				s.t.Errorf("%s: %q is not in the message:\n%s", s.where, w, picture(lines))
			}
			return
		}
		all = append(all, picture(lines))
	}
	s.t.Errorf("%s: no message says %q. There is, newest first:\n%s", s.where, wanted[0], strings.Join(all, "\n  --\n"))
}

func seesNot(s *stage, l line, part []string) {
	view := screen{s, s.person(part[0]).Zone}
	for _, m := range s.hand(part[0]).Messages(s.place(part[1])) {
		lines := view.message(m)
		for _, w := range l.below {
			if missing(lines, []string{w}) == "" {
				s.t.Errorf("%s: %q is in a message:\n%s", s.where, w, picture(lines))
			}
		}
	}
}

func seesHome(s *stage, l line, part []string) {
	view, ok := s.hand(part[0]).Home()
	lines := screen{s, s.person(part[0]).Zone}.view(view, nil)
	s.aloud(l, lines)
	if w := missing(lines, l.below); !ok || w != "" {
		s.t.Errorf("%s: %q is not on Home:\n%s", s.where, w, picture(lines))
	}
}

func seesNotHome(s *stage, l line, part []string) {
	view, _ := s.hand(part[0]).Home()
	lines := screen{s, s.person(part[0]).Zone}.view(view, nil)
	for _, w := range l.below {
		if missing(lines, []string{w}) == "" {
			s.t.Errorf("%s: %q is on Home:\n%s", s.where, w, picture(lines))
		}
	}
}

func nothingNew(s *stage, _ line, part []string) {
	messages := s.hand(part[1]).Messages(s.place(part[0]))
	for _, m := range messages[min(s.seen[part[1]+part[0]], len(messages)):] {
		s.t.Errorf("%s: there is something new:\n%s", s.where, picture(screen{s, home}.message(m)))
	}
}

func posted(s *stage, _ line, part []string) {
	n := 0
	for _, m := range s.hand("ana").Messages(s.place(part[0])) {
		if m.User == s.sim.BotUser() && !m.Ephemeral {
			n++
		}
	}
	if itoa(n) != part[1] {
		s.t.Errorf("%s: it has posted %d", s.where, n)
	}
}

func moves(s *stage, _ line, part []string) { s.advance(s.instant(part[0])) }

// advance moves the clock. What is due on the way happens, if the bot is there
// to do it; while Slack is down, time passes as it does.
func (s *stage) advance(to time.Time) {
	switch {
	case s.stopped:
		s.set(to)
		return
	case s.down:
		time.Sleep(to.Sub(s.now()))
		return
	}
	if err := s.bot.Advance(s.t.Context(), s.set, to); err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
	s.settle()
}

func passes(s *stage, _ line, part []string) {
	unit := map[string]time.Duration{"second": time.Second, "minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}[part[1]]
	n := 0
	for _, digit := range part[0] {
		n = n*10 + int(digit-'0')
	}
	s.advance(s.now().Add(time.Duration(n) * unit))
}

// locks keeps everybody else from writing, as a backup tool of somebody's might.
func locks(s *stage, _ line, _ []string) {
	db, err := sql.Open("sqlite", "file:"+s.path+"?_txlock=immediate")
	if err != nil {
		s.t.Fatal(err)
	}
	lock, err := db.Begin()
	if err != nil {
		s.t.Fatal(err)
	}
	s.unlock = func() error { return errors.Join(lock.Rollback(), db.Close()) }
}

func unlocks(s *stage, _ line, _ []string) {
	if err := s.unlock(); err != nil {
		s.t.Fatal(err)
	}
	s.unlock = nil
	s.settle()
}

func (s *stage) lose() {
	s.down = true
	s.sim.Faults().Down(true)
	synctest.Wait()
}

// pressesInVain sends a form that the bot accepts; then Slack is gone before
// anything could be posted.
func pressesInVain(s *stage, _ line, part []string) {
	s.down = true
	s.sim.Faults().NextRequestLost("chat.postMessage")
	pressesInForm(s, line{}, part)
	s.lose()
}

// recovers waits, as people do, until the bot has found its way back.
func recovers(s *stage, _ line, _ []string) {
	s.sim.Faults().Down(false)
	for n := 0; !s.bot.Connected(); n++ {
		if n == 60 {
			s.t.Fatalf("%s: after five minutes the bot is not back", s.where)
		}
		time.Sleep(5 * time.Second)
	}
	s.down = false
	s.settle()
}

func restarts(s *stage, _ line, _ []string) {
	s.halt()
	s.start()
}

func repeats(s *stage, _ line, _ []string) {
	if !s.sim.Faults().RepeatLast() {
		s.t.Errorf("%s: there is no connection", s.where)
	}
	synctest.Wait()
	s.settle()
}

func refreshes(s *stage, _ line, _ []string) {
	if !s.sim.Faults().Refresh("refresh_requested") {
		s.t.Errorf("%s: there is no connection", s.where)
	}
	s.settle() // its renewal, which Slack never asks of two at once
}
