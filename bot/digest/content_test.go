package digest_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// share stores an event in #general that starts at start, as change has it.
func (d desk) share(title string, start time.Time, change func(*learn.Event)) learn.Event {
	d.Helper()
	e := learn.Event{
		ID: learn.NewID(), Title: title, Link: "https://example.org/e", Start: start, Zone: "Europe/Rome",
		Format: learn.InPerson, Place: "Via Larga 7", Channel: general, SharedBy: ana, Created: start.Add(-60 * 24 * time.Hour),
	}
	if change != nil {
		change(&e)
	}
	_, err := d.db.AddEvent(d.Context(), e)
	d.no(err)
	return e
}

// write stores a lesson in #general, as change has it.
func (d desk) write(takeaway string, now time.Time, change func(*learn.Lesson)) learn.Lesson {
	d.Helper()
	l := learn.Lesson{
		ID: learn.NewID(), Author: ben, Takeaway: takeaway, Met: learn.NotSaid, Learned: learn.NotSaid,
		Channel: general, Created: now, Updated: now,
	}
	if change != nil {
		change(&l)
	}
	_, err := d.db.AddLesson(d.Context(), l)
	d.no(err)
	return l
}

// post plans what is due at now and renders it as the outbox does for the
// first time. Without anything to show it returns no delivery.
func (d desk) post(now time.Time) (learn.Delivery, chat.Message) {
	d.Helper()
	d.plan(now)
	all := d.claim(now)
	if len(all) != 1 {
		d.Fatalf("%d deliveries at %s, want one", len(all), now)
	}
	r, err := d.f.Edition(d.Context(), all[0])
	d.no(err)
	if r.Gone {
		return learn.Delivery{}, chat.Message{}
	}
	d.no(d.db.SetShown(d.Context(), all[0].ID, r.Shows))
	all[0].TS = "1780902000.000100"
	return all[0], r.Message
}

// again renders a posted edition once more.
func (d desk) again(one learn.Delivery) chat.Message {
	d.Helper()
	r, err := d.f.Edition(d.Context(), one)
	d.no(err)
	if r.Gone {
		d.Fatal("a posted edition vanishes")
	}
	d.no(d.db.SetShown(d.Context(), one.ID, r.Shows))
	return r.Message
}

// read is the message as a person reads it, a line for each part; it fails
// the test when Slack would refuse the message.
func read(t testing.TB, m chat.Message) string {
	t.Helper()
	raw, err := json.Marshal(m.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range blockkit.Message(raw) {
		t.Errorf("Slack refuses the message: %s", problem)
	}
	if n := blockkit.TextLength(raw); n >= 9000 {
		t.Errorf("%d characters of block text", n)
	}
	if m.Text == "" || len([]rune(m.Text)) > 4000 {
		t.Errorf("the message's text has %d characters", len([]rune(m.Text)))
	}
	var lines []string
	for _, b := range m.Blocks {
		switch b := b.(type) {
		case *slack.HeaderBlock:
			lines = append(lines, "# "+b.Text.Text)
		case *slack.SectionBlock:
			text := b.Text.Text
			if b.Accessory != nil {
				text += fmt.Sprintf("\n  [%s]", b.Accessory.ButtonElement.Text.Text)
			}
			lines = append(lines, text)
		case *slack.ContextBlock:
			lines = append(lines, "· "+b.ContextElements.Elements[0].(*slack.TextBlockObject).Text)
		case *slack.DividerBlock:
			lines = append(lines, "---")
		case *slack.ActionBlock:
			var labels []string
			for _, e := range b.Elements.ElementSet {
				labels = append(labels, "["+e.(*slack.ButtonBlockElement).Text.Text+"]")
			}
			lines = append(lines, strings.Join(labels, " "))
		default:
			t.Fatalf("a block %T", b)
		}
	}
	text := strings.Join(lines, "\n") + "\n"
	if n := len(word.FindAllString(markup.ReplaceAllString(text, "$1"), -1)); n > aMinute {
		t.Errorf("%d words are more than anybody reads in a minute:\n%s", n, text)
	}
	return text
}

// aMinute is how many words are read in one: the mean of 190 studies in
// Brysbaert, How many words do we read per minute?, 2019.
const aMinute = 238

// word is one that is not of a button, no number; markup is a link, a date or a name.
var (
	markup = regexp.MustCompile(`<(?:[^<>|]*\|)?([^<>]*)>|(?m:^ *\[.*\]$)`)
	word   = regexp.MustCompile(`\S*\pL\S*`)
)

// says fails the test unless text has all of wanted and none of unwanted.
func says(t testing.TB, text string, wanted, unwanted []string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("%q is missing in:\n%s", w, text)
		}
	}
	for _, u := range unwanted {
		if strings.Contains(text, u) {
			t.Errorf("%q stands in:\n%s", u, text)
		}
	}
}
