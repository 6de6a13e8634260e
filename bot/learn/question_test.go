package learn_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// on is an instant as clocks in a zone show it.
func on(t *testing.T, zone, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", text, learn.Location(zone))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestQuestionsComeAtHalfPastNineOnTheNextWorkingDay(t *testing.T) {
	for _, c := range []struct{ zone, after, want string }{
		{"Europe/Rome", "2026-11-23 20:30", "2026-11-24 09:30"},
		{"Europe/Rome", "2026-11-24 00:00", "2026-11-24 09:30"},        // over at midnight
		{"Europe/Rome", "2026-11-24 04:59", "2026-11-24 09:30"},        // late at night, or an evening elsewhere
		{"Europe/Rome", "2026-11-24 08:30", "2026-11-25 09:30"},        // a breakfast
		{"Europe/Rome", "2026-11-28 01:00", "2026-11-30 09:30"},        // Friday night
		{"Europe/Rome", "2026-11-30 00:00", "2026-11-30 09:30"},        // all of a weekend
		{"Europe/Rome", "2026-11-27 20:30", "2026-11-30 09:30"},        // Friday
		{"Europe/Rome", "2026-11-28 12:00", "2026-11-30 09:30"},        // Saturday
		{"Europe/Rome", "2026-11-29 23:59", "2026-11-30 09:30"},        // Sunday
		{"Europe/Rome", "2026-10-23 20:30", "2026-10-26 09:30"},        // clocks go back on the 25th
		{"Europe/Rome", "2027-03-26 20:30", "2027-03-29 09:30"},        // and forward on the 28th
		{"America/New_York", "2026-10-30 23:00", "2026-11-02 09:30"},   // back on 1 November
		{"Asia/Kolkata", "2026-12-31 20:30", "2027-01-01 09:30"},       // half an hour off, over the year's end
		{"Pacific/Kiritimati", "2026-11-27 08:00", "2026-11-30 09:30"}, // fourteen hours ahead
		{"Pacific/Pago_Pago", "2026-11-26 23:30", "2026-11-27 09:30"},
	} {
		zone := learn.Location(c.zone)
		after, want := on(t, c.zone, c.after), on(t, c.zone, c.want)
		if got := learn.WorkingMorning(after.UTC(), zone); !got.Equal(want) {
			t.Errorf("after %s in %s: %s, want %s", c.after, c.zone, got.In(zone), c.want)
		}
	}
}

func TestAQuestionIsRepeatedOnceThreeDaysLater(t *testing.T) {
	rome := learn.Location("Europe/Rome")
	for asked, want := range map[string]string{
		"2026-11-23 09:30": "2026-11-26 09:30",
		"2026-11-23 11:59": "2026-11-26 09:30", // however late in the morning
		"2026-11-25 09:30": "2026-11-30 09:30", // Saturday, so Monday
		"2026-11-27 09:30": "2026-11-30 09:30",
		"2026-10-22 09:30": "2026-10-26 09:30", // over the change of clocks
	} {
		first := learn.Question{Kind: learn.TurnoutQuestion, Asked: 1}
		if got := first.Again(on(t, "Europe/Rome", asked), rome); !got.Equal(on(t, "Europe/Rome", want)) {
			t.Errorf("asked %s, again %s, want %s", asked, got.In(rome), want)
		}
	}
	for _, last := range []learn.Question{{Kind: learn.TurnoutQuestion, Asked: 2}, {Kind: learn.UseQuestion, Asked: 1}} {
		if again := last.Again(on(t, "Europe/Rome", "2026-11-23 09:30"), rome); !again.IsZero() {
			t.Errorf("%s is asked again after %d times", last.Kind, last.Asked)
		}
	}
}

func TestQuestionsKeepToPausesQuietHoursAndWorkingDays(t *testing.T) {
	usual := learn.UsualPreferences()
	quiet := func(from, to int) learn.Preferences {
		return learn.Preferences{Quiet: learn.Quiet{From: from * 60, To: to * 60}}
	}
	paused := func(until string) learn.Preferences {
		p := usual
		p.Paused = on(t, "Europe/Rome", until)
		return p
	}
	for _, c := range []struct {
		name string
		p    learn.Preferences
		at   string
		from string // when the member is asked then
		now  bool   // whether they may be asked at once
	}{
		{"at half past nine", usual, "2026-11-24 09:30", "2026-11-24 09:30", true},
		{"a minute before", usual, "2026-11-24 09:29", "2026-11-24 09:30", false},
		{"late in the morning", usual, "2026-11-24 11:00", "2026-11-25 09:30", true},
		{"in the afternoon", usual, "2026-11-24 12:01", "2026-11-25 09:30", false},
		{"at night", usual, "2026-11-24 23:00", "2026-11-25 09:30", false},
		{"Friday afternoon", usual, "2026-11-27 15:00", "2026-11-30 09:30", false},
		{"Saturday morning", usual, "2026-11-28 09:30", "2026-11-30 09:30", false},
		{"Sunday night", usual, "2026-11-29 23:59", "2026-11-30 09:30", false},
		{"without quiet hours", quiet(0, 0), "2026-11-24 04:00", "2026-11-24 09:30", false},
		{"quiet until ten", quiet(20, 10), "2026-11-24 09:30", "2026-11-24 10:00", false},
		{"quiet until ten, at ten", quiet(20, 10), "2026-11-24 10:00", "2026-11-24 10:00", true},
		{"quiet over the working day", quiet(8, 18), "2026-11-24 09:30", "2026-11-24 18:00", false},
		{"awake at night only", quiet(6, 5), "2026-11-24 09:30", "2026-11-25 05:00", false},
		{"awake at night only, on Friday", quiet(6, 5), "2026-11-27 09:30", "2026-12-01 05:00", false},
		{"awake late only, after midnight on Friday", quiet(6, 23), "2026-11-28 00:30", "2026-11-30 23:00", false},
		{"quiet hours begin at ten", quiet(10, 9), "2026-11-24 10:30", "2026-11-25 09:30", false},
		{"in a pause", paused("2026-12-01 00:00"), "2026-11-24 09:30", "2026-12-01 09:30", false},
		{"a pause that ends on Saturday", paused("2026-11-28 00:00"), "2026-11-24 09:30", "2026-11-30 09:30", false},
		{"a pause that ends at ten", paused("2026-11-24 10:00"), "2026-11-24 09:30", "2026-11-25 09:30", false},
		{"a pause that is over", paused("2026-11-24 00:00"), "2026-11-24 09:30", "2026-11-24 09:30", true},
		{"on the day after the clocks went back", usual, "2026-10-26 09:30", "2026-10-26 09:30", true},
	} {
		zone := learn.Location("Europe/Rome")
		at := on(t, "Europe/Rome", c.at)
		if got := c.p.AskFrom(at, zone); !got.Equal(on(t, "Europe/Rome", c.from)) {
			t.Errorf("%s, %s: asked %s, want %s", c.name, c.at, got.In(zone), c.from)
		}
		if got := c.p.Asks(at, zone); got != c.now {
			t.Errorf("%s, %s: may be asked at once: %v", c.name, c.at, got)
		}
	}
}

func TestTwoQuestionsInSevenDaysAreEnough(t *testing.T) {
	now := on(t, "Europe/Rome", "2026-11-30 09:30")
	for _, c := range []struct {
		asked []string
		want  string
	}{
		{nil, "2026-11-30 09:30"},
		{[]string{"2026-11-24 09:30"}, "2026-11-30 09:30"},
		{[]string{"2026-11-24 09:30", "2026-11-25 09:30"}, "2026-12-01 09:30"},
		{[]string{"2026-11-25 09:30", "2026-11-24 09:30"}, "2026-12-01 09:30"},
		{[]string{"2026-11-23 09:30", "2026-11-25 09:30"}, "2026-11-30 09:30"}, // seven days ago is no longer within them
		{[]string{"2026-11-30 09:30", "2026-11-30 09:30"}, "2026-12-07 09:30"},
	} {
		var asked []time.Time
		for _, a := range c.asked {
			asked = append(asked, on(t, "Europe/Rome", a))
		}
		if got := learn.AskNext(asked, now); !got.Equal(on(t, "Europe/Rome", c.want)) {
			t.Errorf("asked %v: next %s, want %s", c.asked, got, c.want)
		}
	}
}

func TestAQuestionIsNotAskedOfWhoCannotOrWillNotAnswerOrTooLate(t *testing.T) {
	now := on(t, "Europe/Rome", "2026-11-24 09:30")
	inquiry := func(change func(*learn.Inquiry)) learn.Inquiry {
		i := learn.Inquiry{
			Question: learn.Question{Kind: learn.TurnoutQuestion, Created: now.Add(-12 * time.Hour)},
			To:       learn.Reader{Preferences: learn.UsualPreferences()}, Zone: learn.Location("Europe/Rome"),
		}
		change(&i)
		return i
	}
	for name, c := range map[string]struct {
		change func(*learn.Inquiry)
		ask    bool
	}{
		"as usual":                {func(*learn.Inquiry) {}, true},
		"a guest":                 {func(i *learn.Inquiry) { i.To.Guest = true }, true},
		"a guest, by a colleague": {func(i *learn.Inquiry) { i.Kind, i.To.Guest = learn.AskQuestion, true }, false},
		"a guest, to share":       {func(i *learn.Inquiry) { i.Kind, i.To.Guest = learn.ConsentQuestion, true }, false},
		"a member, to share":      {func(i *learn.Inquiry) { i.Kind = learn.ConsentQuestion }, true},
		"who has left":            {func(i *learn.Inquiry) { i.To.Deleted = true }, false},
		"a bot":                   {func(i *learn.Inquiry) { i.To.Bot = true }, false},
		"who wants none":          {func(i *learn.Inquiry) { i.To.Preferences.Muted = []learn.Notice{learn.Questions} }, false},
		"who wants no reminders":  {func(i *learn.Inquiry) { i.To.Preferences.Muted = []learn.Notice{learn.DayBefore} }, true},
		"almost two weeks later":  {func(i *learn.Inquiry) { i.Created = now.Add(-learn.TurnoutStale + time.Second) }, true},
		"two weeks later":         {func(i *learn.Inquiry) { i.Created = now.Add(-learn.TurnoutStale) }, false},
	} {
		if _, ask := inquiry(c.change).When(now); ask != c.ask {
			t.Errorf("%s: asked: %v", name, ask)
		}
	}
}

func TestAnAnswerMayBeChangedForAWeek(t *testing.T) {
	said := on(t, "Europe/Rome", "2026-11-24 10:00")
	answered := learn.Question{State: learn.QuestionAnswered, AnsweredAt: said}
	dropped := learn.Question{State: learn.QuestionDropped, AnsweredAt: said}
	for _, c := range []struct {
		q    learn.Question
		at   time.Time
		want bool
	}{
		{answered, said.Add(learn.ChangeMind - time.Second), true},
		{answered, said.Add(learn.ChangeMind), false},
		{dropped, said.Add(30 * 24 * time.Hour), true},
		{learn.Question{State: learn.QuestionAsked}, said, true},
	} {
		if got := c.q.MayAnswer(c.at); got != c.want {
			t.Errorf("%s, %s later: %v", c.q.State, c.at.Sub(said), got)
		}
	}
}

func TestOnlyWhatTookPlaceLatelyIsAskedAbout(t *testing.T) {
	end := on(t, "Europe/Rome", "2026-11-24 20:00")
	e := learn.Event{Start: end.Add(-time.Hour), End: end}
	off := e
	off.Cancelled = end.Add(-48 * time.Hour)
	for name, c := range map[string]struct {
		e    learn.Event
		now  time.Time
		want bool
	}{
		"just over":       {e, end, true},
		"not over":        {e, end.Add(-time.Second), false},
		"cancelled":       {off, end, false},
		"two weeks later": {e, end.Add(learn.TurnoutStale), false},
	} {
		if got := c.e.AsksTurnout(c.now); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
