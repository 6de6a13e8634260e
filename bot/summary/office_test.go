package summary_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
	"github.com/fieldnotes-slack/fieldnotes/bot/summary"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// office is a workspace with its history.
type office struct {
	*testing.T
	db *store.DB
	ws *chat.Workspace
	hr []string
}

func newOffice(t *testing.T, hr ...string) *office {
	t.Helper()
	db, err := store.Open(t.Context(), storetest.URL(t, filepath.Join(t.TempDir(), "office.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	o := &office{T: t, db: db, hr: hr, ws: &chat.Workspace{
		Locales: locales, Home: "technology", Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"},
	}}
	o.must(db.SaveChannel(t.Context(), learn.Channel{ID: "COPEN", Name: "open"}))
	o.must(db.SaveMembers(t.Context(), []learn.Member{
		{ID: "ULEA", Name: "Lea", Zone: "Europe/Rome", Locale: "en-US"}, {ID: "UPIA", Name: "Pia", Zone: "Europe/Rome", Locale: "it-IT"},
	}))
	return o
}

func (o *office) must(err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
}

func (o *office) feature(admins ...string) *summary.Feature {
	o.ws.Admins = admins
	return summary.New(o.db, o.ws, o.hr)
}

// atOnce makes history in one transaction.
func (o *office) atOnce(history func()) {
	o.Helper()
	db := o.db
	defer func() { o.db = db }()
	o.must(db.Transact(o.Context(), func(tx *store.DB) error {
		o.db = tx
		history()
		return nil
	}))
}

// day is noon in Rome.
func (o *office) day(date string) time.Time {
	o.Helper()
	at := learn.Wall(date, "12:00", "Europe/Rome")
	if at.IsZero() {
		o.Fatalf("%q is no date", date)
	}
	return at
}

// event is shared by its first member and takes place on the same day; all go
// and hope to meet three people.
func (o *office) event(id, date string, format learn.Format, industry, by string, going ...string) {
	o.Helper()
	at := o.day(date)
	_, err := o.db.AddEvent(o.Context(), learn.Event{
		ID: id, Title: id, Start: at, Zone: "Europe/Rome", Format: format, Industry: industry, Channel: "COPEN", SharedBy: by, Created: at,
	})
	o.must(err)
	for _, m := range going {
		o.must(o.db.Answer(o.Context(), id, m, learn.Going, at))
		_, err := o.db.SaveIntention(o.Context(), id, m, learn.Intention{Meet: 3, Learn: 3}, at)
		o.must(err)
	}
}

// lesson is written on date; event is "" for another encounter.
func (o *office) lesson(date, author, event, industry string, met int) {
	o.Helper()
	_, err := o.db.AddLesson(o.Context(), learn.Lesson{
		ID: fmt.Sprintf("%s by %s", event, author), Author: author, Event: event, Takeaway: "Ask first.",
		Industry: industry, Met: met, Learned: -1, Channel: "COPEN", Created: o.day(date),
	})
	o.must(err)
}

// summary is what the reader gets who asks for the period on that day.
func (o *office) summary(reader, period, date string) chat.Message {
	o.Helper()
	args, err := json.Marshal(map[string]string{"period": period, "zone": "Europe/Rome"})
	o.must(err)
	d := learn.Delivery{Kind: learn.SummaryDM, Place: reader, Args: string(args), Created: o.day(date)}
	got, err := o.feature().Render(o.Context(), d)
	o.must(err)
	o.valid(got.Message)
	return got.Message
}

func (o *office) valid(m chat.Message) {
	o.Helper()
	blocks, err := json.Marshal(m.Blocks)
	o.must(err)
	for _, p := range blockkit.Message(blocks) {
		o.Errorf("Slack refuses it: %s", p)
	}
	if n := len([]rune(m.Text)); n == 0 || n > 4000 {
		o.Errorf("the text has %d characters", n)
	}
}

// read is a message as one reads it, a table's cells between bars.
func read(m chat.Message) string {
	var lines []string
	for _, b := range m.Blocks {
		switch b := b.(type) {
		case *slack.HeaderBlock:
			lines = append(lines, "# "+b.Text.Text)
		case *slack.SectionBlock:
			lines = append(lines, b.Text.Text)
		case *slack.ContextBlock:
			lines = append(lines, "("+b.ContextElements.Elements[0].(*slack.TextBlockObject).Text+")")
		case *slack.TableBlock:
			for _, row := range b.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, c.(*slack.TableRawTextCell).Text)
				}
				lines = append(lines, strings.Join(cells, " | "))
			}
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func (o *office) ask(actor learn.Actor, typed, date string) (chat.Reply, error) {
	who, err := o.db.Member(o.Context(), actor.ID)
	o.must(err)
	return o.feature("UANA", "UBEN").Ask(o.Context(), &chat.Request{
		Kind: chat.CommandKind, Name: "lessons summary", ID: "envelope-1", Now: o.day(date), Who: who, Actor: actor,
		Loc: o.ws.Locales.For(who.Locale), Channel: "COPEN", Text: typed,
	})
}

func (o *office) planned(date string) []learn.Delivery {
	o.Helper()
	all, err := o.db.Claim(o.Context(), o.day(date), 10, nil)
	o.must(err)
	return all
}
