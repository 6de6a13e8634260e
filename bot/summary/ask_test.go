package summary_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

var lea = learn.Actor{ID: "ULEA", Admin: true}

func TestTheSummaryComesAsADirectMessageWithItsThread(t *testing.T) {
	o := quarter(t)
	o.count("2026-10-08")
	for range 2 { // Slack may deliver the command twice
		reply, err := o.ask(lea, "2026-Q3", "2026-10-09")
		o.must(err)
		if want := "I'm sending you the summary of July to September 2026 as a direct message."; reply.Tell.Text != want {
			t.Errorf("told %q, want %q", reply.Tell.Text, want)
		}
	}
	const key = "summary/ULEA/2026-Q3/envelope-1"
	root := o.keyed(key)
	if root.Place != "ULEA" || root.Kind != learn.SummaryDM {
		t.Fatalf("planned %+v", root)
	}
	for _, part := range []string{"capture", "reach", "groups", "breadth", "topics", "stories", "counted"} {
		if d := o.keyed(key + "/" + part); d.Kind != learn.SummaryPart || d.Thread != root.ID || d.Place != "ULEA" {
			t.Errorf("not in its thread: %+v", d)
		}
	}
	got, err := o.feature().Render(t.Context(), root)
	o.must(err)
	if o.valid(got.Message); !strings.HasPrefix(read(got.Message), "# Summary: July to September 2026\n") {
		t.Error(read(got.Message))
	}
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

// At New Year it is another year in Auckland than in Rome, where most live.
func TestPeriodsBeginWhereMostMembersLive(t *testing.T) {
	o := newOffice(t)
	o.must(o.db.SaveMembers(t.Context(), []learn.Member{{ID: "UMAI", Name: "Mai", Zone: "Pacific/Auckland"}}))
	at := learn.Wall("2026-12-31", "20:00", "Europe/Rome") // New Year's morning in Auckland
	_, err := o.db.AddEvent(t.Context(), learn.Event{ID: "party", Title: "Party", Start: at, Zone: "Europe/Rome", Format: learn.Hybrid, Channel: "COPEN", SharedBy: "A1", Created: at})
	o.must(err)
	for _, reader := range []string{"ULEA", "UMAI"} {
		m, _ := o.part(reader, "2026-Q4", "reach", "2027-01-05")
		if !strings.Contains(m.Text, "Events shared: 1; in the quarter before: 0") {
			t.Errorf("%s reads: %s", reader, m.Text)
		}
	}
	// Once a period was counted, the next follow on it, whoever joins.
	o.count("2027-01-08")
	o.must(o.db.SaveMembers(t.Context(), []learn.Member{{ID: "UTUI", Zone: "Pacific/Auckland"}, {ID: "UKEA", Zone: "Pacific/Auckland"}, {ID: "UPOE", Zone: "Pacific/Auckland"}}))
	m, _ := o.part("UMAI", "2027-Q1", "counted", "2027-01-09")
	if !strings.Contains(m.Text, "time zone of Rome") {
		t.Error(m.Text)
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
	o.event("coffee", "2026-07-10", learn.InPerson, "", "A1", "A1")
	m, _ := o.part("ULEA", "2026-Q4", "reach", "2026-10-05")
	if got := read(m); !strings.Contains(got, "Events shared | 0 | 1\n") {
		t.Error(got)
	}
}

func TestTheFirstPeriodHasNothingBeforeIt(t *testing.T) {
	o := newOffice(t)
	o.event("coffee", "2026-07-10", learn.InPerson, "", "A1", "A1")
	o.lesson("2026-07-11", "A1", "coffee", "", 2)
	want := "1 event shared, 1 person said “Going”, 1 lesson written; in the month before there was nothing yet."
	if got := read(o.summary("ULEA", "2026-07", "2026-10-05")); !strings.Contains(got, "July 2026\n"+want+"\n") {
		t.Error(got)
	}
}

func TestWithoutAnHRListTheSummarySaysWhatIsMissing(t *testing.T) {
	o := newOffice(t)
	o.ws.Home = ""
	o.event("coffee", "2026-07-10", learn.InPerson, "", "A1", "A1")
	text := o.thread("ULEA", "2026-Q3", "2026-10-05")
	for _, want := range []string{"once your admin has said who is in HR", "once your admin has set the industry we are in"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing: %s", want, text)
		}
	}
	if strings.Contains(text, "utside our industry |") {
		t.Errorf("nothing is outside an industry that is not known: %s", text)
	}
}

// Three people: all that is private stays with them, and the message says so kindly.
func TestInAWorkspaceOfThreeWhatIsPrivateStaysPrivate(t *testing.T) {
	o := newOffice(t)
	o.event("coffee", "2026-07-10", learn.InPerson, "health", "A1", "A1", "A2", "A3")
	o.hopes("coffee", "2026-07-09", "A1", "A2", "A3")
	o.lesson("2026-07-11", "A1", "coffee", "", 2)
	o.turnout("coffee", "2026-07-13", learn.Went, "A2")
	o.outcome("coffee", "2026-07-13", learn.AimMissed, "A1", "A2")
	o.count("2026-10-08")
	text := o.thread("ULEA", "2026-Q3", "2026-10-09")
	if !strings.Contains(text, "Few people answered, so what each of them said stays with them") {
		t.Error(text)
	}
	for _, want := range []string{"Attendances with a lesson | 1 of 3 |", "Attendances confirmed, of all “Going” | not shown: too few |", "Events shared | 1 |"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing: %s", want, text)
		}
	}
}

// What was counted stays: who asks a day later reads the same, whatever was
// deleted meanwhile.
func TestAPeriodThatWasCountedChangesNoMore(t *testing.T) {
	o := quarter(t)
	o.count("2026-10-08")
	before := o.thread("ULEA", "2026-Q3", "2026-10-09")
	o.must(o.db.WithdrawLesson(t.Context(), "coffee by H1", o.day("2026-10-10")))
	o.used(" by A9", "2026-10-10", learn.Use{State: learn.Used, Note: "After all."}, "A6", "A7")
	o.count("2026-10-11")
	if diff := cmp.Diff(before, o.thread("ULEA", "2026-Q3", "2026-10-12")); diff != "" {
		t.Error(diff)
	}
}

func TestWhoMayNoLongerReadTheSummaryGetsNoMore(t *testing.T) {
	o := quarter(t)
	_, err := o.ask(lea, "2026-Q3", "2026-10-09")
	o.must(err)
	o.left["ULEA"] = true
	for _, d := range o.planned("2026-10-09") {
		if got, err := o.feature().Render(t.Context(), d); err != nil || !got.Gone {
			t.Errorf("%s: %v, %v", d.Key, got, err)
		}
	}
}

// On the first working morning of a month the month before comes; the quarter
// once it was counted.
func TestTheSummaryComesEachMonthToThoseWhoWantIt(t *testing.T) {
	o := quarter(t)
	req := &chat.Request{Actor: lea, Who: learn.Member{ID: "ULEA"}, Value: "on", Loc: o.ws.Locales.Workspace(), Now: o.day("2026-10-09")}
	_, err := o.feature().Monthly(t.Context(), req)
	o.must(err)
	for _, c := range []struct{ date, want, sent string }{
		{"2026-11-01", "", ""},                               // a Sunday
		{"2026-11-02", `{"period":"2026-Q3"}`, "2026-11-02"}, // it was counted on 8 October
		{"2026-11-03", `{"period":"2026-Q3"}`, "2026-11-02"}, // once
		{"2026-12-02", `{"period":"2026-11"}`, "2026-12-02"}, // a day late
		{"2027-01-12", "", ""},                               // too late
		{"2027-02-01", `{"period":"2026-Q4"}`, "2027-02-01"},
	} {
		o.count(c.date)
		d := o.keyed("summary/monthly/" + c.date[:7] + "/ULEA")
		if d.Args != c.want || c.want != "" && d.Created.Format("2006-01-02") != c.sent {
			t.Errorf("%s: %+v, want %s", c.date, d, c.want)
		}
	}
	req.Value = "off"
	_, err = o.feature().Monthly(t.Context(), req)
	o.must(err)
	o.count("2027-03-01")
	if d := o.keyed("summary/monthly/2027-03/ULEA"); d.ID != "" {
		t.Errorf("planned %+v", d)
	}
}
