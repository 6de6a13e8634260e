package deploy_test

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
)

var (
	usual  = chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}
	others = chat.Commands{Event: "/fn-event", Lessons: "/learned", Fieldnotes: "/fn"}
)

// app is what these tests read of a manifest.
type app struct {
	Features struct {
		Commands []struct {
			Command string `yaml:"command"`
			Hint    string `yaml:"usage_hint"`
			Escape  bool   `yaml:"should_escape"`
		} `yaml:"slash_commands"`
		Shortcuts []struct {
			Callback string `yaml:"callback_id"`
		} `yaml:"shortcuts"`
	} `yaml:"features"`
	Settings struct {
		Events struct {
			Bot []string `yaml:"bot_events"`
		} `yaml:"event_subscriptions"`
	} `yaml:"settings"`
}

func parse(t *testing.T, names chat.Commands, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(deploy.Manifest(names)), into); err != nil {
		t.Fatal(err)
	}
}

func TestSlacksSchemaAcceptsTheManifest(t *testing.T) {
	const schema = "../../shared/slack-manifest/schema-v1.json"
	if _, err := os.Stat(schema); errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") != "true" {
		t.Skip("Slack's schema is not here")
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseRegexpEngine(expression)
	compiled, err := compiler.Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	for _, names := range []chat.Commands{usual, others} {
		var tree any
		parse(t, names, &tree)
		if err := compiled.Validate(tree); err != nil {
			t.Errorf("with %v: %v", names, err)
		}
	}
}

// expression compiles a pattern of the schema. Two for domains, of which our
// manifest has none, are of a kind that Go doesn't know: nothing matches them.
func expression(pattern string) (jsonschema.Regexp, error) {
	if strings.Contains(pattern, "(?!") {
		return noDomain(pattern), nil
	}
	return regexp.Compile(pattern)
}

type noDomain string

func (noDomain) MatchString(string) bool { return false }
func (n noDomain) String() string        { return string(n) }

func TestTheCommandsHaveTheConfiguredNamesAndSayWhatTheyTake(t *testing.T) {
	for _, names := range []chat.Commands{usual, others} {
		var got app
		parse(t, names, &got)
		hints := map[string]string{}
		for _, c := range got.Features.Commands {
			hints[c.Command] = c.Hint
			if !c.Escape {
				t.Errorf("%s: what members type is not escaped", c.Command)
			}
		}
		want := map[string]string{
			names.Event:      hint("event"),
			names.Lessons:    hint("lessons"),
			names.Fieldnotes: "help | event … | lessons … | " + hint("fieldnotes"),
		}
		if diff := cmp.Diff(want, hints); diff != "" {
			t.Errorf("usage hints (-routes +manifest):\n%s", diff)
		}
	}
}

// hint is what may follow a command, by the table of routes.
func hint(command string) string {
	var all []string
	for _, route := range bot.Table() {
		if rest, ours := strings.CutPrefix(route.Name, command+" "); ours && route.On == chat.CommandKind {
			all = append(all, strings.TrimSpace(rest+" "+route.Args))
		}
	}
	return strings.Join(all, " | ")
}

func TestTheEventsAreThoseThatAreRouted(t *testing.T) {
	var got app
	parse(t, usual, &got)
	var routed []string
	for _, route := range bot.Table() {
		if route.On == chat.EventKind {
			// Slack tells of messages by the kind of conversation; we take direct ones only.
			routed = append(routed, map[bool]string{true: "message.im", false: route.Name}[route.Name == "message"])
		}
	}
	slices.Sort(routed)
	if diff := cmp.Diff(routed, got.Settings.Events.Bot); diff != "" {
		t.Errorf("(-routed +manifest):\n%s", diff)
	}
}

func TestTheShortcutsAreThoseThatAreRouted(t *testing.T) {
	var got app
	parse(t, usual, &got)
	var offered, routed []string
	for _, shortcut := range got.Features.Shortcuts {
		offered = append(offered, shortcut.Callback)
	}
	for _, route := range bot.Table() {
		if route.On == chat.ShortcutKind {
			routed = append(routed, route.Name)
		}
	}
	slices.Sort(offered)
	slices.Sort(routed)
	if diff := cmp.Diff(routed, offered); diff != "" {
		t.Errorf("(-routed +manifest):\n%s", diff)
	}
}

func TestOnlyWhatTheBotCanDoWithoutMayBeDeclined(t *testing.T) {
	required, optional := deploy.Scopes()
	if diff := cmp.Diff([]string{"files:write", "usergroups:read", "channels:history", "groups:history", "mpim:history"}, optional); diff != "" {
		t.Error(diff)
	}
	for _, scope := range required {
		if slices.Contains(optional, scope) {
			t.Errorf("%s is both required and optional", scope)
		}
	}
}
