package slacksim_test

import (
	"errors"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// trigger is a fresh trigger id of Ann's.
func (w *world) trigger(a *app) string {
	w.t.Helper()
	w.must(w.As("UANN").Say(w.ctx, w.general, "/event"))
	return w.await(a, socketmode.EventTypeSlashCommand).Data.(slack.SlashCommand).TriggerID
}

func TestAFormIsOpenedFilledInAndSent(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		opened, err := w.api.OpenView(w.trigger(bot), form("f"))
		w.must(err)
		ann := w.As("UANN")
		if views := ann.Views(); len(views) != 1 || views[0].ID != opened.ID || views[0].CallbackID != "f" {
			t.Fatalf("Ann sees %+v", views)
		}
		sent, err := ann.Submit(w.ctx, opened.ID, state("name", typed("value", "Go meetup")))
		w.must(err)
		if sent.Result != "closed" || len(ann.Views()) != 0 {
			t.Errorf("sending ended %+v with %d views", sent, len(ann.Views()))
		}
		got := w.await(bot, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback)
		if got.Type != slack.InteractionTypeViewSubmission || got.View.State.Values["name"]["in"].Value != "Go meetup" {
			t.Errorf("the app got %+v", got.View.State)
		}
	})
}

func TestSlackItselfChecksAForm(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		opened, err := w.api.OpenView(w.trigger(bot), form("f"))
		w.must(err)
		for why, values := range map[string]slacksim.State{
			"required":  state("count", typed("value", "3")),
			"too long":  state("name", typed("value", "twenty-one characters")),
			"too large": {"name": {"in": typed("value", "x")}, "count": {"in": typed("value", "10")}},
		} {
			sent, err := w.As("UANN").Submit(w.ctx, opened.ID, values)
			w.must(err)
			if sent.Result != "errors" || len(sent.Errors) != 1 {
				t.Errorf("%s: %+v", why, sent)
			}
			w.must(w.As("UANN").Fill(opened.ID, "name", "in", typed("value", nil)))
			w.must(w.As("UANN").Fill(opened.ID, "count", "in", typed("value", nil)))
		}
		w.quiet(bot)
	})
}

func TestAFormsAnswers(t *testing.T) {
	good := form("next")
	bad := form("bad")
	bad.Title = plain("a title of twenty-five chars")
	for _, c := range []struct {
		why, result string
		views       int
		answer      any
	}{
		{"nothing", "closed", 0, nil},
		{"an empty object", "closed", 0, map[string]any{}},
		{"clear", "closed", 0, slack.NewClearViewSubmissionResponse()},
		{"another view", "updated", 1, slack.NewUpdateViewSubmissionResponse(&good)},
		{"one more view", "pushed", 2, slack.NewPushViewSubmissionResponse(&good)},
		{"an error at a field", "errors", 1, slack.NewErrorsViewSubmissionResponse(map[string]string{"name": "taken"})},
		{"an error at no field", "trouble", 1, slack.NewErrorsViewSubmissionResponse(map[string]string{"nowhere": "x"})},
		{"no error after all", "trouble", 1, slack.NewErrorsViewSubmissionResponse(map[string]string{})},
		{"an invalid view", "trouble", 1, slack.NewUpdateViewSubmissionResponse(&bad)},
		{"something unknown", "trouble", 1, map[string]any{"response_action": "dance"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			inWorkspace(t, func(w *world) {
				bot := w.connect(func(e socketmode.Event) (any, bool) {
					if e.Type == socketmode.EventTypeInteractive {
						return c.answer, true
					}
					return nil, true
				})
				opened, err := w.api.OpenView(w.trigger(bot), form("f"))
				w.must(err)
				sent, err := w.As("UANN").Submit(w.ctx, opened.ID, state("name", typed("value", "x")))
				if sent.Result != c.result || (err != nil) != (c.result == "trouble") {
					t.Errorf("it ended %+v, %v; want %s", sent, err, c.result)
				}
				if n := len(w.As("UANN").Views()); n != c.views {
					t.Errorf("%d views are open, want %d", n, c.views)
				}
			})
		})
	}
}

func TestAFormThatNobodyAnswersStaysOpen(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(func(e socketmode.Event) (any, bool) { return nil, e.Type != socketmode.EventTypeInteractive })
		opened, err := w.api.OpenView(w.trigger(bot), form("f"))
		w.must(err)
		sent, err := w.As("UANN").Submit(w.ctx, opened.ID, state("name", typed("value", "x")))
		w.wantRefusal(err, "We had some trouble connecting. Try again?")
		views := w.As("UANN").Views()
		if sent.Result != "trouble" || len(views) != 1 || views[0].State["name"]["in"]["value"] != "x" {
			t.Errorf("it ended %+v with %+v", sent, views)
		}
	})
}

func TestTriggersWorkOnceAndBriefly(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		open := func(trigger string) error {
			_, err := w.api.OpenView(trigger, form("f"))
			return err
		}
		once := w.trigger(bot)
		w.must(open(once))
		w.wantCode(open(once), "exchanged_trigger_id")
		old := w.trigger(bot)
		<-time.After(3*time.Second + time.Millisecond)
		w.wantCode(open(old), "expired_trigger_id")
		w.wantCode(open("1.2.abc"), "invalid_trigger_id")
		w.wantCode(open("nonsense"), "invalid_arguments")
		_, err := w.api.PushView(w.trigger(bot), form("f"))
		w.wantCode(err, "not_found")
	})
}

func TestThreeFormsAreTheMost(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		view := form("f")
		view.Blocks.BlockSet = append(view.Blocks.BlockSet, button("more"))
		opened, err := w.api.OpenView(w.trigger(bot), view)
		w.must(err)
		push := func(on string) (*slack.ViewResponse, error) {
			w.must(w.As("UANN").Press(w.ctx, slacksim.InView(on), "row", "more", nil))
			return w.api.PushView(w.await(bot, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback).TriggerID, view)
		}
		second, err := push(opened.ID)
		w.must(err)
		if second.RootViewID != opened.ID || second.PreviousViewID != opened.ID {
			t.Errorf("the second view is %+v", second.View)
		}
		third, err := push(second.ID)
		w.must(err)
		_, err = push(third.ID)
		w.wantCode(err, "push_limit_reached")
	})
}

func TestAnUpdatedFormKeepsWhatWasTyped(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		opened, err := w.api.OpenView(w.trigger(bot), form("f"))
		w.must(err)
		w.must(w.As("UANN").Fill(opened.ID, "name", "in", typed("value", "typed")))
		fresh := form("f")
		fresh.Blocks.BlockSet[0].(*slack.InputBlock).Element.(*slack.PlainTextInputBlockElement).InitialValue = "new"
		renamed := slack.NewPlainTextInputBlockElement(nil, "in")
		renamed.InitialValue = "initial"
		fresh.Blocks.BlockSet = append(fresh.Blocks.BlockSet, slack.NewInputBlock("name-2", plain("Again"), nil, renamed))
		updated, err := w.api.UpdateView(fresh, "", opened.Hash, opened.ID)
		w.must(err)
		held := w.As("UANN").Views()[0].State
		if held["name"]["in"]["value"] != "typed" || held["name-2"]["in"]["value"] != "initial" {
			t.Errorf("the form holds %+v", held)
		}
		_, err = w.api.UpdateView(fresh, "", opened.Hash, opened.ID)
		w.wantCode(err, "hash_conflict")
		_, err = w.api.UpdateView(fresh, "", updated.Hash, "V404")
		w.wantCode(err, "not_found")
	})
}

func TestAnExternalIDIsUniqueWhileItsFormIsOpen(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		named := form("f")
		named.ExternalID = "mine"
		opened, err := w.api.OpenView(w.trigger(bot), named)
		w.must(err)
		home := slack.HomeTabViewRequest{Type: slack.VTHomeTab, ExternalID: "mine", Blocks: slack.Blocks{BlockSet: []slack.Block{button("b")}}}
		_, err = w.api.PublishViewContext(w.ctx, slack.PublishViewContextRequest{UserID: "UBEN", View: home})
		w.wantCode(err, "duplicate_external_id")
		_, err = w.api.UpdateView(named, "mine", "", "")
		w.must(err)
		w.must(w.As("UANN").CloseView(w.ctx, opened.ID, false))
		_, err = w.api.PublishViewContext(w.ctx, slack.PublishViewContextRequest{UserID: "UBEN", View: home})
		w.must(err)
	})
}

func TestTheAppHearsOfAClosedFormIfItAsked(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		quiet, err := w.api.OpenView(w.trigger(bot), form("quiet"))
		w.must(err)
		w.must(w.As("UANN").CloseView(w.ctx, quiet.ID, false))
		w.quiet(bot)
		loud := form("loud")
		loud.NotifyOnClose = true
		opened, err := w.api.OpenView(w.trigger(bot), loud)
		w.must(err)
		w.must(w.As("UANN").Fill(opened.ID, "name", "in", typed("value", "lost")))
		w.must(w.As("UANN").CloseView(w.ctx, opened.ID, true))
		got := w.await(bot, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback)
		if got.Type != slack.InteractionTypeViewClosed || !got.IsCleared || len(got.View.State.Values) != 0 {
			t.Errorf("the app got %+v", got)
		}
	})
}

func TestAMenuLoadsItsOptionsFromTheApp(t *testing.T) {
	inWorkspace(t, func(w *world) {
		option := map[string]any{"text": map[string]any{"type": "plain_text", "text": "Go Day"}, "value": "e1"}
		bot := w.connect(func(e socketmode.Event) (any, bool) {
			if e.Type == socketmode.EventTypeInteractive {
				return map[string]any{"options": []any{option}}, true
			}
			return nil, true
		})
		menu := slack.NewOptionsSelectBlockElement("external_select", plain("Which"), "in")
		view := form("f")
		view.Blocks.BlockSet = append(view.Blocks.BlockSet, slack.NewInputBlock("event", plain("Event"), nil, menu))
		opened, err := w.api.OpenView(w.trigger(bot), view)
		w.must(err)
		offered, err := w.As("UANN").Suggest(w.ctx, slacksim.InView(opened.ID), "event", "in", "go")
		w.must(err)
		if len(offered.Options) != 0 {
			t.Errorf("two letters already asked the app: %s", offered.Options)
		}
		offered, err = w.As("UANN").Suggest(w.ctx, slacksim.InView(opened.ID), "event", "in", "go d")
		w.must(err)
		got := w.await(bot, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback)
		if len(offered.Options) != 1 || got.Type != slack.InteractionTypeBlockSuggestion || got.Value != "go d" {
			t.Errorf("offered %s for %+v", offered.Options, got)
		}
		w.must(w.As("UANN").Fill(opened.ID, "event", "in", typed("selected_option", option)))
		option["value"] = "e2"
		if err = w.As("UANN").Fill(opened.ID, "event", "in", typed("selected_option", option)); !errors.Is(err, slacksim.ErrNoSuchThing) {
			t.Errorf("what the app has not suggested was chosen: %v", err)
		}
	})
}
