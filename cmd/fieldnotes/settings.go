package main

import (
	"fmt"
	"log/slog"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kelseyhightower/envconfig"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// settings are all environment variables. The tags are full names: with a
// prefix envconfig would fall back to the names without it. They are read as
// texts and checked by us, so that one message names all that is wrong.
type settings struct {
	BotToken   string `envconfig:"SLACK_BOT_TOKEN" about:"bot token, xoxb-…" secret:"yes"`
	AppToken   string `envconfig:"SLACK_APP_TOKEN" about:"app-level token with connections:write, xapp-…" secret:"yes"`
	APIURL     string `envconfig:"SLACK_API_URL" default:"https://slack.com/api/" about:"where the Web API answers"`
	Database   string `envconfig:"FIELDNOTES_DATABASE_URL" default:"fieldnotes.db" about:"a path, a sqlite: URL, or postgres://user:password@host:5432/database"`
	Admins     string `envconfig:"FIELDNOTES_ADMINS" about:"member ids of the L&D admins, with commas; empty: the workspace's own admins and owners, until one is named in Slack"`
	HR         string `envconfig:"FIELDNOTES_HR" about:"member ids of HR, with commas: they read the summary"`
	Home       string `envconfig:"FIELDNOTES_HOME_INDUSTRY" about:"your own industry, such as technology; others are marked as outside it"`
	Language   string `envconfig:"FIELDNOTES_LANGUAGE" default:"en" about:"language of what many read: en or it"`
	Digest     string `envconfig:"FIELDNOTES_DIGEST" default:"0 9 * * 1" about:"when a new weekly digest comes, as a cron expression: minute, hour, weekday"`
	Keep       string `envconfig:"FIELDNOTES_RETENTION_MONTHS" default:"24" about:"months after which private records are erased, from 6 to 120"`
	Setters    string `envconfig:"FIELDNOTES_DIGEST_SETTERS" default:"members" about:"who sets up a channel's digest: members (those in the channel) or admins"`
	Event      string `envconfig:"FIELDNOTES_COMMAND_EVENT" default:"/event" about:"name of the /event command, if another app owns it"`
	Lessons    string `envconfig:"FIELDNOTES_COMMAND_LESSONS" default:"/lessons" about:"name of the /lessons command"`
	Fieldnotes string `envconfig:"FIELDNOTES_COMMAND" default:"/fieldnotes" about:"name of the command that does it all"`
	LogLevel   string `envconfig:"FIELDNOTES_LOG_LEVEL" default:"info" about:"debug, info, warn or error"`
	LogFormat  string `envconfig:"FIELDNOTES_LOG_FORMAT" default:"text" about:"text or json"`
	HealthAddr string `envconfig:"FIELDNOTES_HEALTH_ADDRESS" about:"loopback address for /healthz, such as 127.0.0.1:8086; empty: off"`
}

// settingsError says all that is wrong with the settings at once.
type settingsError struct{ problems []string }

func (e *settingsError) Error() string {
	return "fieldnotes: the settings need attention:\n  - " + strings.Join(e.problems, "\n  - ") +
		"\n\n`fieldnotes --help` explains each of them. To try Fieldnotes without any settings: `fieldnotes demo`"
}

// variable is one setting, as the struct's tags describe it.
type variable struct {
	name, fallback, about string
	secret                bool // a token: only what talks to Slack reads it
}

func variables() []variable {
	var all []variable
	for f := range reflect.TypeFor[settings]().Fields() {
		tag := f.Tag
		all = append(all, variable{tag.Get("envconfig"), tag.Get("default"), tag.Get("about"), tag.Get("secret") != ""})
	}
	return all
}

// load reads the settings. Only what talks to Slack needs the tokens; backup,
// say, may run where they can't be read. Settings that need attention are
// returned as far as they are known.
func (p *program) load(needTokens bool) (settings, error) {
	var s settings
	if err := envconfig.Process("", &s); err != nil {
		return s, &settingsError{[]string{err.Error()}}
	}
	problems := slices.Concat(s.readFiles(needTokens), misspelt(os.Environ()))
	if needTokens {
		problems = append(problems, s.checkTokens()...)
	}
	problems = append(problems, s.check()...)
	if len(problems) > 0 {
		return s, &settingsError{problems}
	}
	return s, nil
}

// readFiles reads each variable whose NAME_FILE is set from that file, for
// secrets that are mounted. An empty variable counts as one that is not set.
func (s *settings) readFiles(secrets bool) []string {
	var problems []string
	fields := reflect.ValueOf(s).Elem()
	for i, v := range variables() {
		path, given := os.Getenv(v.name+"_FILE"), os.Getenv(v.name) != ""
		switch {
		case path != "" && given:
			problems = append(problems, v.name+" and "+v.name+"_FILE are both set; keep one of them")
		case path != "" && (secrets || !v.secret):
			content, err := os.ReadFile(path)
			text := strings.TrimSpace(string(content))
			if err != nil {
				problems = append(problems, fmt.Sprintf("%s_FILE can't be read: %v", v.name, err))
			} else if text == "" {
				problems = append(problems, v.name+"_FILE is the path of an empty file")
			}
			fields.Field(i).SetString(text)
		case !given:
			fields.Field(i).SetString(v.fallback)
		}
	}
	return problems
}

// kubernetes are the variables that Kubernetes sets for a service that has
// our name.
var kubernetes = regexp.MustCompile(`^FIELDNOTES_(SERVICE_(HOST|PORT)|PORT)(_|$)`)

// misspelt finds variables that look like ours and are not.
func misspelt(environ []string) []string {
	var problems []string
	for _, pair := range environ {
		name, _, _ := strings.Cut(pair, "=")
		known := slices.ContainsFunc(variables(), func(v variable) bool {
			return name == v.name || name == v.name+"_FILE"
		})
		if strings.HasPrefix(name, "FIELDNOTES_") && !known && !kubernetes.MatchString(name) {
			problems = append(problems, name+" is not a setting; is it misspelt?")
		}
	}
	slices.Sort(problems)
	return problems
}

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

func (s settings) commands() chat.Commands {
	return chat.Commands{Event: s.Event, Lessons: s.Lessons, Fieldnotes: s.Fieldnotes}
}

// apiURL ends with a slash: slack-go appends the method's name.
func (s settings) apiURL() string { return strings.TrimRight(s.APIURL, "/") + "/" }

func (s settings) workspace() bot.Settings {
	return bot.Settings{
		Language: s.Language, Home: homeIndustry(s.Home), Admins: split(s.Admins), HR: split(s.HR),
		Digest: s.Digest, Keep: s.months(), OnlyAdminsSetDigests: s.Setters == "admins", Commands: s.commands(),
	}
}

// months is for how long private records are kept; 0 when what is written is
// no number, of which check tells.
func (s settings) months() int {
	n, err := strconv.Atoi(strings.TrimSpace(s.Keep))
	if err != nil {
		return 0
	}
	return n
}

// homeIndustry finds the key of an industry that was written with capitals or blanks.
func homeIndustry(written string) string {
	key := strings.ReplaceAll(learn.Fold(written), " ", "_")
	if slices.Contains(learn.Industries(), key) {
		return key
	}
	return strings.TrimSpace(written)
}

func (s settings) logger(p *program) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(s.LogLevel)) // checked by load
	options := &slog.HandlerOptions{Level: level}
	if s.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(p.errs, options))
	}
	return slog.New(slog.NewTextHandler(p.errs, options))
}
