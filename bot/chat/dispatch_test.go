package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

// told is what Slack says of a gesture in a form of ours, with what stands in it.
func told(t *testing.T, kind, more string, form Form, values string) *Request {
	t.Helper()
	locales, err := LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	modal, err := json.Marshal(form.Modal(locales.Workspace()))
	if err != nil {
		t.Fatal(err)
	}
	view := strings.TrimSuffix(string(modal), "}") + `,"id":"V1","state":{"values":` + values + "}}"
	return used(t, fmt.Sprintf(`{"type":%q,"user":{"id":"U1"},"view":%s%s}`, kind, view, more))
}

var halfFilled = Form{
	Name: "lesson", Title: "A lesson", Submit: "Share", NotifyClose: true, Round: 2, Meta: Meta{ID: "L1", Channel: "C1", ReplyTo: "https://reply.example"},
	Blocks: []slack.Block{
		Input{Name: "takeaway", Label: "Takeaway", Dispatch: true}.Text("", "", 300),
		Input{Name: "industry", Label: "Industry", Dispatch: true}.Choice("", []Option{{Value: "health", Label: "Health"}}),
		Input{Name: "story", Label: "Story"}.Text("", "", 3000),
		Actions("more", Button("lesson.more", "v", "More")),
	},
}

func TestWhatIsTypedIsToldOnTheWayOfTheFieldsThatAskForIt(t *testing.T) {
	raw, err := json.Marshal(halfFilled.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []struct {
		Dispatch bool `json:"dispatch_action"`
		Element  struct {
			Config struct {
				On []string `json:"trigger_actions_on"`
			} `json:"dispatch_action_config"`
		}
	}
	if err := json.Unmarshal(raw, &blocks); err != nil {
		t.Fatal(err)
	}
	takeaway, industry, story := blocks[0], blocks[1], blocks[2]
	if !takeaway.Dispatch || len(takeaway.Element.Config.On) != 1 || takeaway.Element.Config.On[0] != "on_character_entered" {
		t.Errorf("the text is %+v", takeaway)
	}
	if !industry.Dispatch || industry.Element.Config.On != nil || story.Dispatch || story.Element.Config.On != nil {
		t.Errorf("the choice is %+v, the story %+v", industry, story)
	}
}

func TestAFieldThatIsTypedInComesToItsForm(t *testing.T) {
	typed := `,"trigger_id":"1.2.x","actions":[{"type":"plain_text_input","block_id":"takeaway~2","action_id":"takeaway","value":" Ask. ","action_ts":"1700000000.000100"}]`
	values := `{"takeaway~2":{"takeaway":{"type":"plain_text_input","value":" Ask. "}},"industry~2":{"industry":{"type":"static_select","selected_option":{"value":"health","text":{"type":"plain_text","text":"Health"}}}}}`
	req := told(t, "block_actions", typed, halfFilled, values)
	if req.Kind != TypedKind || req.Name != "lesson" || req.Field != "takeaway" || req.Value != "Ask." ||
		req.View.Text("industry") != "health" || req.View.Meta.ID != "L1" || !req.Acted.Equal(time.UnixMicro(1700000000000100)) {
		t.Errorf("it is %+v", req)
	}
	pressed := strings.NewReplacer("takeaway~2", "more", `"takeaway"`, `"lesson.more"`).Replace(typed)
	if req := told(t, "block_actions", pressed, halfFilled, values); req.Kind != ActionKind || req.Name != "lesson.more" || req.Field != "" {
		t.Errorf("a button in the form is %+v", req)
	}
}

func TestAFormThatIsClosedComesToItsFormWithoutWhatStoodInIt(t *testing.T) {
	req := told(t, "view_closed", `,"is_cleared":true`, halfFilled, "{}")
	if req.Kind != ClosedKind || req.Name != "lesson" || req.View.Meta.ID != "L1" || req.Channel != "C1" ||
		req.View.Text("takeaway") != "" || req.responseURL != "https://reply.example" {
		t.Errorf("it is %+v", req)
	}
}

func TestWhoTypesOrClosesIsNotToldWhatWentWrong(t *testing.T) {
	locales, err := LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []Kind{TypedKind, ClosedKind} {
		var log bytes.Buffer
		r := &Router{
			Workspace: &Workspace{Locales: locales}, Who: nobody, Busy: func(error) bool { return false },
			Log: slog.New(slog.NewTextHandler(&log, nil)), // no Slack: telling anybody anything would panic
			Routes: []Route{{On: kind, Name: "form", Do: func(context.Context, *Request) (Reply, error) {
				return Reply{}, errors.New("the disk is on fire")
			}}},
		}
		answered := 0
		r.Serve(t.Context(), &Request{Kind: kind, Name: "form", View: &View{}}, func(payload any) {
			if answered++; payload != nil {
				t.Errorf("%s: the acknowledgement carries %v", kind, payload)
			}
		})
		if answered != 1 || !strings.Contains(log.String(), "the disk is on fire") || strings.Contains(log.String(), "panic") {
			t.Errorf("%s is acknowledged %d times; the log says:\n%s", kind, answered, log.String())
		}
	}
}
