package bot

import "github.com/fieldnotes-slack/fieldnotes/bot/chat"

// Table is the table of routes without a bot that serves it: the manifest and
// the README are tested against it.
func Table() []chat.Route { return new(Bot).routes() }
