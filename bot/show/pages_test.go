package show_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

func TestWhatLiesBeyondTheEndOfAListIsItsLastPage(t *testing.T) {
	for total, want := range map[int]int{0: 0, 1: 0, 10: 0, 11: 1, 20: 1, 21: 2} {
		if got := show.LastPage(total); got != want {
			t.Errorf("of %d: page %d, want %d", total, got, want)
		}
	}
}

func TestAListSaysWhereOneIsInIt(t *testing.T) {
	for _, c := range []struct {
		page, total int
		want        string
	}{
		{0, 11, "[Next] 1–10 of 11"}, {1, 11, "[Back] 11–11 of 11"},
		{0, learn.MaxCounted - 1, "[Next] 1–10 of 299"},
		{0, learn.MaxCounted, "[Next] 1–10 of 300+"}, // counted no further
		{0, 412, "[Next] 1–10 of 412"},
	} {
		got := text(t, show.Pages(speak(t, "en"), "back", "next", c.page, c.total, strconv.Itoa))
		if strings.TrimSpace(got) != c.want {
			t.Errorf("page %d of %d: %q", c.page, c.total, got)
		}
	}
}
