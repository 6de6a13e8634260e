package bot_test

import (
	"os"
	"runtime/debug"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // hundreds of small workspaces, each gone soon: to collect them is a tenth of the time
	os.Exit(ready.Run(m))
}
