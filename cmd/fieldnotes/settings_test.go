package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMissingSettingsAreAllNamedAtOnce(t *testing.T) {
	p := start(t, nil, "run")
	p.ends(exitSettings, "SLACK_BOT_TOKEN is missing", "SLACK_APP_TOKEN is missing", "fieldnotes demo")
	if n := strings.Count(p.out.String(), "need attention"); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestMalformedSettingsAreAllNamedAtOnce(t *testing.T) {
	start(t, []string{
		"SLACK_BOT_TOKEN=xapp-1-A0000-swapped", "SLACK_APP_TOKEN=\"xapp-1-A0000-quoted\"", "SLACK_API_URL=slack",
		"FIELDNOTES_DATABASE_URL=mysql://ana:secret-password@db/fieldnotes", "FIELDNOTES_ADMINS=ana,U0BEN", "FIELDNOTES_HR=@elena",
		"FIELDNOTES_LANGUAGE=tlh", "FIELDNOTES_DIGEST=every monday", "FIELDNOTES_COMMAND=Notes", "FIELDNOTES_COMMAND_EVENT=/lessons",
		"FIELDNOTES_LOG_LEVEL=loud", "FIELDNOTES_LOG_FORMAT=xml", "FIELDNOTES_HEALTH_ADDRESS=0.0.0.0:8086", "FIELDNOTES_DATABSE_URL=x",
	}).ends(exitSettings,
		"SLACK_BOT_TOKEN does not begin with xoxb-", "SLACK_APP_TOKEN has a character that no token has", "SLACK_API_URL",
		"FIELDNOTES_DATABASE_URL", `FIELDNOTES_ADMINS has "ana"`, `FIELDNOTES_HR has "@elena"`, "FIELDNOTES_LANGUAGE",
		"FIELDNOTES_DIGEST", "FIELDNOTES_COMMAND is", "the command /lessons has two meanings",
		"FIELDNOTES_LOG_LEVEL", "FIELDNOTES_LOG_FORMAT", "FIELDNOTES_HEALTH_ADDRESS", "FIELDNOTES_DATABSE_URL is not a setting")
}

func TestMalformedSettingsAreToldWithoutTheirSecrets(t *testing.T) {
	p := start(t, []string{"SLACK_BOT_TOKEN=wrong-but-secret", "SLACK_APP_TOKEN=xapp-secret secret", "FIELDNOTES_DATABASE_URL=postgres://ana:secret@db/x"})
	p.ends(exitSettings)
	if strings.Contains(p.out.String(), "secret") {
		t.Error("a secret is told")
	}
}

// Servers that are not Slack give tokens of their own shape.
func TestAnotherServersTokensMayLookDifferent(t *testing.T) {
	s := settings{APIURL: "http://127.0.0.1:3000/api/", BotToken: "test-token-1", AppToken: "app.2"}
	if problems := s.checkTokens(); len(problems) > 0 {
		t.Error(problems)
	}
	s.APIURL = "https://slack.com/api/"
	if problems := s.checkTokens(); len(problems) != 2 {
		t.Error(problems)
	}
}

func TestEachSettingMayComeFromAFile(t *testing.T) {
	w := newWorkspace(t).onFile()
	file := func(name, content string) string {
		path := filepath.Join(w.dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	p := start(t, []string{
		"SLACK_BOT_TOKEN_FILE=" + file("bot", w.BotToken()+"\n"), "SLACK_APP_TOKEN_FILE=" + file("app", w.AppToken()+"\n"),
		"SLACK_API_URL_FILE=" + file("url", w.url+"/api/"), "FIELDNOTES_DATABASE_URL_FILE=" + file("db", w.database()),
	})
	p.says("connected to Slack")
	p.stops()
	if _, err := os.Stat(w.database()); err != nil {
		t.Error(err)
	}
}

func TestAFileThatGivesNothingIsNamed(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, []string{"SLACK_BOT_TOKEN_FILE=" + empty, "SLACK_APP_TOKEN_FILE=" + empty + "-missing", "FIELDNOTES_HR=U0ANA", "FIELDNOTES_HR_FILE=" + empty})
	p.ends(exitSettings, "SLACK_BOT_TOKEN_FILE is the path of an empty file", "SLACK_APP_TOKEN_FILE can't be read", "FIELDNOTES_HR and FIELDNOTES_HR_FILE are both set")
	if strings.Contains(p.out.String(), "is missing") {
		t.Error("what a file should have given is also called missing")
	}
}

func TestAnEmptyVariableIsOneThatIsNotSet(t *testing.T) {
	start(t, []string{"FIELDNOTES_LANGUAGE=", "FIELDNOTES_COMMAND_EVENT=", "FIELDNOTES_DATABASE_URL=", "SLACK_BOT_TOKEN_FILE="}, "manifest").
		ends(0, "command: /event\n")
}

func TestWhatDoesNotTalkToSlackReadsNoTokens(t *testing.T) {
	start(t, []string{"SLACK_BOT_TOKEN_FILE=/nowhere"}, "manifest").ends(0, "/fieldnotes")
}
