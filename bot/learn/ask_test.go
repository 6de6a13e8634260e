package learn_test

import (
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestAnAskIsASentence(t *testing.T) {
	for text, ok := range map[string]bool{
		"Who knows a printer?": true, "": false, " \u200b": false,
		strings.Repeat("è", learn.MaxLine): true, strings.Repeat("è", learn.MaxLine+1): false,
	} {
		if err := (learn.Ask{Text: text}).Check(); (err == nil) != ok {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

func TestOthersAreAskedAfterAWeekUntilTheMonthIsOver(t *testing.T) {
	asked := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	a := learn.Ask{Created: asked}
	for _, c := range []struct {
		at   time.Time
		some bool
		want time.Time
	}{
		{asked, true, asked.AddDate(0, 0, 7)},
		{asked.AddDate(0, 0, 21), true, asked.AddDate(0, 0, 28)},
		{asked.AddDate(0, 0, 28), true, asked.AddDate(0, 0, 30)},
		{asked.AddDate(0, 0, 7), false, asked.AddDate(0, 0, 30)},
	} {
		if got := a.After(c.at, c.some); !got.Equal(c.want) {
			t.Errorf("at %s, some %v: %s, want %s", c.at, c.some, got, c.want)
		}
	}
	if end := asked.AddDate(0, 0, 30); a.Expired(end.Add(-time.Second)) || !a.Expired(end) {
		t.Error("an ask is open for thirty days")
	}
}
