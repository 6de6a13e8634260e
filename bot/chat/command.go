package chat

import (
	"context"
	"strings"

	"github.com/slack-go/slack"
)

// command finds the handler of a slash command. "/event share x" and
// "/fieldnotes event share x" are the route "event share" with the text "x";
// anything else is a wish for help.
func (r *Router) command(ctx context.Context, req *Request) Handler {
	req.Text, req.Mentions = r.typed(ctx, req.Text), r.mentions(ctx, req.Text)
	name, rest := r.Workspace.Commands.word(req.Name), req.Text
	if name == "fieldnotes" {
		if word, after := cutWord(rest); r.has(word + " ") {
			name, rest = word, after
		}
	}
	word, after := cutWord(rest)
	full := name + " " + word
	for _, route := range r.Routes {
		if route.On == CommandKind && route.Name == full {
			req.Name, req.Text = full, after
			return route.Do
		}
	}
	unknown := word != "" && word != "help"
	req.Name, req.Text = name, ""
	return func(_ context.Context, req *Request) (Reply, error) { return r.help(req, name, unknown), nil }
}

func (r *Router) has(prefix string) bool {
	for _, route := range r.Routes {
		if route.On == CommandKind && strings.HasPrefix(route.Name, prefix) {
			return true
		}
	}
	return false
}

func cutWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	word, rest, _ = strings.Cut(text, " ")
	return strings.ToLower(word), strings.TrimSpace(rest)
}

// Help lists what the asker can do with a command ("event"), or with all
// ("fieldnotes"), as it is typed: what may follow is said in words.
func (r *Router) Help(req *Request, name string) Message {
	var lines []Mrkdwn
	for _, route := range r.Routes {
		if route.On != CommandKind || name != "fieldnotes" && !strings.HasPrefix(route.Name, name+" ") {
			continue
		}
		if route.Needs != "" && !req.Actor.May(route.Needs, "") {
			continue
		}
		typed := Code(Verbatim(r.Workspace.Commands.Typed(route.Name)))
		lines = append(lines, typed+" – "+req.Loc.M(route.Help))
	}
	intro := req.Loc.M("help." + name)
	return Message{Text: Plain(intro), Blocks: []slack.Block{Section(intro), Section(Lines(lines...))}}
}

func (r *Router) help(req *Request, name string, unknown bool) Reply {
	m := r.Help(req, name)
	if unknown {
		m.Blocks = append([]slack.Block{Section(req.Loc.M("help.unknown"))}, m.Blocks...)
	}
	return Reply{Tell: &m}
}

// word is the internal name of a command as it was typed: "event" of "/event".
func (c Commands) word(typed string) string {
	switch typed {
	case c.Event:
		return "event"
	case c.Lessons:
		return "lessons"
	}
	return "fieldnotes"
}

// Typed is how one types a route's name: "/event share" for "event share".
func (c Commands) Typed(route string) string {
	word, rest, _ := strings.Cut(route, " ")
	typed := map[string]string{"event": c.Event, "lessons": c.Lessons, "fieldnotes": c.Fieldnotes}[word]
	return strings.TrimSpace(typed + " " + rest)
}
