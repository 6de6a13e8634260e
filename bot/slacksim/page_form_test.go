package slacksim

import (
	"context"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// runEventApp connects an app that opens a form at /event, offers zones to its menu, and hands over what is submitted.
func runEventApp(t *testing.T, b *pageBrowser) (submitted chan map[string]map[string]slack.BlockAction) {
	t.Helper()
	api := slack.New(b.sim.BotToken(), slack.OptionAppLevelToken(b.sim.AppToken()), slack.OptionAPIURL(b.url+"/api/"))
	client := socketmode.New(api)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	connected := make(chan struct{})
	submitted = make(chan map[string]map[string]slack.BlockAction, 1)
	go func() {
		defer close(ended)
		_ = client.RunContext(ctx) // ends with the context's error
	}()
	go func() {
		for event := range client.Events {
			switch data := event.Data.(type) {
			case slack.SlashCommand:
				if err := client.Ack(*event.Request); err != nil {
					t.Error(err)
				}
				if _, err := api.OpenView(data.TriggerID, eventForm()); err != nil {
					t.Error(err)
				}
			case slack.InteractionCallback:
				answerEventForm(t, client, event, data, submitted)
			}
			if event.Type == socketmode.EventTypeHello {
				close(connected)
			}
		}
	}()
	t.Cleanup(func() { stop(); <-ended })
	<-connected
	return submitted
}

func eventForm() slack.ModalViewRequest {
	text := func(s string) *slack.TextBlockObject { return slack.NewTextBlockObject("plain_text", s, false, false) }
	title := slack.NewPlainTextInputBlockElement(nil, "typed")
	zone := slack.NewOptionsSelectBlockElement("external_select", nil, "chosen")
	minimum := 1
	zone.MinQueryLength = &minimum
	return slack.ModalViewRequest{Type: "modal", Title: text("Share an event"), Submit: text("Share"), Blocks: slack.Blocks{BlockSet: []slack.Block{
		slack.NewInputBlock("title", text("Title"), nil, title),
		slack.NewInputBlock("zone", text("Zone"), nil, zone),
		slack.NewActionBlock("more", slack.NewButtonBlockElement("end", "", text("Add an end"))),
	}}}
}

func answerEventForm(t *testing.T, client *socketmode.Client, event socketmode.Event, data slack.InteractionCallback, submitted chan<- map[string]map[string]slack.BlockAction) {
	switch data.Type {
	case slack.InteractionTypeBlockSuggestion:
		rome := slack.NewOptionBlockObject(data.Value+"rome", slack.NewTextBlockObject("plain_text", "Rome", false, false), nil)
		if err := client.Ack(*event.Request, slack.OptionsResponse{Options: []*slack.OptionBlockObject{rome}}); err != nil {
			t.Error(err)
		}
	case slack.InteractionTypeViewSubmission, slack.InteractionTypeBlockActions:
		if err := client.Ack(*event.Request); err != nil {
			t.Error(err)
		}
		submitted <- data.View.State.Values
	}
}

const filledIn = `{"title":{"typed":{"type":"plain_text_input","value":"Tea"}},
	"zone":{"chosen":{"type":"external_select","selected_option":{"text":{"type":"plain_text","text":"Rome"},"value":"xrome"}}}}`

func TestAFormIsFilledInAndSentFromThePage(t *testing.T) {
	b := openPage(t, nil)
	submitted := runEventApp(t, b)
	view := openEventForm(b)

	surface := `"as":"U1","surface":{"type":"view","view_id":"` + view.ID + `"},`
	var offered struct {
		Options []struct{ Value string }
	}
	b.post("/sim/options", `{`+surface+`"block_id":"zone","action_id":"chosen","query":"x"}`, &offered)
	if len(offered.Options) != 1 || offered.Options[0].Value != "xrome" {
		t.Errorf("the menu offers %+v", offered)
	}

	var done pageOutcome
	b.post("/sim/action", `{`+surface+`"block_id":"more","action_id":"end","value":{},"state":`+filledIn+`}`, &done)
	if values := <-submitted; !done.OK || values["title"]["typed"].Value != "Tea" {
		t.Errorf("pressing a button told the app %+v, want what was typed so far", values)
	}

	var sent pageSubmissionJSON
	b.post("/sim/submit", `{"as":"U1","view_id":"`+view.ID+`","values":{"title":{"typed":{"type":"plain_text_input","value":null}}}}`, &sent)
	if sent.Result != "errors" || sent.Errors["title"] == "" || sent.Errors["zone"] != "" {
		t.Errorf("an empty title gave %+v", sent)
	}
	b.post("/sim/submit", `{"as":"U1","view_id":"`+view.ID+`","values":`+filledIn+`}`, &sent)
	values := <-submitted
	if sent.Result != "closed" || values["title"]["typed"].Value != "Tea" || values["zone"]["chosen"].SelectedOption.Value != "xrome" {
		t.Errorf("sending gave %+v and told the app %+v", sent, values)
	}
}

func TestAFormIsClosedFromThePage(t *testing.T) {
	b := openPage(t, nil)
	runEventApp(t, b)
	view := openEventForm(b)
	var done pageOutcome
	b.post("/sim/close", `{"as":"U1","view_id":"`+view.ID+`","all":false}`, &done)
	if left := openViews(b); !done.OK || len(left) != 0 {
		t.Errorf("closing gave %+v and left %+v", done, left)
	}
}

func TestWithoutAnAppTheFormOfACommandNeverComes(t *testing.T) {
	b := openPage(t, nil)
	var said pageOutcome
	b.post("/sim/say", `{"as":"U1","channel":"C1","text":"/event share"}`, &said)
	var seen struct{ Messages []pageMessageJSON }
	b.get("/sim/messages?as=U1&channel=C1", &seen)
	if said.OK || len(seen.Messages) != 1 || !seen.Messages[0].Ephemeral || seen.Messages[0].Text != said.Error {
		t.Errorf("said %+v, Ana sees %+v", said, seen.Messages)
	}
}

// openEventForm gives the command and waits for the form, which comes after the acknowledgement.
func openEventForm(b *pageBrowser) pageViewJSON {
	b.t.Helper()
	changes, stop := b.sim.Watch()
	defer stop()
	var said pageOutcome
	b.post("/sim/say", `{"as":"U1","channel":"C1","text":"/event share"}`, &said)
	for {
		if views := openViews(b); len(views) == 1 {
			return views[0]
		}
		select {
		case <-changes:
		case <-b.t.Context().Done():
			b.t.Fatal("no form came")
		}
	}
}

func openViews(b *pageBrowser) []pageViewJSON {
	b.t.Helper()
	var open struct{ Views []pageViewJSON }
	b.get("/sim/views?as=U1", &open)
	return open.Views
}
