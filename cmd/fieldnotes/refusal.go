package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

const noSocketMode = "the server at SLACK_API_URL has no apps.connections.open, without which the bot can't run"

// slackAnswer puts Slack's refusal of a token into plain words.
func slackAnswer(err error) error {
	if chat.Lacks(err) {
		return errors.New(noSocketMode + ". Is the address right?")
	}
	var refused slack.SlackErrorResponse
	if !errors.As(err, &refused) {
		return err
	}
	which := "SLACK_APP_TOKEN"
	if strings.Contains(err.Error(), "auth.test") {
		which = "SLACK_BOT_TOKEN"
	}
	return fmt.Errorf("Slack refuses %s: %s", which, plainWords(refused.Err))
}

// plainWords says what a refusal of a token means, and what to do about it.
func plainWords(code string) string {
	words := map[string]string{
		"invalid_auth":           "it does not know this token. Copy it again from your app's page",
		"not_authed":             "no token arrived. Copy it again from your app's page",
		"token_revoked":          "this token was revoked. Install the app again and copy the new one",
		"token_expired":          "this token has expired. Install the app again and copy the new one",
		"account_inactive":       "the app was removed from the workspace, or its installer's account is closed. Install it again",
		"user_removed_from_team": "the app was removed from the workspace. Install it again",
		"missing_scope":          "it lacks a scope. `fieldnotes doctor` says which; the app-level token needs connections:write",
		"not_allowed_token_type": "it is a token of the wrong kind. SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-",
		"no_permission":          "whoever installed the app may not do that. Ask an owner of the workspace to install it",
		"forbidden_team":         "the app may not connect from this workspace. Switch Socket Mode on, on your app's page",
		"team_disabled":          "the workspace is disabled",
	}
	if w := words[code]; w != "" {
		return w + " (" + code + ")"
	}
	return "its answer was " + code
}
