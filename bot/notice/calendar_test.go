package notice_test

import (
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestTheCalendarFileIsTheEventAsItIsNow(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-11-26T17:30:00Z", func(e *learn.Event) { e.Sequence = 2 })
	r, err := s.Calendar(t.Context(), learn.Delivery{Subject: e.ID, Place: "UCHIARA"})
	s.no(err)
	if !strings.Contains(r.Message.Text, "per il tuo calendario") || r.Message.File.Name != "data-coffee.ics" {
		t.Errorf("%q with %s", r.Message.Text, r.Message.File.Name)
	}
	for _, line := range []string{"METHOD:PUBLISH", "UID:" + e.ID + "@fieldnotes", "SEQUENCE:2", "DTSTART:20261126T173000Z", "SUMMARY:Data & Coffee"} {
		if !strings.Contains(string(r.Message.File.Content), line+"\r\n") {
			t.Errorf("the file lacks %s:\n%s", line, r.Message.File.Content)
		}
	}
	e.Cancelled, e.Sequence = longAgo, 3
	s.no(s.db.SaveEvent(t.Context(), e))
	r, err = s.Calendar(t.Context(), learn.Delivery{Subject: e.ID, Place: "UCHIARA"})
	s.no(err)
	if file := string(r.Message.File.Content); !strings.Contains(file, "METHOD:CANCEL\r\n") || !strings.Contains(file, "SEQUENCE:3\r\n") {
		t.Errorf("cancelled:\n%s", file)
	}
}

func TestAFilesNameHasLettersThatEverySystemTakes(t *testing.T) {
	for title, want := range map[string]string{
		"Caffè & città: l'AI in Perù": "caffe-citta-l-ai-in-peru.ics", "../../etc/passwd": "etc-passwd.ics", "勉強会": "event.ics",
		strings.Repeat("ab ", 60): strings.TrimSuffix(strings.Repeat("ab-", 20), "-") + ".ics", "🎉\n\"x\"": "x.ics",
	} {
		s := newStage(t)
		e := s.event("2026-11-26T17:30:00Z", func(e *learn.Event) { e.Title = title })
		r, err := s.Calendar(t.Context(), learn.Delivery{Subject: e.ID, Place: "UANA"})
		s.no(err)
		if r.Message.File.Name != want {
			t.Errorf("%q: %s, want %s", title, r.Message.File.Name, want)
		}
	}
}
