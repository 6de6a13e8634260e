// Package deploy has what an installation needs beside the program.
package deploy

import (
	_ "embed"
	"strings"

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
