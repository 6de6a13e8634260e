package summary_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

var lea = learn.Actor{ID: "ULEA", Admin: true}

func TestTheSummaryComesAsADirectMessage(t *testing.T) {
	o := quarter(t)
	for range 2 { // Slack may deliver the command twice
		reply, err := o.ask(lea, "2026-Q3", "2026-10-05")
		o.must(err)
		if want := "I'm sending you the summary of July to September 2026 as a direct message."; reply.Tell.Text != want {
			t.Errorf("told %q, want %q", reply.Tell.Text, want)
		}
	}
	planned := o.planned("2026-10-05")
	if len(planned) != 1 || planned[0].Place != "ULEA" || planned[0].Kind != learn.SummaryDM || planned[0].Key != "summary/ULEA/2026-Q3/envelope-1" {
		t.Fatalf("planned %+v", planned)
	}
	// Downtime does not change what was asked for.
	got, err := o.feature().Render(t.Context(), planned[0])
	o.must(err)
	golden(t, "quarter.en", read(got.Message))
}

func TestWhoMayReadTheSummary(t *testing.T) {
	o := newOffice(t)
	for _, actor := range []learn.Actor{{ID: "ULEA", Admin: true}, {ID: "UPIA", HR: true}} {
		if _, err := o.ask(actor, "", "2026-10-05"); err != nil {
			t.Errorf("%+v: %v", actor, err)
		}
	}
	_, err := o.ask(learn.Actor{ID: "UZOE"}, "", "2026-10-05")
	if got, want := said(o, err), "The summary is for L&amp;D and HR. You can ask <@UANA>, <@UBEN> about it."; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	if planned := o.planned("2026-10-05"); len(planned) != 2 {
		t.Errorf("planned %+v", planned)
	}
}

func TestWithoutASettingTheWorkspacesAdminsAreWhomToAsk(t *testing.T) {
	o := newOffice(t)
	req := &chat.Request{Actor: learn.Actor{ID: "UZOE"}, Now: o.day("2026-10-05")}
	_, err := o.feature().Ask(t.Context(), req)
	if got, want := said(o, err), "The summary is for L&amp;D and HR."; got != want {
		t.Errorf("nobody is known: told %q, want %q", got, want)
	}
	o.must(o.db.SaveMembers(t.Context(), []learn.Member{{ID: "UTOM", Name: "Tom", Admin: true}}))
	_, err = o.feature().Ask(t.Context(), req)
	if got := said(o, err); !strings.Contains(got, "<@UTOM>") {
		t.Errorf("told %q", got)
	}
}

// said is what the router makes of a mistake, in English.
func said(o *office, err error) string {
	o.Helper()
	var told *learn.Error
	if !errors.As(err, &told) {
		o.Fatalf("%v", err)
	}
	return string(o.ws.Locales.Workspace().M(told.Key, told.Args...))
}

func TestAPeriodToComeIsExplained(t *testing.T) {
	o := newOffice(t)
	_, err := o.ask(lea, "2027-Q1", "2026-10-05")
	if got := said(o, err); !strings.HasPrefix(got, "That hasn't begun yet.") {
		t.Errorf("told %q", got)
	}
	_, err = o.ask(lea, "<!channel>", "2026-10-05")
	if got := said(o, err); !strings.HasPrefix(got, "I know month, quarter") {
		t.Errorf("told %q", got)
	}
}

func TestThePeriodIsTheAskersOwn(t *testing.T) {
	o := newOffice(t)
	o.must(o.db.SaveMembers(t.Context(), []learn.Member{{ID: "UMAI", Name: "Mai", Zone: "Pacific/Auckland"}}))
	at := learn.Wall("2026-12-31", "20:00", "Europe/Rome") // New Year's morning in Auckland
	_, err := o.db.AddEvent(t.Context(), learn.Event{ID: "party", Title: "Party", Start: at, Zone: "Europe/Rome", Format: learn.Hybrid, Channel: "COPEN", SharedBy: "A1", Created: at})
	o.must(err)
	for member, want := range map[string]string{"ULEA": "0; in the whole quarter before: 1", "UMAI": "1; in the whole quarter before: 0"} {
		_, err := o.ask(learn.Actor{ID: member, HR: true}, "2027-Q1", "2027-01-05")
		o.must(err)
		for _, d := range o.planned("2027-01-05") {
			got, err := o.feature().Render(t.Context(), d)
			o.must(err)
			o.valid(got.Message)
			if !strings.Contains(got.Message.Text, "Events shared: "+want) {
				t.Errorf("%s reads: %s", member, got.Message.Text)
			}
		}
	}
}

func TestAnEmptyPeriodSaysSoKindly(t *testing.T) {
	o := newOffice(t)
	for period, want := range map[string]string{
		"2026-Q4": "Nothing yet in October to December 2026. Seen something good? `/event share` and paste the link.",
		"2026-08": "There is nothing to tell of August 2026: no event was shared, nobody said “Going”, no lesson was written.",
	} {
		m := o.summary("ULEA", period, "2026-10-05")
		if got := read(m); !strings.Contains(got, want) || strings.Contains(got, "|") {
			t.Errorf("%s: %s", period, got)
		}
	}
}

func TestAnEmptyPeriodStandsBesideTheOneBefore(t *testing.T) {
	o := newOffice(t)
	o.evening("A", 2)
	if got := read(o.summary("ULEA", "2026-Q4", "2026-10-05")); !strings.Contains(got, "Events shared | 0 | 1\n") {
		t.Error(got)
	}
}

func TestTheFirstPeriodHasNothingBeforeIt(t *testing.T) {
	o := newOffice(t)
	o.evening("A", 2)
	want := "1 event shared, 1 person said “Going”, 1 lesson written; in the month before there was nothing yet."
	if got := read(o.summary("ULEA", "2026-07", "2026-10-05")); !strings.Contains(got, "July 2026\n"+want+"\n") {
		t.Error(got)
	}
}
