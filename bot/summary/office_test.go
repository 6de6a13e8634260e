package summary_test

import (
	"context"
	"encoding/json"
	"errors"
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
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

// office is a workspace with its history.
type office struct {
	*testing.T
	db *store.DB
	ws *chat.Workspace
	hr []string
	// left are members who are in HR no more.
	left map[string]bool
}

func newOffice(t *testing.T, hr ...string) *office {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "office.db")))
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
	o := &office{T: t, db: db, hr: hr, left: map[string]bool{}, ws: &chat.Workspace{
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
	return summary.New(o.db, o.ws, o.hr, summary.Slack{
		Actor: func(_ context.Context, member string) (learn.Actor, error) {
			return learn.Actor{ID: member, HR: !o.left[member]}, nil
		},
		Reach: func(context.Context, time.Time) {},
	})
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

// event is shared and takes place on the same day; all go.
func (o *office) event(id, date string, format learn.Format, industry, by string, going ...string) {
	o.Helper()
	at := o.day(date)
	_, err := o.db.AddEvent(o.Context(), learn.Event{
		ID: id, Title: id, Start: at, Zone: "Europe/Rome", Format: format, Industry: industry, Channel: "COPEN", SharedBy: by, Created: at,
	})
	o.must(err)
	for _, m := range going {
		o.must(o.db.Answer(o.Context(), id, m, learn.Going, at))
	}
}

// hopes are of those who go to an event: three people each.
func (o *office) hopes(event, date string, members ...string) {
	o.Helper()
	for _, m := range members {
		_, err := o.db.SaveIntention(o.Context(), event, m, learn.Intention{Meet: 3}, o.day(date))
		o.must(err)
	}
}

// turnout is what members said became of their going.
func (o *office) turnout(event, date string, turnout learn.Turnout, members ...string) {
	o.Helper()
	for _, m := range members {
		o.must(o.db.SayTurnout(o.Context(), event, m, turnout, o.day(date)))
	}
}

// outcome is what members said came of meeting people.
func (o *office) outcome(event, date string, result learn.Result, members ...string) {
	o.Helper()
	for _, m := range members {
		o.must(o.db.SaveOutcome(o.Context(), learn.Outcome{
			Event: event, Member: m, Results: map[learn.Aim]learn.Result{learn.MeetAim: result}, Updated: o.day(date),
		}))
	}
}

// tries has members want to try a lesson on date, and be asked a month later.
func (o *office) tries(lesson, date string, members ...string) {
	o.Helper()
	for _, m := range members {
		_, err := o.db.SetUse(o.Context(), learn.Use{Lesson: lesson, Member: m, State: learn.WillTry, Updated: o.day(date)})
		o.must(err)
		o.must(o.db.Inquire(o.Context(), learn.Question{
			Kind: learn.UseQuestion, Member: m, Subject: lesson, Cause: "use/" + lesson,
			Due: learn.QuestionAfter(o.day(date), learn.UseAskedAfter, time.UTC), Created: o.day(date),
		}))
	}
}

// used is what came of it.
func (o *office) used(lesson, date string, u learn.Use, members ...string) {
	o.Helper()
	for _, m := range members {
		u.Lesson, u.Member, u.Updated = lesson, m, o.day(date)
		_, err := o.db.SetUse(o.Context(), u)
		o.must(err)
		o.must(o.db.AnswerQuestion(o.Context(), learn.UseQuestion, m, lesson, string(u.State), o.day(date)))
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
	m, _ := o.render((*summary.Feature).Render, reader, map[string]string{"period": period}, date)
	return m
}

// part is a reply to it; false when there is none.
func (o *office) part(reader, period string, part learn.Chapter, date string) (chat.Message, bool) {
	o.Helper()
	return o.render((*summary.Feature).Part, reader, map[string]string{"period": period, "part": string(part)}, date)
}

// thread is the summary with its replies, as one reads it.
func (o *office) thread(reader, period, date string) string {
	o.Helper()
	text := read(o.summary(reader, period, date))
	for _, part := range []learn.Chapter{"capture", "reach", "groups", "breadth", "topics", "stories", "counted"} {
		if m, shown := o.part(reader, period, part, date); shown {
			text += "\n" + read(m)
		}
	}
	return text
}

func (o *office) render(do func(*summary.Feature, context.Context, learn.Delivery) (chat.Rendering, error), reader string, what map[string]string, date string) (chat.Message, bool) {
	o.Helper()
	args, err := json.Marshal(what)
	o.must(err)
	got, err := do(o.feature(), o.Context(), learn.Delivery{Place: reader, Args: string(args), Created: o.day(date)})
	o.must(err)
	if !got.Gone {
		o.valid(got.Message)
	}
	return got.Message, !got.Gone
}

// count has all periods counted that are due on the day.
func (o *office) count(date string) {
	o.Helper()
	o.must(o.feature().Plan(o.Context(), o.day(date)))
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
		case *slack.DataVisualizationBlock:
			lines = append(lines, "[chart] "+b.Title)
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

// keyed is what was planned under a key; zero when nothing was.
func (o *office) keyed(key string) learn.Delivery {
	o.Helper()
	d, err := o.db.Keyed(o.Context(), key)
	if err != nil && !errors.Is(err, store.ErrNone) {
		o.Fatal(err)
	}
	return d
}
