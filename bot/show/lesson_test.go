package show_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

func preReads() learn.SeenLesson {
	return learn.SeenLesson{
		Lesson: learn.Lesson{
			ID: learn.NewID(), Author: "UANA", Takeaway: "Pre-reads beat slides", Story: "Ten minutes of silence.\nThen talk.",
			Try: "Send two pages", Audience: "Managers", Met: 4, Learned: 2, Industry: "health", Topics: []string{"meetings", "remote"},
			Created: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC),
		},
		From: coffee(),
	}
}

func TestALessonCardSaysWhatForWhomAndWhereFrom(t *testing.T) {
	l := preReads()
	card := text(t, show.LessonCard(speak(t, "en"), "technology", l).Blocks)
	for _, want := range []string{
		"*Pre-reads beat slides*", "Ten minutes of silence.", "*Try this:* Send two pages", "*For:* Managers",
		"From <", "Health · outside our industry · meetings, remote", "By <@UANA>", "I'll try this", "More…",
	} {
		if !strings.Contains(card, want) {
			t.Errorf("%q is not in %s", want, card)
		}
	}
	for _, private := range []string{"people met", "things learned", "to try it"} {
		if strings.Contains(card, private) {
			t.Errorf("%q is in %s", private, card)
		}
	}
}

func TestHowManyWantToTryIsSaidFromFiveOn(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "a few want to try it", 4: "a few want to try it", 5: "5 want to try it", 1200: "1,200 want to try it"} {
		if got := string(show.LessonUses(speak(t, "en"), learn.Uses{Trying: n})); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestHowManyUsedItCountsMoreThanHowManyWantTo(t *testing.T) {
	for n, want := range map[learn.Uses]string{
		{Trying: 9, Used: 1}: "usata da alcuni", {Trying: 9, Used: 4}: "usata da alcuni", {Used: 5}: "usata da 5", {Trying: 5}: "5 vogliono provarci",
	} {
		if got := string(show.LessonUses(speak(t, "it"), n)); got != want {
			t.Errorf("%+v: %q", n, got)
		}
	}
}

func TestALongStoryIsCutOnTheCardAndWholeBehindMore(t *testing.T) {
	l := preReads()
	l.Story = strings.Repeat("word ", 500) + "THE END"
	if card := text(t, show.LessonCard(speak(t, "it"), "", l).Blocks); strings.Contains(card, "THE END") || !strings.Contains(card, "…") {
		t.Errorf("the card has %d characters", len(card))
	}
	if details := text(t, show.LessonDetails(speak(t, "it"), "", l)); !strings.Contains(details, "THE END") {
		t.Error("the details lack the end")
	}
}

func TestAHiddenEventLeavesNoTrace(t *testing.T) {
	l := preReads()
	l.From, l.Event = learn.Event{}, learn.NewID()
	if card := text(t, show.LessonCard(speak(t, "en"), "", l).Blocks); strings.Contains(card, "From") || strings.Contains(card, l.Event) {
		t.Error(card)
	}
	l.Encounter = "a train ride"
	if card := text(t, show.LessonCard(speak(t, "en"), "", l).Blocks); !strings.Contains(card, "Encounter: a train ride") {
		t.Error(card)
	}
}

func TestTheLongestLessonFitsIntoSlacksBlocks(t *testing.T) {
	for _, char := range []string{"&", "<", "א", "👩‍💻", "漢", "<!channel> "} {
		many := func(n int) string { return chat.Cut(strings.Repeat(char, n), n) }
		l := preReads()
		l.Takeaway, l.Story, l.Try, l.Audience = many(learn.MaxLine), many(learn.MaxStory), many(learn.MaxLine), many(learn.MaxLine)
		l.Industry, l.From = many(learn.MaxIndustry), worst(char)
		for range learn.MaxTopics {
			l.Topics = append(l.Topics, many(learn.MaxTopic))
		}
		for _, tag := range []string{"en", "it"} {
			card := text(t, show.LessonCard(speak(t, tag), "technology", l).Blocks)
			if n := utf8.RuneCountInString(card); n > 9000 {
				t.Errorf("%s: the card has %d characters; Slack takes about 9,000", char, n)
			}
			details := text(t, show.LessonDetails(speak(t, tag), "technology", l))
			line := string(show.LessonLine(speak(t, tag), "technology", l))
			if n := utf8.RuneCountInString(line); n > 2000 {
				t.Errorf("%s: a line has %d characters", char, n)
			}
			for _, got := range []string{card, details, line} {
				if strings.Contains(got, "<!channel>") || strings.Contains(got, "&am…") || strings.Contains(got, "&…") {
					t.Errorf("%s: markup is broken: %.200s", char, got)
				}
			}
		}
	}
}
