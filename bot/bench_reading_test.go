package bot_test

import (
	"encoding/json"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// opensLesson presses a button that opens a view on the card that everybody sees.
func (w *workplace) opensLesson(id, action string) {
	card := w.card(manyRead)
	w.opening(id, func() error { return w.sim.As(id).Press(w.Context(), card, "lesson", action, nil) })
}

// triesLesson presses I'll try this and waits for its acknowledgement.
func (w *workplace) triesLesson(id string) {
	card := w.card(manyRead)
	began := time.Now()
	err := w.sim.As(id).Press(w.Context(), card, "lesson", show.TryLesson, nil)
	w.took.add("press", began)
	if err != nil {
		w.Errorf("%s: %v", id, err)
	}
}

// searches opens the form for a search from Home and waits for the page of what
// is found.
func (w *workplace) searches(id string) {
	form := w.opensFromHome(id, show.SearchLessons)
	began := time.Now()
	sent, err := w.sim.As(id).Submit(w.Context(), form, slacksim.State{
		"words": {"words": {"value": "before meetings"}}, "period": {"period": slacksim.Value{"selected_option": map[string]any{"value": "quarter"}}},
	})
	w.took.add("found", began)
	if err != nil || sent.Result != "updated" && sent.Result != "pushed" {
		w.Errorf("%s: %+v, %v", id, sent, err)
	}
}

// went says in Home that they went, and waits for the form of the lesson.
func (w *workplace) went(id string) { w.opensFromHome(id, show.WentToEvent) }

// opensFromHome presses a button of a Home that is open already, which opens a form.
func (w *workplace) opensFromHome(id, action string) (form string) {
	home, _ := w.sim.As(id).Home()
	block := blockOf(home.Blocks, action)
	if block == "" {
		w.Errorf("%s: Home has no %s", id, action)
		return ""
	}
	return w.opening(id, func() error { return w.sim.As(id).Press(w.Context(), slacksim.InHome(), block, action, nil) })
}

// blockOf is the id of the first block with the action.
func blockOf(blocks json.RawMessage, action string) string {
	var all []struct {
		ID       string `json:"block_id"`
		Elements []struct {
			ActionID string `json:"action_id"`
		}
		Accessory struct {
			ActionID string `json:"action_id"`
		}
	}
	if err := json.Unmarshal(blocks, &all); err != nil {
		return ""
	}
	for _, b := range all {
		for _, e := range append(b.Elements, b.Accessory) {
			if e.ActionID == action {
				return b.ID
			}
		}
	}
	return ""
}
