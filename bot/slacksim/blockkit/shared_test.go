package blockkit_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

const recorded = "../../../../shared/slack-samples"

// What Slack adds when it sends a view or an image back.
var added = map[string][]string{
	"image": {"fallback", "image_width", "image_height", "image_bytes"},
	"modal": {"id", "team_id", "app_id", "app_installed_team_id", "bot_id", "hash", "state", "root_view_id", "previous_view_id"},
	"home": {"id", "team_id", "app_id", "app_installed_team_id", "bot_id", "hash", "state", "root_view_id", "previous_view_id",
		"title", "submit", "close", "clear_on_close", "notify_on_close"},
}

// abridged payloads lack what Slack asked of their apps: here, a submit button.
var abridged = map[string]bool{"view_submission.go.interactions.json": true}

func TestRecordedViewsAndBlocksAreValid(t *testing.T) {
	files, err := filepath.Glob(recorded + "/*/*.json")
	if err != nil || len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("no recorded payloads")
		}
		t.Skip("the recorded payloads are not here")
	}
	views, messages := 0, 0
	for _, file := range files {
		if dir := filepath.Base(filepath.Dir(file)); dir == "skeletons" || dir == "method-specs" || abridged[filepath.Base(file)] {
			continue
		}
		var payload any
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if json.Unmarshal(raw, &payload) != nil {
			continue
		}
		each(payload, asSent)
		each(payload, func(o map[string]any) {
			switch blocks, _ := o["blocks"].([]any); {
			case o["type"] == "modal" || o["type"] == "home":
				views++
				raw, _ := json.Marshal(o)
				report(t, file, blockkit.View(raw))
			case o["type"] != "workflow_step" && len(blocks) > 0:
				messages++
				raw, _ := json.Marshal(blocks)
				report(t, file, blockkit.Message(raw))
			}
		})
	}
	t.Logf("%d views, %d messages", views, messages)
}

// each visits every object in a payload.
func each(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, member := range v {
			each(member, visit)
		}
	case []any:
		for _, item := range v {
			each(item, visit)
		}
	}
}

// asSent turns an object into what its app must have sent: without what Slack added, and without nulls.
func asSent(o map[string]any) {
	kind, _ := o["type"].(string)
	for _, name := range added[kind] {
		delete(o, name)
	}
	for name, value := range o {
		if value == nil && (kind == "modal" || kind == "home") {
			delete(o, name)
		}
	}
}

func report(t *testing.T, file string, found []blockkit.Problem) {
	t.Helper()
	for _, p := range found {
		t.Errorf("%s: %s", filepath.Base(file), p)
	}
}
