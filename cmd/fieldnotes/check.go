package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/digest"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// checkTokens looks at the tokens' shape. Servers other than Slack may give
// tokens of any shape, but a swapped one is a mistake there too.
func (s settings) checkTokens() []string {
	const botPlace = "your app's page, OAuth & Permissions"
	const appPlace = "your app's page, Basic Information, App-Level Tokens (scope connections:write)"
	var problems []string
	for _, t := range []struct{ name, value, prefix, other, where string }{
		{"SLACK_BOT_TOKEN", s.BotToken, "xoxb-", "xapp-", botPlace},
		{"SLACK_APP_TOKEN", s.AppToken, "xapp-", "xoxb-", appPlace},
	} {
		switch {
		case t.value == "" && os.Getenv(t.name+"_FILE") != "": // readFiles says what is wrong
		case t.value == "":
			problems = append(problems, fmt.Sprintf("%s is missing; you find it on %s", t.name, t.where))
		case strings.HasPrefix(t.value, t.other), s.isSlack() && !strings.HasPrefix(t.value, t.prefix):
			problems = append(problems, fmt.Sprintf("%s does not begin with %s; you find it on %s", t.name, t.prefix, t.where))
		case !tokenText.MatchString(t.value):
			problems = append(problems, t.name+" has a character that no token has, such as a blank or a quotation mark; copy it again")
		}
	}
	return problems
}

func (s settings) isSlack() bool {
	u, err := url.Parse(s.APIURL)
	return err == nil && (u.Hostname() == "slack.com" || strings.HasSuffix(u.Hostname(), ".slack.com"))
}

var (
	tokenText   = regexp.MustCompile(`^[A-Za-z0-9._~+/=-]+$`)
	commandName = regexp.MustCompile(`^/[a-z0-9_-]{1,31}$`)
	memberID    = regexp.MustCompile(`^[UW][A-Z0-9]+$`)
)

// check finds all that is wrong with the settings, tokens apart.
func (s settings) check() []string {
	var problems []string
	wrong := func(ok bool, problem string) {
		if !ok {
			problems = append(problems, problem)
		}
	}
	u, err := url.Parse(s.APIURL)
	wrong(err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "", "SLACK_API_URL is not a web address")
	if err := store.CheckURL(s.Database); err != nil {
		problems = append(problems, "FIELDNOTES_DATABASE_URL: "+err.Error())
	}
	for name, ids := range map[string]string{"FIELDNOTES_ADMINS": s.Admins, "FIELDNOTES_HR": s.HR} {
		for _, id := range split(ids) {
			wrong(memberID.MatchString(id), fmt.Sprintf("%s has %q, which is no member id; in Slack: profile, ⋮, Copy member ID", name, id))
		}
	}
	_, err = chat.LoadLocales(s.Language)
	wrong(err == nil, fmt.Sprintf("FIELDNOTES_LANGUAGE is %q; I speak en and it", s.Language))
	if _, err := digest.ParseDefault(s.Digest); err != nil {
		problems = append(problems, "FIELDNOTES_DIGEST: "+err.Error())
	}
	wrong(s.months() >= learn.LeastKeep && s.months() <= learn.MostKeep,
		fmt.Sprintf("FIELDNOTES_RETENTION_MONTHS is a number of months from %d to %d", learn.LeastKeep, learn.MostKeep))
	wrong(s.Setters == "members" || s.Setters == "admins", "FIELDNOTES_DIGEST_SETTERS is members or admins")
	problems = append(problems, s.checkCommands()...)
	var level slog.Level
	wrong(level.UnmarshalText([]byte(s.LogLevel)) == nil, "FIELDNOTES_LOG_LEVEL is debug, info, warn or error")
	wrong(s.LogFormat == "text" || s.LogFormat == "json", "FIELDNOTES_LOG_FORMAT is text or json")
	wrong(s.HealthAddr == "" || loopback(s.HealthAddr), "FIELDNOTES_HEALTH_ADDRESS must be a loopback address with a port, such as 127.0.0.1:8086")
	slices.Sort(problems)
	return slices.Compact(problems)
}

func (s settings) checkCommands() []string {
	var problems, names []string
	for name, value := range map[string]string{
		"FIELDNOTES_COMMAND_EVENT": s.Event, "FIELDNOTES_COMMAND_LESSONS": s.Lessons, "FIELDNOTES_COMMAND": s.Fieldnotes,
	} {
		if !commandName.MatchString(value) {
			problems = append(problems, name+" is no command name; it begins with / and has small letters, digits, - and _")
		}
		if slices.Contains(names, value) {
			problems = append(problems, fmt.Sprintf("the command %s has two meanings; FIELDNOTES_COMMAND, FIELDNOTES_COMMAND_EVENT and FIELDNOTES_COMMAND_LESSONS must differ", value))
		}
		names = append(names, value)
	}
	return problems
}

func loopback(address string) bool {
	host, port, err := net.SplitHostPort(address)
	if err != nil || port == "" {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
