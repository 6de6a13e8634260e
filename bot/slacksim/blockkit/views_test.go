package blockkit_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

const (
	modalSample = `{"type":"modal","title":{"type":"plain_text","text":"Lesson"},"submit":{"type":"plain_text","text":"Share"},"close":{"type":"plain_text","text":"Cancel"},"callback_id":"lesson","external_id":"x","private_metadata":"m","clear_on_close":true,"notify_on_close":false,"blocks":[{"type":"divider","block_id":"b"}]}`
	homeSample  = `{"type":"home","callback_id":"home","external_id":"x","private_metadata":"m","blocks":[{"type":"divider","block_id":"b"}]}`
	inputSample = `[{"type":"divider"},{"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"plain_text_input"}}]`
)

var modalRefusals = []refusal{
	{"/foo", `1`, "invalid additional property: foo @"},
	{"/submit_disabled", `true`, "invalid additional property: submit_disabled @"},
	{"/type", `"workflow_step"`, "must be a valid enum value @/type"},
	{"/type", gone, "missing required field: type @"},
	{"/title", gone, "missing required field: title @"},
	{"/title/type", `"mrkdwn"`, "must be a valid enum value @/title/type"},
	{"/title/text", long(25), "must be less than 25 characters @/title/text"},
	{"/submit/text", long(25), "must be less than 25 characters @/submit/text"},
	{"/submit", `null`, "must provide an object @/submit"},
	{"/close/text", long(25), "must be less than 25 characters @/close/text"},
	{"/callback_id", long(256), "must be less than 256 characters @/callback_id"},
	{"/external_id", long(256), "must be less than 256 characters @/external_id"},
	{"/private_metadata", long(3001), "must be less than 3001 characters @/private_metadata"},
	{"/private_metadata", `{"a":1}`, "must provide a string @/private_metadata"},
	{"/notify_on_close", `"yes"`, "must be a boolean @/notify_on_close"},
	{"/blocks", gone, "missing required field: blocks @"},
	{"/blocks", `"[]"`, "must provide an array @/blocks"},
	{"/blocks", times(101, `{"type":"divider"}`), "no more than 100 items allowed @/blocks"},
}

var homeRefusals = []refusal{
	{"/title", `{"type":"plain_text","text":"t"}`, "invalid additional property: title @"},
	{"/submit", `{"type":"plain_text","text":"t"}`, "invalid additional property: submit @"},
	{"/close", `{"type":"plain_text","text":"t"}`, "invalid additional property: close @"},
	{"/clear_on_close", `true`, "invalid additional property: clear_on_close @"},
	{"/private_metadata", long(3001), "must be less than 3001 characters @/private_metadata"},
	{"/blocks", times(101, `{"type":"divider"}`), "no more than 100 items allowed @/blocks"},
}

func TestSlackRefusesViews(t *testing.T) {
	for sample, refusals := range map[string][]refusal{modalSample: modalRefusals, homeSample: homeRefusals} {
		if found := blockkit.View(json.RawMessage(sample)); found != nil {
			t.Errorf("a valid view is refused: %q", texts(found))
		}
		for _, r := range refusals {
			view := edit(t, json.RawMessage(sample), r.change, r.to)
			r.check(t, texts(blockkit.View(json.RawMessage(view))), "/view")
		}
	}
}

func TestAModalWithInputsNeedsASubmitButton(t *testing.T) {
	view := edit(t, json.RawMessage(modalSample), "/blocks", inputSample)
	if found := blockkit.View(json.RawMessage(view)); found != nil {
		t.Errorf("with submit: %q", texts(found))
	}
	view = edit(t, json.RawMessage(view), "/submit", gone)
	want := "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]"
	if found := texts(blockkit.View(json.RawMessage(view))); len(found) != 1 || found[0] != want {
		t.Errorf("without submit: %q", found)
	}
	if found := surfaces["home"](strings.Trim(inputSample, "[]")); found != nil {
		t.Errorf("the Home tab has no submit button: %q", texts(found))
	}
}

func TestAViewHasAtMost250KB(t *testing.T) {
	for size, code := range map[int]string{250 * 1024: "", 250*1024 + 1: blockkit.ViewTooLarge} {
		view := homeSample + strings.Repeat(" ", size-len(homeSample))
		got := ""
		if found := blockkit.View(json.RawMessage(view)); len(found) > 0 {
			got = found[0].Code
		}
		if got != code {
			t.Errorf("%d bytes: %q, want %q", size, got, code)
		}
	}
}

func TestWhatIsNotJSONIsNamedSo(t *testing.T) {
	for _, raw := range []string{"", "nonsense", `{"type":`, "null", "7", "[] []", "{} x", `[{"type":"divider","type":"divider"}]`, "[\"\xff\"]"} {
		for name, found := range map[string][]blockkit.Problem{
			"message": blockkit.Message(json.RawMessage(raw)),
			"view":    blockkit.View(json.RawMessage(raw)),
		} {
			if len(found) != 1 || found[0].Code != blockkit.NotJSON {
				t.Errorf("%s %q: %v", name, raw, found)
			}
		}
	}
}
