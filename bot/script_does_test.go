package bot_test

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

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
		n, _ := strconv.Atoi(part[2]) // the pattern has digits only
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
			if e.text("type") == "button" && labelled(e.text("text"), label) {
				return b.text("block_id"), e.text("action_id"), true
			}
		}
	}
	return "", "", false
}

// pressesBeside presses a button of the block that has the text, or else of
// the message, wherever the person sees it last: in their form, if it is there.
func pressesBeside(s *stage, _ line, part []string) {
	who, label, text := part[0], part[1], part[2:3]
	view := screen{s, s.person(who).Zone}
	if open := s.hand(who).Views(); len(open) > 0 {
		form := s.top(who)
		if block, action, ok := view.beside(parseBlocks(form.Blocks), label, text); ok {
			s.vain(s.hand(who).Press(s.t.Context(), slacksim.InView(form.ID), block, action, nil))
			return
		}
	}
	for _, place := range s.places(who) {
		messages := s.everything(who, place)
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

// labelled tells whether a button has the label, with or without what stands
// behind it in brackets: "Going (public)".
func labelled(text, label string) bool {
	before, _, _ := strings.Cut(text, " (")
	return text == label || before == label
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

// sendAtOnce is what happens when two people press their forms' buttons in the
// same moment.
func sendAtOnce(s *stage, _ line, part []string) {
	results := make(chan func(), 2)
	for _, who := range part[:2] {
		view := s.top(who)
		go func() {
			result, err := s.hand(who).Submit(s.t.Context(), view.ID, nil)
			results <- func() {
				s.problems[who] = result.Errors
				s.vain(err)
			}
		}()
	}
	first, second := <-results, <-results
	first()
	second()
}

func closes(s *stage, _ line, part []string) {
	s.vain(s.hand(part[0]).CloseView(s.t.Context(), s.top(part[0]).ID, true))
}

// closesTop leaves the forms below open, as Cancel does.
func closesTop(s *stage, _ line, part []string) {
	s.vain(s.hand(part[0]).CloseView(s.t.Context(), s.top(part[0]).ID, false))
}

// takes has somebody go on at another device; a form stays open where it is.
func takes(s *stage, _ line, part []string) {
	s.hand(part[0]).Take(strings.TrimPrefix(part[1], "laptop"))
}

func opensHome(s *stage, _ line, part []string) { s.vain(s.hand(part[0]).OpenHome(s.t.Context())) }
