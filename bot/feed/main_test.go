package feed_test

import (
	"os"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

func TestMain(m *testing.M) { os.Exit(ready.Run(m)) }
