package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
)

// examineSlack asks Slack who the tokens belong to and what they may do.
func examineSlack(ctx context.Context, s settings) []finding {
	var header http.Header // of the last answer, also of a refusal
	var answered time.Time
	api := bot.NewSlack(bot.Config{BotToken: s.BotToken, AppToken: s.AppToken, APIURL: s.apiURL()},
		slack.OptionOnResponseHeaders(func(_ string, h http.Header) { header, answered = h, time.Now() }))

	me, err := api.AuthTestContext(ctx)
	botToken := tokenFinding("bot token", err)
	switch {
	case chat.Lacks(err):
		botToken = finding{"bot token", "the server has no auth.test to ask", "The bot works, but takes its own name to be @Fieldnotes.", false}
	case err == nil:
		botToken.says = fmt.Sprintf("@%s in the workspace %s (%s)", me.User, me.Team, me.URL)
	}
	findings := []finding{botToken}
	if err == nil {
		findings = append(findings, scopeFindings(header.Get("X-OAuth-Scopes"))...)
	}
	_, _, err = api.StartSocketModeContext(ctx)
	appToken := tokenFinding("app token", err)
	switch {
	case chat.Lacks(err):
		appToken = finding{"app token", noSocketMode, "Check SLACK_API_URL.", true}
	case err == nil:
		appToken.says = "Slack takes connections with it"
	}
	findings = append(findings, appToken)
	if header != nil {
		findings = append(findings, clockFinding(header.Get("Date"), answered))
	}
	return findings
}

func tokenFinding(about string, err error) finding {
	var refused slack.SlackErrorResponse
	var noJSON *json.SyntaxError
	switch {
	case err == nil:
		return finding{about: about}
	case errors.As(err, &noJSON):
		return finding{about, "what answers isn't Slack's Web API", "Check SLACK_API_URL, and whether a proxy or a login page is in between.", true}
	case errors.As(err, &refused) && chat.MayPass(err):
		return finding{about, "Slack can't say now: " + refused.Err, "Ask again in a minute.", true}
	case errors.As(err, &refused):
		return finding{about, "Slack refuses it", plainWords(refused.Err) + ".", true}
	}
	return finding{about, "no answer: " + err.Error(), "Check the network, a proxy, and SLACK_API_URL.", true}
}

// scopeFindings compares the scopes that Slack says were granted with those of
// the manifest.
func scopeFindings(granted string) []finding {
	if granted == "" {
		return []finding{{about: "scopes", says: "the server doesn't say which ones were granted"}}
	}
	has := strings.FieldsFunc(granted, func(r rune) bool { return r == ',' || r == ' ' })
	required, optional := deploy.Scopes()
	lacks := func(scopes []string) []string {
		return slices.DeleteFunc(scopes, func(scope string) bool { return slices.Contains(has, scope) })
	}
	var findings []finding
	if missing := lacks(required); len(missing) > 0 {
		findings = append(findings, finding{"scopes", "missing: " + strings.Join(missing, ", "),
			"On your app's page, put what `fieldnotes manifest` prints into App Manifest, save, and install the app again.", true})
	}
	if missing := lacks(optional); len(missing) > 0 {
		findings = append(findings, finding{"scopes", "not granted: " + strings.Join(missing, ", "), declined(missing), false})
	}
	if len(findings) == 0 {
		findings = append(findings, finding{about: "scopes", says: "all granted"})
	}
	return findings
}

// declined says what the bot does without optional scopes.
func declined(scopes []string) string {
	says := []string{"The bot works."}
	if slices.Contains(scopes, "files:write") {
		says = append(says, "But it can't send calendar files: people get links for Google and Outlook instead.")
	}
	if slices.Contains(scopes, "usergroups:read") {
		says = append(says, "But it can't see who is in Slack's user groups: groups are channels' members.")
	}
	if slices.ContainsFunc(scopes, func(scope string) bool { return strings.HasSuffix(scope, ":history") }) {
		says = append(says, "But after a crash it can't see whether the message it was just posting there arrived: it is not repeated, and whoever it was posted for is asked to have a look.")
	}
	return strings.Join(says, " ")
}

// clockFinding compares Slack's clock with ours. Ours decides when a digest is due.
func clockFinding(date string, ours time.Time) finding {
	theirs, err := http.ParseTime(date)
	if err != nil {
		return finding{about: "clock", says: "the server doesn't say what time it is"}
	}
	off := ours.Sub(theirs).Abs().Round(time.Second)
	if off > 30*time.Second {
		return finding{"clock", fmt.Sprintf("%s away from Slack's", off), "Set this machine's clock, with NTP for instance: digests and reminders come by it.", true}
	}
	return finding{about: "clock", says: "agrees with Slack's"}
}
