package bot_test

import (
	"encoding/json"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// fills types into the fields of the open form, by label.
func fills(s *stage, l line, part []string) {
	for _, below := range l.below {
		label, value, _ := strings.Cut(below, ":")
		s.fill(part[0], label, long(strings.TrimSpace(value)))
	}
}

func (s *stage) fill(who, label, value string) {
	view := s.top(who)
	for _, b := range parseBlocks(view.Blocks) {
		if b.text("type") == "input" && b.text("label") == label {
			e := b.child("element")
			given := s.given(who, view, b.text("block_id"), e, value)
			if err := s.hand(who).FillIn(s.t.Context(), view.ID, b.text("block_id"), e.text("action_id"), given); err != nil {
				s.t.Fatalf("%s: %s: %v", s.where, label, err)
			}
			if b["dispatch_action"] == true {
				s.settle()
			}
			return
		}
	}
	s.t.Fatalf("%s: the form %q has no field %q:\n%s", s.where, view.Title, label, picture(screen{s, home}.view(view, nil)))
}

// given is a value as Slack holds it for an element.
func (s *stage) given(who string, view slacksim.View, block string, e node, value string) slacksim.Value {
	none := func(v any) any {
		if value == "" {
			return nil
		}
		return v
	}
	switch e.text("type") {
	case "datepicker":
		return slacksim.Value{"selected_date": none(value)}
	case "timepicker":
		return slacksim.Value{"selected_time": none(value)}
	case "users_select":
		if value == "" {
			return slacksim.Value{"selected_user": nil}
		}
		return slacksim.Value{"selected_user": s.person(value).ID}
	case "conversations_select":
		if value == "" {
			return slacksim.Value{"selected_conversation": nil}
		}
		return slacksim.Value{"selected_conversation": s.place(value)}
	case "static_select", "external_select", "radio_buttons":
		if value == "" {
			return slacksim.Value{"selected_option": nil}
		}
		return slacksim.Value{"selected_option": s.option(who, view, block, e, value)}
	case "checkboxes", "multi_static_select", "multi_external_select":
		chosen := []any{}
		for _, one := range strings.Split(value, ", ") {
			if one != "" {
				chosen = append(chosen, s.option(who, view, block, e, one))
			}
		}
		return slacksim.Value{"selected_options": chosen}
	}
	return slacksim.Value{"value": none(value)}
}

// option finds the option with a label, asking the bot where Slack would.
func (s *stage) option(who string, view slacksim.View, block string, e node, label string) map[string]any {
	options := e.list("options")
	if strings.Contains(e.text("type"), "external") {
		options = s.suggested(who, view, block, e.text("action_id"), label)
	}
	for _, o := range options {
		if strings.Contains(o.text("text"), label) {
			return o
		}
	}
	s.t.Fatalf("%s: there is no option %q in %v", s.where, label, options)
	return nil
}

func (s *stage) suggested(who string, view slacksim.View, block, action, typed string) []node {
	answer, err := s.hand(who).Suggest(s.t.Context(), slacksim.InView(view.ID), block, action, typed)
	s.vain(err)
	var options []node
	for _, raw := range answer.Options {
		var o node
		if err := json.Unmarshal(raw, &o); err != nil {
			s.t.Fatal(err)
		}
		options = append(options, o)
	}
	return options
}

func offered(s *stage, l line, part []string) {
	labels := s.offers(part[0], part[1], part[2])
	if w := missing(labels, l.below); w != "" {
		s.t.Errorf("%s: %q is not offered, but:\n%s", s.where, w, picture(labels))
	}
}

func notOffered(s *stage, l line, part []string) {
	labels := s.offers(part[0], part[1], part[2])
	for _, w := range l.below {
		if missing(labels, []string{w}) == "" {
			s.t.Errorf("%s: %q is offered:\n%s", s.where, w, picture(labels))
		}
	}
}

// offers are the labels that a field of the open form offers for what is typed.
func (s *stage) offers(who, label, typed string) []string {
	view := s.top(who)
	for _, b := range parseBlocks(view.Blocks) {
		if b.text("label") != label {
			continue
		}
		e := b.child("element")
		options := e.list("options")
		if strings.Contains(e.text("type"), "external") {
			options = s.suggested(who, view, b.text("block_id"), e.text("action_id"), typed)
		}
		var labels []string
		for _, o := range options {
			labels = append(labels, o.text("text"))
		}
		return labels
	}
	s.t.Fatalf("%s: the form has no field %q", s.where, label)
	return nil
}
