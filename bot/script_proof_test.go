package bot_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// What must never be on anybody's screen: a ping of many, a text that nobody
// wrote, an argument that is missing.
var never = regexp.MustCompile(`<!(?:channel|here|everyone|subteam)|\{\{|` +
	`\b(?:error|help|page|event|rsvp|lesson|search|digest|summary|home|outbox|format|industry|purpose)\.[a-z_]+\b`)

// prove looks, at a story's end, at all that the bot has shown to anybody.
func (s *stage) prove() {
	for _, p := range s.sim.People() {
		for _, place := range s.places(p.Name) {
			for _, m := range s.everything(p.Name, place) {
				if m.User == s.sim.BotUser() {
					s.proveMessage(p.Name+" in "+place, m)
				}
			}
		}
		if view, ok := s.hand(p.Name).Home(); ok {
			s.proveBlocks(p.Name+"'s Home", view.Blocks)
		}
	}
	if text := s.log.String(); !s.mayFail && (strings.Contains(text, "level=ERROR") || strings.Contains(text, "Slack refused")) {
		s.t.Errorf("%s: the bot logged trouble", s.where)
	}
}

func (s *stage) proveMessage(where string, m slacksim.Message) {
	if m.Text == "" {
		s.t.Errorf("%s: a message says nothing in notifications: %s", where, m.Blocks)
	}
	s.proveText(where, m.Text)
	s.proveBlocks(where, m.Blocks)
}

func (s *stage) proveText(where, text string) {
	if found := never.FindString(text); found != "" {
		s.t.Errorf("%s: %q is in: %s", where, found, text)
	}
}

func (s *stage) proveBlocks(where string, blocks json.RawMessage) {
	var all any
	if len(blocks) > 0 && json.Unmarshal(blocks, &all) != nil {
		s.t.Errorf("%s: no JSON: %s", where, blocks)
	}
	s.proveNode(where, all)
}

func (s *stage) proveNode(where string, n any) {
	switch n := n.(type) {
	case []any:
		for _, child := range n {
			s.proveNode(where, child)
		}
	case map[string]any:
		for _, child := range n {
			s.proveNode(where, child)
		}
		text, _ := n["text"].(string)
		if n["type"] == "plain_text" { // where Slack reads no markup
			text = strings.ReplaceAll(text, "<!", "")
		}
		s.proveText(where, text)
		s.proveRoutes(where, n)
	}
}

// proveRoutes wants somebody behind every button, and behind every menu that
// asks what to offer.
func (s *stage) proveRoutes(where string, n node) {
	name := n.text("action_id")
	switch kind := n.text("type"); {
	case kind == "button" && !hasRoute(chat.ActionKind, name):
		s.t.Errorf("%s: nobody answers the button %q (%s)", where, n.text("text"), name)
	case strings.Contains(kind, "external_select") && !hasRoute(chat.OptionsKind, name):
		s.t.Errorf("%s: nobody answers the menu %s", where, name)
	}
}

var table = sync.OnceValue(bot.Table)

func hasRoute(kind chat.Kind, name string) bool {
	return slices.ContainsFunc(table(), func(r chat.Route) bool { return r.On == kind && r.Name == name })
}
