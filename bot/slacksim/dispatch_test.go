package slacksim_test

import (
	"testing"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// telling is a form whose fields tell the app what is typed and chosen: one at Enter, one with every character, one
// menu; and one text that tells nothing.
func telling() slack.ModalViewRequest {
	field := func(name string, dispatch bool, on ...string) slack.Block {
		text := slack.NewPlainTextInputBlockElement(nil, "in")
		if len(on) > 0 {
			text = text.WithDispatchActionConfig(&slack.DispatchActionConfig{TriggerActionsOn: on})
		}
		in := slack.NewInputBlock(name, plain(name), nil, text).WithDispatchAction(dispatch)
		in.Optional = true
		return in
	}
	health := slack.NewOptionBlockObject("health", plain("Health"), nil)
	menu := slack.NewInputBlock("menu", plain("menu"), nil, slack.NewOptionsSelectBlockElement("static_select", nil, "in", health))
	menu.Optional = true
	view := form("f")
	view.NotifyOnClose = true
	view.Blocks.BlockSet = []slack.Block{
		field("entered", true), field("typed", true, "on_character_entered"), field("silent", false, "on_character_entered"),
		menu.WithDispatchAction(true),
	}
	return view
}

func TestAFieldTellsTheAppWhatIsTypedWhenSlackDoes(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		opened, err := w.api.OpenView(w.trigger(bot), telling())
		w.must(err)
		ann := w.As("UANN")
		w.must(ann.FillIn(w.ctx, opened.ID, "silent", "in", typed("value", "kept to myself")))
		w.must(ann.FillIn(w.ctx, opened.ID, "entered", "in", typed("value", "not yet")))
		w.quiet(bot)

		w.must(ann.FillIn(w.ctx, opened.ID, "typed", "in", typed("value", "Ask first")))
		got := w.chosen(bot)
		values := got.View.State.Values
		action := got.ActionCallback.BlockActions[0]
		if got.Type != slack.InteractionTypeBlockActions || action.BlockID != "typed" || action.ActionID != "in" || action.Value != "Ask first" ||
			string(action.Type) != "plain_text_input" || got.Container.ViewID != opened.ID || got.ResponseURL != "" || got.TriggerID == "" {
			t.Errorf("the app got %+v", got)
		}
		if values["typed"]["in"].Value != "Ask first" || values["silent"]["in"].Value != "kept to myself" || values["entered"]["in"].Value != "not yet" {
			t.Errorf("the state that comes along is %+v", values)
		}

		w.must(ann.Press(w.ctx, slacksim.InView(opened.ID), "entered", "in", typed("value", "now")))
		if got := w.chosen(bot).ActionCallback.BlockActions[0]; got.BlockID != "entered" || got.Value != "now" {
			t.Errorf("at Enter the app got %+v", got)
		}
		health := map[string]any{"value": "health"}
		w.must(ann.FillIn(w.ctx, opened.ID, "menu", "in", typed("selected_option", health)))
		if got := w.chosen(bot).ActionCallback.BlockActions[0]; got.BlockID != "menu" || got.SelectedOption.Value != "health" {
			t.Errorf("of the menu the app got %+v", got)
		}
	})
}

func TestAClosedFormTellsNothingOfWhatStoodInIt(t *testing.T) {
	for _, all := range []bool{false, true} {
		inWorkspace(t, func(w *world) {
			bot := w.connect(nil)
			view := telling()
			view.PrivateMetadata = "what the app knows it by"
			opened, err := w.api.OpenView(w.trigger(bot), view)
			w.must(err)
			w.must(w.As("UANN").FillIn(w.ctx, opened.ID, "typed", "in", typed("value", "Ask first")))
			w.chosen(bot)
			w.must(w.As("UANN").CloseView(w.ctx, opened.ID, all))
			got := w.chosen(bot)
			if got.Type != slack.InteractionTypeViewClosed || got.IsCleared != all || got.View.CallbackID != "f" || got.TriggerID != "" ||
				got.View.PrivateMetadata != view.PrivateMetadata || len(got.View.State.Values) != 0 {
				t.Errorf("the app got %+v", got)
			}
		})
	}
}

func TestAFormThatIsSentTellsOfNoClosing(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		opened, err := w.api.OpenView(w.trigger(bot), telling())
		w.must(err)
		_, err = w.As("UANN").Submit(w.ctx, opened.ID, nil)
		w.must(err)
		if got := w.chosen(bot); got.Type != slack.InteractionTypeViewSubmission {
			t.Errorf("the app got %+v", got)
		}
		w.quiet(bot)
	})
}

func TestTheCrossClosesAllFormsAndTellsOfTheFirst(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		first := telling()
		first.CallbackID = "first"
		opened, err := w.api.OpenView(w.trigger(bot), first)
		w.must(err)
		w.must(w.As("UANN").FillIn(w.ctx, opened.ID, "typed", "in", typed("value", "x")))
		second, err := w.api.PushView(w.chosen(bot).TriggerID, telling())
		w.must(err)
		w.must(w.As("UANN").CloseView(w.ctx, second.ID, true))
		if got := w.chosen(bot); got.View.CallbackID != "first" || !got.IsCleared {
			t.Errorf("the app got %+v", got)
		}
		if n := len(w.As("UANN").Views()); n != 0 {
			t.Errorf("%d forms are left", n)
		}
		w.quiet(bot)
	})
}
