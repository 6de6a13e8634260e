package slacksim_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

const samples = "../../../shared/slack-samples"

// notOurs are keys that only Enterprise organisations have, and that Slack no longer sends.
var notOurs = []string{"enterprise_id", "enterprise_name", "authed_users", "authed_teams", "app_installed_team_id"}

// freely are objects whose keys the app or a person chooses.
var freely = []string{".view.blocks", ".message.blocks", ".state", ".values", ".profile"}

// alike are events that Slack documents as being of one shape, of which only the second was recorded.
var alike = map[string]string{"event team_join": "event user_change"}

// recorded is one document from the samples. A union of everything ever seen, or something written by hand, says
// which keys may be there; only a recording says which must.
type recorded struct {
	file   string
	body   map[string]any
	proves bool
}

// labelOf says what kind of payload this is; "" for those that this workspace does not send.
func labelOf(payload map[string]any) string {
	if payload["function_data"] != nil || payload["workflow_step"] != nil || payload["app_unfurl"] != nil {
		return ""
	}
	kind, _ := payload["type"].(string)
	switch {
	case payload["command"] != nil:
		return "slash command"
	case kind == "block_actions":
		return kind + " from " + placeOf(payload)
	case payload["event"] != nil:
		return "event callback"
	}
	return kind
}

func placeOf(payload map[string]any) string {
	container, _ := payload["container"].(map[string]any)
	switch {
	case payload["view"] != nil:
		return "view"
	case container["is_ephemeral"] == true:
		return "ephemeral message"
	case container["type"] == "message":
		return "message"
	}
	return "elsewhere"
}

// parts takes an event's payload apart: what surrounds every event, and the event.
func parts(payload map[string]any) map[string]map[string]any {
	event, ok := payload["event"].(map[string]any)
	if !ok {
		return map[string]map[string]any{labelOf(payload): payload}
	}
	outer := maps.Clone(payload)
	outer["event"] = map[string]any{}
	return map[string]map[string]any{labelOf(payload): outer, labelOfEvent(event): event}
}

func labelOfEvent(event map[string]any) string {
	label := fmt.Sprint("event ", event["type"])
	if event["subtype"] != nil {
		label += fmt.Sprint(" ", event["subtype"])
	}
	if event["bot_id"] != nil {
		label += " by a bot"
	}
	return label
}

func readSamples(t *testing.T) map[string][]recorded {
	t.Helper()
	if _, err := os.Stat(samples); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("the recorded payloads are not here")
	}
	all := map[string][]recorded{}
	for _, pattern := range []string{"interactive", "events", "slash-commands", "events-inner", "socket-mode", "skeletons"} {
		files, err := filepath.Glob(filepath.Join(samples, pattern, "*.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no samples in %s: %v", pattern, err)
		}
		for _, file := range files {
			readSample(t, file, pattern, all)
		}
	}
	return all
}

func readSample(t *testing.T, file, folder string, all map[string][]recorded) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var body map[string]any
	if err := json.Unmarshal(raw, &body); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	proves := folder != "skeletons" && !strings.Contains(filepath.Base(file), ".go.")
	if folder == "skeletons" {
		body["type"] = skeletonTypes[strings.TrimSuffix(filepath.Base(file), "Payload.json")]
		if event, ok := body["event"].(map[string]any); ok {
			delete(event, "subtype")
			delete(event, "bot_id")
		}
		clearSpecial(body)
	}
	if payload, ok := body["payload"].(map[string]any); ok && folder == "socket-mode" {
		add(all, fmt.Sprint("envelope ", body["type"]), recorded{file, envelopeOnly(body), proves})
		body = payload
	}
	if folder == "events-inner" {
		add(all, labelOfEvent(body), recorded{file, body, false})
		return
	}
	for label, part := range parts(body) {
		for _, label := range labelsOf(label, folder) {
			add(all, label, recorded{file, part, proves})
		}
	}
}

var skeletonTypes = map[string]string{"BlockAction": "block_actions", "ViewSubmission": "view_submission",
	"ViewClosed": "view_closed", "MessageShortcut": "message_action"}

// clearSpecial drops from a union what belongs to other kinds of app.
func clearSpecial(body map[string]any) {
	for _, key := range []string{"function_data", "workflow_step", "app_unfurl", "bot_access_token", "interactivity"} {
		delete(body, key)
	}
}

// labelsOf gives a union of all block_actions under each place.
func labelsOf(label, folder string) []string {
	if folder == "skeletons" && strings.HasPrefix(label, "block_actions") {
		return []string{"block_actions from view", "block_actions from message", "block_actions from ephemeral message"}
	}
	return []string{label}
}

func envelopeOnly(body map[string]any) map[string]any {
	outer := maps.Clone(body)
	outer["payload"] = map[string]any{}
	return outer
}

func add(all map[string][]recorded, label string, r recorded) {
	all[label] = append(all[label], r)
}

func TestEnvelopesHaveTheShapeOfRecordedOnes(t *testing.T) {
	all := readSamples(t)
	sent := everyEnvelope(t)
	if len(sent) < 25 {
		t.Errorf("only %d kinds were sent: %v", len(sent), slices.Sorted(maps.Keys(sent)))
	}
	for _, label := range slices.Sorted(maps.Keys(sent)) {
		if len(all[label]) == 0 {
			t.Errorf("%s: nothing like it was recorded", label)
			continue
		}
		var theirs []any
		var proofs []bool
		like := slices.Clone(all[label])
		if other, ok := alike[label]; ok {
			like = append(like, all[other]...)
		}
		for _, r := range like {
			theirs, proofs = append(theirs, r.body), append(proofs, r.proves)
		}
		compare(t, label, sent[label], theirs, proofs)
	}
}

// everyEnvelope makes the workspace send one of each kind.
func everyEnvelope(t *testing.T) map[string]map[string]any {
	sent := map[string]map[string]any{}
	inWorkspace(t, func(w *world) {
		conn, err := w.dialRaw()
		w.must(err)
		go func() {
			for {
				var frame map[string]any
				if conn.ReadJSON(&frame) != nil {
					return
				}
				if payload, ok := frame["payload"].(map[string]any); ok {
					sent[fmt.Sprint("envelope ", frame["type"])] = envelopeOnly(frame)
					maps.Copy(sent, parts(payload))
					_ = conn.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"envelope_id":%q}`, frame["envelope_id"]))
				} else {
					sent[fmt.Sprint(frame["type"])] = frame
				}
			}
		}()
		synctest.Wait()
		everyGesture(w, sent)
		everyChange(w)
		synctest.Wait()
	})
	return sent
}

func everyGesture(w *world, sent map[string]map[string]any) {
	ann := w.As("UANN")
	trigger := func() string {
		w.must(ann.Say(w.ctx, w.general, "/event list"))
		id, _ := sent["slash command"]["trigger_id"].(string)
		return id
	}
	_, ts, err := w.api.PostMessage(w.general, slack.MsgOptionText("card", false), slack.MsgOptionBlocks(button("go")))
	w.must(err)
	w.must(ann.Press(w.ctx, slacksim.InMessage(w.general, ts), "row", "go", nil))
	only, err := w.api.PostEphemeral(w.general, "UANN", slack.MsgOptionText("card", false), slack.MsgOptionBlocks(button("go")))
	w.must(err)
	w.must(ann.Press(w.ctx, slacksim.InMessage(w.general, only), "row", "go", nil))
	w.must(ann.Say(w.ctx, w.general, "worth keeping"))
	seen := ann.Messages(w.general)
	w.must(ann.MessageShortcut(w.ctx, "keep", w.general, seen[len(seen)-1].TS))
	w.must(ann.Shortcut(w.ctx, "share"))

	view := form("f")
	view.NotifyOnClose = true
	menu := slack.NewOptionsSelectBlockElement("external_select", plain("Which"), "in")
	which := slack.NewInputBlock("which", plain("Which"), nil, menu)
	which.Optional = true
	view.Blocks.BlockSet = append(view.Blocks.BlockSet, which, button("go"))
	opened, err := w.api.OpenView(trigger(), view)
	w.must(err)
	w.must(ann.Press(w.ctx, slacksim.InView(opened.ID), "row", "go", nil))
	_, err = ann.Suggest(w.ctx, slacksim.InView(opened.ID), "which", "in", "meetup")
	w.must(err)
	_, err = ann.Submit(w.ctx, opened.ID, state("name", typed("value", "x")))
	w.must(err)
	opened, err = w.api.OpenView(trigger(), view)
	w.must(err)
	w.must(ann.CloseView(w.ctx, opened.ID, false))

	home := slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{button("b")}}}
	_, err = w.api.PublishViewContext(w.ctx, slack.PublishViewContextRequest{UserID: "UANN", View: home})
	w.must(err)
	w.must(ann.OpenHome(w.ctx))
	w.must(ann.Say(w.ctx, "@fieldnotes", "hello"))
}

func everyChange(w *world) {
	gone := w.AddChannel(slacksim.Channel{Name: "gone", Members: []string{w.BotUser()}})
	private := w.AddChannel(slacksim.Channel{Name: "closed", Private: true, Members: []string{"UANN", w.BotUser()}})
	w.JoinBy(w.general, w.AddPerson(testPerson("UCAT", "cat")), "UANN")
	w.Leave(w.general, "UCAT")
	w.AddPerson(testPerson("UCAT", "kate"))
	w.Rename(w.general, "all")
	private = w.Offer(private)
	for _, channel := range []string{w.general, private} {
		w.Archive(channel)
		w.Unarchive(channel)
		w.Leave(channel, w.BotUser())
	}
	w.Delete(gone)
	if _, err := w.api.GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: gone}); code(err) != "channel_not_found" {
		w.t.Errorf("a deleted channel: %v", err)
	}
	w.Faults().Refresh("warning")
	w.Faults().Revoke()
	w.Faults().Uninstall()
}
