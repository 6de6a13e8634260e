package notice_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// told is a delivery to a member about an event, as the outbox has taken it.
func (s *stage) told(kind learn.Kind, e learn.Event, to, args string) learn.Delivery {
	return learn.Delivery{Kind: kind, Place: to, Subject: e.ID, Args: args, Claimed: e.Start.Add(-24 * time.Hour)}
}

func (s *stage) args(e learn.Event) string {
	s.Helper()
	args, err := e.Snapshot().Args()
	s.no(err)
	return args
}

func (s *stage) saved(e learn.Event) {
	s.Helper()
	s.no(s.db.SaveEvent(s.Context(), e))
}

// says is all that the message shows, and a failure when Slack would refuse it.
func (s *stage) says(r chat.Rendering, err error) string {
	s.Helper()
	s.no(err)
	if r.Gone {
		return ""
	}
	raw, err := json.Marshal(r.Message.Blocks)
	s.no(err)
	if r.Message.File != nil {
		return r.Message.Text
	}
	for _, p := range blockkit.Message(raw) {
		s.Error(p)
	}
	if strings.ContainsAny(r.Message.Text, "<>") {
		s.Errorf("the notification has markup: %s", r.Message.Text)
	}
	var all strings.Builder
	var blocks []struct {
		Text struct{ Text string }
	}
	s.no(json.Unmarshal(raw, &blocks))
	for _, b := range blocks {
		all.WriteString(b.Text.Text + "\n")
	}
	return all.String()
}

func TestOnlyWhoStillComesHearsOfAChange(t *testing.T) {
	for name, c := range map[string]struct {
		answer learn.RSVP
		change func(*stage, *learn.Event)
		silent bool
	}{
		"goes":     {learn.Going, func(*stage, *learn.Event) {}, false},
		"waits":    {learn.Waitlisted, func(*stage, *learn.Event) {}, false},
		"may come": {learn.Maybe, func(*stage, *learn.Event) {}, false},
		"can't":    {learn.NotGoing, func(*stage, *learn.Event) {}, true},
		"muted": {learn.Going, func(s *stage, _ *learn.Event) {
			s.prefers("UBEN", func(p *learn.Preferences) { p.Muted = []learn.Notice{learn.Changes} })
		}, true},
		"changed back": {learn.Going, func(_ *stage, e *learn.Event) { e.Place = "Talent Garden" }, true},
		"over":         {learn.Going, func(_ *stage, e *learn.Event) { e.Start, e.End = longAgo, longAgo.Add(time.Hour) }, true},
	} {
		s := newStage(t)
		e := s.event("2026-12-07T18:30:00+01:00", nil)
		s.answers(e, c.answer, "UBEN")
		d := s.told(learn.ChangedDM, e, "UBEN", s.args(e))
		e.Place = "Elsewhere"
		c.change(s, &e)
		s.saved(e)
		if got := s.says(s.Changed(t.Context(), d)); (got == "") != c.silent {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAChangeIsToldInTheReadersLanguageAndZone(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-12-07T18:30:00+01:00", nil)
	s.answers(e, learn.Going, "UBEN", "UCHIARA")
	known := s.args(e)
	e.Start, e.End = e.Start.Add(time.Hour), time.Time{}
	s.saved(e)
	for member, want := range map[string]string{
		"UBEN":    "has changed.\n• When: Monday 7 December at 13:30 (before: Monday 7 December at 12:30 – 14:00)",
		"UCHIARA": "c'è un cambiamento.\n• Quando: lunedì 7 dicembre alle 19:30 (prima: lunedì 7 dicembre alle 18:30 – 20:00)",
	} {
		r, err := s.Changed(t.Context(), s.told(learn.ChangedDM, e, member, known))
		s.says(r, err)
		if !strings.Contains(r.Message.Text, want) {
			t.Errorf("%s: %s", member, r.Message.Text)
		}
	}
}

func TestWhatMembersTypeIsNoMarkupInAChange(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-12-07T18:30:00+01:00", nil)
	s.answers(e, learn.Going, "UBEN")
	known := s.args(e)
	e.Title, e.Place = "<!channel> *now*", strings.Repeat("&", learn.MaxPlace)
	e.Link = "https://example.org/" + strings.Repeat("&", learn.MaxLink-20)
	s.saved(e)
	got := s.says(s.Changed(t.Context(), s.told(learn.ChangedDM, e, "UBEN", known)))
	if strings.Contains(got, "<!channel>") || !strings.Contains(got, "&lt;!channel") || !strings.Contains(got, "(before: Data &amp; Coffee)") {
		t.Error(got)
	}
}

func TestWhoTookTheFileGetsTheOneThatChangesIt(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-12-07T18:30:00+01:00", nil)
	s.answers(e, learn.Going, "UBEN")
	_, err := s.db.TakeCalendar(t.Context(), e, "UBEN", longAgo)
	s.no(err)
	known := s.args(e)
	for _, c := range []struct {
		change func()
		want   []string
	}{
		{func() { e.Place, e.Sequence = "Elsewhere", 1 }, []string{"LOCATION:Elsewhere", "SEQUENCE:1"}},
		{func() { e.Cancelled, e.Sequence = longAgo, 2 }, []string{"METHOD:CANCEL", "SEQUENCE:2"}},
	} {
		c.change()
		s.saved(e)
		r, err := s.Changed(t.Context(), s.told(learn.ChangedDM, e, "UBEN", known))
		s.no(err)
		if r.Message.File == nil || len(r.Message.Blocks) > 0 || !strings.Contains(r.Message.Text, "your calendar follows") {
			t.Fatalf("%+v", r.Message)
		}
		for _, want := range c.want {
			if !strings.Contains(string(r.Message.File.Content), want) {
				t.Errorf("no %s in\n%s", want, r.Message.File.Content)
			}
		}
	}
}

func TestACancelledEventIsToldAsItWasKnown(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-12-07T18:30:00+01:00", nil)
	s.answers(e, learn.Maybe, "UBEN")
	known := s.args(e)
	e.Title, e.Start, e.Cancelled = "Renamed", e.Start.Add(24*time.Hour), longAgo
	s.saved(e)
	r, err := s.Changed(t.Context(), s.told(learn.ChangedDM, e, "UBEN", known))
	s.says(r, err)
	if want := "Data &amp; Coffee (Monday 7 December at 12:30 – 14:00) is cancelled. It won't take place."; r.Message.Text != want {
		t.Error(r.Message.Text)
	}
}

func TestMovingUpIsToldWhileItHolds(t *testing.T) {
	for name, c := range map[string]struct {
		answer learn.RSVP
		change func(*learn.Event)
		silent bool
	}{
		"goes":       {learn.Going, func(*learn.Event) {}, false},
		"gave it up": {learn.NotGoing, func(*learn.Event) {}, true},
		"off":        {learn.Going, func(e *learn.Event) { e.Cancelled = longAgo }, true},
	} {
		s := newStage(t)
		e := s.event("2026-12-07T18:30:00+01:00", c.change)
		s.answers(e, c.answer, "UCHIARA")
		got := s.says(s.MovedUp(t.Context(), s.told(learn.MovedUpDM, e, "UCHIARA", "")))
		if (got == "") != c.silent || !c.silent && !strings.Contains(got, "Si è liberato un posto") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestWhoLooksAfterAnEventNowReadsWhoAsked(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-12-07T18:30:00+01:00", func(e *learn.Event) { e.Owner = "UBEN" })
	r, err := s.HandedOver(t.Context(), s.told(learn.HandedOverDM, e, "UBEN", "UANA"))
	if got := s.says(r, err); !strings.Contains(got, "<@UANA> asks you to look after *<https://example.org/data|Data &amp; Coffee>*") {
		t.Error(got)
	}
	if !strings.HasPrefix(r.Message.Text, "ana asks you to look after Data & Coffee (Monday 7 December at 12:30).") {
		t.Error(r.Message.Text)
	}
	e.Owner = "UDEV" // handed on before it was told
	s.saved(e)
	if got := s.says(s.HandedOver(t.Context(), s.told(learn.HandedOverDM, e, "UBEN", "UANA"))); got != "" {
		t.Error(got)
	}
}
