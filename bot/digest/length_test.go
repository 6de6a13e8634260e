package digest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// asks stores an ask of Ana to everybody's networks.
func (d desk) asks(text string, change func(*learn.Ask)) {
	d.Helper()
	a := learn.Ask{ID: learn.NewID(), Member: ana, Text: text, State: learn.AskOpen}
	change(&a)
	_, err := d.db.AddAsk(d.Context(), a)
	d.no(err)
}

func TestAFullWeekReadsInAMinuteAndHasOfEverything(t *testing.T) {
	for _, language := range []string{"en", "it"} {
		t.Run(language, func(t *testing.T) {
			d := subscribed(t, language, general)
			d.used(d.write("Used by all", due(t).Add(-100*day), nil), "U1")
			d.write("A night shift begins with a handover", due(t).Add(-30*day), func(l *learn.Lesson) { l.Industry = "health" })
			for i := range 11 {
				d.share(fmt.Sprint("How hospitals plan their nights, no. ", i+1), due(t).Add(day), nil)
				d.write(fmt.Sprint("Send the agenda as questions: meetings take half the time, no. ", i+1), due(t).Add(-day),
					func(l *learn.Lesson) { l.Story = strings.Repeat("My neighbour runs a choir. ", 20) })
				d.finds(fmt.Sprint("Meetup no. ", i+1), due(t).Add(day))
			}
			for i := range 2 {
				d.asks(fmt.Sprint("Who knows somebody in hospital IT, no. ", i+1), func(a *learn.Ask) { a.Created = due(t).Add(-day) })
			}
			_, m := d.post(due(t))
			for wanted, count := range map[string]int{"How hospitals": 2, "Send the agenda": 2, "Meetup": 1, "Who knows": 2, "night shift begins": 1, "Used by all": 1, "`": 6} {
				if got := strings.Count(read(t, m), wanted); got < count {
					t.Errorf("%q is there %d times, want %d or more", wanted, got, count)
				}
			}
		})
	}
}

func TestASentenceWithoutSpacesTakesItsTimeToRead(t *testing.T) {
	d := subscribed(t, "en", general)
	for range 7 {
		d.write(strings.Repeat("会議の議題を質問として送る。", 6), due(t).Add(-day), nil)
	}
	_, m := d.post(due(t))
	if got := strings.Count(read(t, m), "I'll try this"); got == 0 || got > 3 {
		t.Errorf("%d lessons of 84 characters each", got)
	}
}

func TestEveryAskIsInADigestBeforeAnyComesAgain(t *testing.T) {
	d := subscribed(t, "en", general)
	for i := range 8 {
		d.asks(fmt.Sprintf("Ask no. %d?", i), func(a *learn.Ask) { a.Created = due(t).Add(-day) })
	}
	seen := map[string]int{}
	for week := range 2 {
		now := due(t).AddDate(0, 0, 7*week)
		d.write(fmt.Sprint("New ", week), now.Add(-day), nil)
		_, m := d.post(now)
		for i := range 8 {
			if ask := fmt.Sprintf("Ask no. %d?", i); strings.Contains(read(t, m), ask) {
				seen[ask]++
			}
		}
	}
	if len(seen) != 8 {
		t.Errorf("in two weeks the channel has seen %v", seen)
	}
}

func TestWhatAFullEditionLeavesOutComesInAnother(t *testing.T) {
	d := subscribed(t, "en", general)
	for i := range 5 {
		d.asks(fmt.Sprintf("Ask no. %d? %s", i, strings.Repeat("It is about nurses. ", 12)), func(a *learn.Ask) { a.Created = due(t).Add(-day) })
	}
	d.write("A night shift begins with a handover", due(t).Add(-30*day), func(l *learn.Lesson) { l.Industry = "health" })
	seen := map[string]bool{}
	for week := range 3 {
		now := due(t).AddDate(0, 0, 7*week)
		for i := range 2 {
			d.write(fmt.Sprint("New ", week, i, strings.Repeat(" meetings", 20)), now.Add(-day), nil)
		}
		_, m := d.post(now)
		left := 0
		for i := range 5 {
			if ask := fmt.Sprintf("Ask no. %d?", i); strings.Contains(read(t, m), ask) {
				seen[ask] = true
			} else {
				left++
			}
		}
		if week == 0 && left == 0 {
			t.Fatal("the first edition had room for all")
		}
	}
	if len(seen) != 5 {
		t.Errorf("in three weeks the channel has seen %v", seen)
	}
}
