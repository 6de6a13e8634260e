// Package deploy has what an installation needs beside the program.
package deploy

import (
	_ "embed"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

//go:embed manifest.yaml
var manifest string

// Manifest is the Slack app's manifest, in YAML, with these command names.
func Manifest(names chat.Commands) string {
	return strings.NewReplacer(
		"command: /event\n", "command: "+names.Event+"\n",
		"command: /lessons\n", "command: "+names.Lessons+"\n",
		"command: /fieldnotes\n", "command: "+names.Fieldnotes+"\n",
	).Replace(manifest)
}

// Scopes are those that the manifest asks for: the ones without which the bot
// does not work, and the ones that may be declined when the app is installed.
func Scopes() (required, optional []string) {
	var m struct {
		OAuth struct {
			Scopes struct {
				Bot      []string `yaml:"bot"`
				Optional []string `yaml:"bot_optional"`
			} `yaml:"scopes"`
		} `yaml:"oauth_config"`
	}
	if err := yaml.Unmarshal([]byte(manifest), &m); err != nil {
		panic(fmt.Sprintf("manifest.yaml in this program: %v", err)) // tests read it too
	}
	return m.OAuth.Scopes.Bot, m.OAuth.Scopes.Optional
}
