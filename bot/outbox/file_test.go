package outbox_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

const (
	askPlace = "files.getUploadURLExternal"
	giveFile = slacksim.Upload
	share    = "files.completeUploadExternal"
	lookUp   = "files.info"
)

// leaf plans a message to U1 with a file.
func (p *process) leaf(text string) {
	p.Helper()
	p.pin(text, text)
	if err := p.db.Plan(p.Context(), learn.Delivery{Kind: learn.CalendarDM, Key: "leaf/" + text, Place: "U1", Subject: text, For: "U1"}); err != nil {
		p.Fatal(err)
	}
}

// has says that U1's direct messages are these texts, each with a file of the same content.
func (o *office) has(want ...string) {
	o.Helper()
	o.sees("U1", o.sim.IM("U1"), want...)
	for _, m := range o.sim.As("U1").Messages(o.sim.IM("U1")) {
		if len(m.Files) != 1 || m.Files[0].Name != "notice.ics" {
			o.Errorf("%q comes with %+v", m.Text, m.Files)
			continue
		}
		if _, content, _ := o.sim.File(m.Files[0].ID); string(content) != m.Text {
			o.Errorf("%q comes with a file that says %q", m.Text, content)
		}
	}
	if got := o.states(); got[learn.Sent] != len(want) {
		o.Errorf("recorded as %v", got)
	}
}

func TestAFileIsSentOnceWhateverBecomesOfTheCalls(t *testing.T) {
	for what, goWrong := range map[string]func(f *slacksim.Faults, method string){
		"nothing goes wrong":       func(*slacksim.Faults, string) {},
		"the request is lost":      func(f *slacksim.Faults, m string) { f.NextRequestLost(m) },
		"the answer is lost":       func(f *slacksim.Faults, m string) { f.NextAnswerLost(m) },
		"502 before Slack took it": func(f *slacksim.Faults, m string) { f.NextFailsBefore(m, http.StatusBadGateway) },
		"502 after Slack took it":  func(f *slacksim.Faults, m string) { f.NextFailsAfter(m, http.StatusBadGateway) },
		"too many calls":           func(f *slacksim.Faults, m string) { f.NextLimited(m, 7) },
		"lost twice":               func(f *slacksim.Faults, m string) { f.NextRequestLost(m); f.NextAnswerLost(m) },
		"lost, as is the lookup":   func(f *slacksim.Faults, m string) { f.NextAnswerLost(m); f.NextAnswerLost(lookUp) },
		"lost, the lookup is slow": func(f *slacksim.Faults, m string) { f.NextAnswerLost(m); f.NextLimited(lookUp, 30) },
		"lost, no lookup allowed":  func(f *slacksim.Faults, m string) { f.NextAnswerLost(m); f.Decline("files:read") },
		"Slack answers too late": func(f *slacksim.Faults, m string) {
			f.Slow(m, 11*time.Second)
			time.AfterFunc(15*time.Second, func() { f.Slow(m, 0) })
		},
	} {
		for _, method := range []string{askPlace, giveFile, share} {
			t.Run(strings.ReplaceAll(what, " ", "_")+"/"+method, func(t *testing.T) {
				inOffice(t, func(o *office) {
					p := o.open()
					goWrong(o.sim.Faults(), method)
					p.leaf("an event")
					for range 5 {
						p.untilAnswered()
					}
					p.leaf("another")
					p.drain()
					<-time.After(time.Second)
					o.has("an event", "another")
				})
			})
		}
	}
}

func TestAProcessThatDiesOverAFileIsTakenOverByTheNext(t *testing.T) {
	for _, method := range []string{askPlace, giveFile, share} {
		t.Run(method, func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				p.leaf("first")
				ended := make(chan struct{})
				p.fatal, p.died = method, func() {
					if err := p.db.Close(); err != nil {
						p.Error(err)
					}
					close(ended)
				}
				if err := p.box.Drain(p.Context()); err == nil {
					p.Error("nothing died")
				}
				<-ended
				next := o.open()
				next.leaf("second")
				next.drain()
				next.untilAnswered()
				<-time.After(time.Second)
				o.has("first", "second")
			})
		})
	}
}

func TestAFileThatIsNotSharedAfterAllIsSharedByTheSameId(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.leaf("first")
		died := false
		p.answers = func(r *http.Request) *http.Response {
			if died || !strings.HasSuffix(r.URL.Path, share) {
				return nil
			}
			died = true
			return &http.Response{StatusCode: http.StatusBadGateway, Header: http.Header{}, Body: http.NoBody, Request: r}
		}
		known := func(r *http.Request) *http.Response {
			if !strings.HasSuffix(r.URL.Path, lookUp) {
				return nil
			}
			found := strings.NewReader(`{"ok":true,"file":{"id":"F1","shares":{}}}`)
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(found), Request: r}
		}
		p.drain()
		p.answers = known
		p.untilAnswered()
		<-time.After(time.Second)
		o.has("first")
		if n := p.count(askPlace); n != 1 {
			t.Errorf("uploaded %d times", n)
		}
	})
}

func TestWhereNoFilesCanBeSentTheMessageSaysWhereTheLinksAre(t *testing.T) {
	refuses := func(method, code string) func(p *process) {
		return func(p *process) {
			p.answers = func(r *http.Request) *http.Response {
				if !strings.HasSuffix(r.URL.Path, method) && !strings.HasPrefix(r.URL.Path, "/"+method+"/") {
					return nil
				}
				if r.Body != nil {
					_, _ = io.Copy(io.Discard, r.Body)
				}
				refusal := bytes.NewReader([]byte(`{"ok":false,"error":"` + code + `"}`))
				status := map[bool]int{true: http.StatusForbidden, false: http.StatusOK}[method == giveFile]
				return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(refusal), Request: r}
			}
		}
	}
	for what, lacks := range map[string]func(p *process){
		"no scope":                   func(p *process) { p.sim.Faults().Decline("files:write") },
		"no such method":             func(p *process) { p.sim.Faults().Lack(askPlace) },
		"no such second method":      func(p *process) { p.sim.Faults().Lack(share) },
		"the admin allows no files":  refuses(askPlace, "file_uploads_disabled"),
		"not this type":              refuses(share, "file_type_not_allowed"),
		"a proxy bars Slack's files": refuses(giveFile, ""),
	} {
		t.Run(strings.ReplaceAll(what, " ", "_"), func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				lacks(p)
				p.leaf("an event")
				p.card("C1", "a card")
				p.drain()
				<-time.After(time.Minute)
				p.drain()
				o.sees("U1", o.sim.IM("U1"), "an event\nLinks are in More….")
				o.sees("U1", "C1", "a card")
				if got := o.states(); got[learn.Sent] != 2 {
					t.Errorf("recorded as %v", got)
				}
			})
		})
	}
}

func TestAMessageWithAFileStaysAsItWasSent(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.leaf("an event")
		p.drain()
		p.change("an event", "an event, moved")
		<-time.After(time.Minute)
		p.drain()
		if n := p.count("chat.update"); n != 0 {
			t.Errorf("%d updates", n)
		}
		o.sees("U1", o.sim.IM("U1"), "an event")
	})
}
