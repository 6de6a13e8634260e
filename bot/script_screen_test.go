package bot_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// node is any JSON object of Block Kit.
type node map[string]any

func (n node) text(key string) string {
	switch v := n[key].(type) {
	case string:
		return v
	case map[string]any:
		return node(v).text("text")
	}
	return ""
}

func (n node) child(key string) node {
	child, _ := n[key].(map[string]any)
	return child
}

func (n node) list(key string) []node {
	var all []node
	items, _ := n[key].([]any)
	for _, item := range items {
		if m, ok := item.(map[string]any); ok {
			all = append(all, m)
		}
	}
	return all
}

func parseBlocks(raw json.RawMessage) []node {
	var blocks []node
	if len(raw) == 0 || json.Unmarshal(raw, &blocks) != nil {
		return nil
	}
	return blocks
}

// screen is a surface as its reader sees it, a line for each line on the screen.
type screen struct {
	s    *stage
	zone string
}

func (v screen) message(m slacksim.Message) []string {
	lines := v.blocks(parseBlocks(m.Blocks), nil, nil)
	if len(m.Blocks) == 0 {
		lines = v.shown(m.Text)
	}
	for _, f := range m.Files {
		lines = append(lines, "file "+f.Name)
	}
	return lines
}

func (v screen) view(view slacksim.View, errors map[string]string) []string {
	lines := append([]string{view.Title}, v.blocks(parseBlocks(view.Blocks), view.State, errors)...)
	if view.Submit != "" {
		lines = append(lines, "["+view.Submit+"]")
	}
	return lines
}

func (v screen) blocks(blocks []node, state slacksim.State, errors map[string]string) []string {
	var lines []string
	for _, b := range blocks {
		switch b.text("type") {
		case "section":
			if text := b.child("text"); text != nil {
				lines = append(lines, v.object(text)...)
			}
			for _, f := range b.list("fields") {
				lines = append(lines, v.object(f)...)
			}
			if a := b.child("accessory"); a != nil {
				lines = append(lines, v.element(a))
			}
		case "header":
			lines = append(lines, v.object(b.child("text"))...)
		case "context":
			for _, e := range b.list("elements") {
				lines = append(lines, v.object(e)...)
			}
		case "actions":
			var row []string
			for _, e := range b.list("elements") {
				row = append(row, v.element(e))
			}
			lines = append(lines, strings.Join(row, " "))
		case "input":
			lines = append(lines, v.input(b, state, errors)...)
		case "table":
			lines = append(lines, v.table(b)...)
		}
	}
	return lines
}

// object is a text object: only mrkdwn has markup.
func (v screen) object(n node) []string {
	if n.text("type") == "mrkdwn" {
		return v.shown(n.text("text"))
	}
	return strings.Split(n.text("text"), "\n")
}

func (v screen) element(e node) string {
	if label := e.text("text"); label != "" {
		return "[" + label + "]"
	}
	return "[" + e.text("placeholder") + "]"
}

func (v screen) input(b node, state slacksim.State, errors map[string]string) []string {
	id, e := b.text("block_id"), b.child("element")
	lines := []string{b.text("label") + ": " + v.value(state[id][e.text("action_id")])}
	if h := b.text("hint"); h != "" {
		lines = append(lines, h)
	}
	if problem := errors[id]; problem != "" {
		lines = append(lines, "! "+problem)
	}
	return lines
}

// value is what a field holds, in words.
func (v screen) value(value slacksim.Value) string {
	n := node(value)
	for _, key := range []string{"value", "selected_date", "selected_time"} {
		if s := n.text(key); s != "" {
			return s
		}
	}
	if o := n.child("selected_option"); o != nil {
		return o.text("text")
	}
	if id := n.text("selected_conversation"); id != "" {
		return "#" + v.s.channelName(id)
	}
	var labels []string
	for _, o := range n.list("selected_options") {
		labels = append(labels, o.text("text"))
	}
	return strings.Join(labels, ", ")
}

func (v screen) table(b node) []string {
	var lines []string
	rows, _ := b["rows"].([]any)
	for _, row := range rows {
		var cells []string
		columns, _ := row.([]any)
		for _, c := range columns {
			cell, _ := c.(map[string]any)
			cells = append(cells, v.cell(cell))
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return lines
}

func (v screen) cell(n node) string {
	if n.text("type") != "rich_text" && n.text("type") != "rich_text_section" {
		return n.text("text")
	}
	var parts []string
	for _, e := range n.list("elements") {
		parts = append(parts, v.cell(e))
	}
	return strings.Join(parts, "")
}

var (
	dateTag    = regexp.MustCompile(`<!date\^(\d+)\^([^^|>]*)(?:\^[^|>]*)?\|[^>]*>`)
	dateToken  = regexp.MustCompile(`\{\w+\}`)
	memberTag  = regexp.MustCompile(`<@([A-Z0-9]+)(?:\|[^>]*)?>`)
	channelTag = regexp.MustCompile(`<#([A-Z0-9]+)(?:\|[^>]*)?>`)
	linkTag    = regexp.MustCompile(`<(https?:[^|>]*)\|([^>]*)>`)
	pingTag    = regexp.MustCompile(`<!(?:channel|here|everyone|subteam)[^>]*>`)
)

// shown is Slack's markup as its reader sees it, without formatting. What
// pings a channel shows as PING, which no story ever wants to see.
func (v screen) shown(text string) []string {
	text = dateTag.ReplaceAllStringFunc(text, func(tag string) string {
		part := dateTag.FindStringSubmatch(tag)
		sec, _ := strconv.ParseInt(part[1], 10, 64)
		format := strings.TrimSpace(dateToken.ReplaceAllStringFunc(part[2], func(token string) string {
			if token == "{time}" {
				return "15:04"
			}
			return "Mon 2 Jan"
		}))
		return time.Unix(sec, 0).In(learn.Location(v.zone)).Format(format)
	})
	text = memberTag.ReplaceAllStringFunc(text, func(tag string) string {
		return "@" + v.s.personName(memberTag.FindStringSubmatch(tag)[1])
	})
	text = channelTag.ReplaceAllStringFunc(text, func(tag string) string {
		return "#" + v.s.channelName(channelTag.FindStringSubmatch(tag)[1])
	})
	text = linkTag.ReplaceAllString(text, "$2 ($1)")
	text = pingTag.ReplaceAllString(text, "PING")
	text = plainly.Replace(text)
	return strings.Split(text, "\n")
}

// Formatting that a word joiner defuses is part of the text.
var plainly = strings.NewReplacer("\u2060*", "*", "\u2060_", "_", "\u2060~", "~", "\u2060`", "`",
	"*", "", "_", "", "`", "", "&lt;", "<", "&gt;", ">", "&amp;", "&", "\u2060", "", "\u2068", "", "\u2069", "")

// missing is the first of the wanted texts that doesn't stand on the screen,
// in their order; "" when all do.
func missing(lines, wanted []string) string {
	rest := strings.Join(lines, "\n")
	for _, w := range wanted {
		_, after, found := strings.Cut(rest, w)
		if !found {
			return w
		}
		rest = after
	}
	return ""
}

func picture(lines []string) string {
	return fmt.Sprintf("  | %s", strings.Join(lines, "\n  | "))
}

func (s *stage) channelName(id string) string {
	for _, c := range rooms("") {
		if c.ID == id {
			return c.Name
		}
	}
	return id
}

// place is the id of "#general", or of a person's conversation with the bot.
func (s *stage) place(name string) string {
	if name == "the direct message" {
		return "@fieldnotes"
	}
	if other, ok := strings.CutPrefix(name, "the direct message with "); ok {
		return "@" + other
	}
	if both, ok := strings.CutPrefix(name, "the group message of "); ok {
		one, other, _ := strings.Cut(both, " and ")
		return s.together(one, other)
	}
	for _, c := range s.sim.Channels() {
		if "#"+c.Name == name {
			return c.ID
		}
	}
	s.t.Fatalf("%s: where is %q?", s.where, name)
	return ""
}
