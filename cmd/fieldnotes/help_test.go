package main

import (
	"strings"
	"testing"
)

func TestHelpListsEveryCommandAndSetting(t *testing.T) {
	for _, asked := range [][]string{{"--help"}, {"help"}, {"-h"}, {"backup", "--help"}} {
		p := start(t, nil, asked...)
		p.ends(0)
		for _, c := range commands() {
			if !strings.Contains(p.out.String(), "\n  "+strings.TrimSpace(c.name+" "+c.args)+" ") || !strings.Contains(p.out.String(), c.about) {
				t.Errorf("%v lacks the command %s", asked, c.name)
			}
		}
		for _, v := range variables() {
			if v.about == "" || !strings.Contains(p.out.String(), "\n  "+v.name+" ") || !strings.Contains(p.out.String(), v.about) ||
				!strings.Contains(p.out.String(), v.fallback) {
				t.Errorf("%v lacks the setting %s", asked, v.name)
			}
		}
	}
}

func TestAnUnknownCommandIsAnsweredWithHelp(t *testing.T) {
	start(t, nil, "rnu").ends(exitSettings, `no command "rnu"`, "Usage: fieldnotes")
	start(t, nil, "backup").ends(exitSettings, "usage: fieldnotes backup FILE")
	start(t, nil, "doctor", "please").ends(exitSettings, "usage: fieldnotes doctor")
	start(t, nil, "demo", "--port", "1").ends(exitSettings, "usage: fieldnotes demo")
}

func TestTheManifestHasTheConfiguredCommandNames(t *testing.T) {
	start(t, []string{"FIELDNOTES_COMMAND=/fn", "FIELDNOTES_COMMAND_EVENT=/meet", "FIELDNOTES_COMMAND_LESSONS=/learned"}, "manifest").
		ends(0, "command: /fn\n", "command: /meet\n", "command: /learned\n", "socket_mode_enabled: true")
}

func TestTheVersionIsTold(t *testing.T) {
	start(t, nil, "version").ends(0, "fieldnotes ")
	start(t, nil, "--version").ends(0, "fieldnotes ")
}
