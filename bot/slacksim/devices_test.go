package slacksim_test

import (
	"errors"
	"testing"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

func TestAFormIsOpenOnOneDevice(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		ann := w.As("UANN")
		first, err := w.api.OpenView(w.trigger(bot), form("laptop"))
		w.must(err)
		asked := w.trigger(bot)
		ann.Take("phone")
		if n := len(ann.Views()); n != 0 {
			t.Errorf("the phone shows %d forms", n)
		}
		second, err := w.api.OpenView(w.trigger(bot), form("phone"))
		w.must(err)
		w.must(ann.FillIn(w.ctx, second.ID, "name", "in", typed("value", "on the phone")))
		if err := ann.Fill(first.ID, "name", "in", typed("value", "from afar")); !errors.Is(err, slacksim.ErrNoSuchThing) {
			t.Errorf("the laptop's form is filled in on the phone: %v", err)
		}
		third, err := w.api.OpenView(asked, form("asked for on the laptop"))
		w.must(err)
		ann.Take("")
		if views := ann.Views(); len(views) != 1 || views[0].ID != third.ID {
			t.Errorf("the laptop shows %+v", views)
		}
		sent, err := ann.Submit(w.ctx, third.ID, state("name", typed("value", "on the laptop")))
		if err != nil || sent.Result != "closed" {
			t.Errorf("it ended %+v, %v", sent, err)
		}
		if got := w.chosen(bot); got.Type != slack.InteractionTypeViewSubmission || got.View.State.Values["name"]["in"].Value != "on the laptop" {
			t.Errorf("the app got %+v", got)
		}
		ann.Take("phone")
		if views := ann.Views(); len(views) != 1 || views[0].State["name"]["in"]["value"] != "on the phone" {
			t.Errorf("the phone shows %+v", views)
		}
	})
}
