package slacksim_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// dialRaw opens a connection without slack-go's client.
func (w *world) dialRaw() (*websocket.Conn, error) {
	_, url, err := w.api.StartSocketModeContext(w.ctx)
	w.must(err)
	return w.dialURL(url)
}

func (w *world) dialURL(url string) (*websocket.Conn, error) {
	dialer := websocket.Dialer{NetDialContext: w.dial, WriteBufferSize: 64 << 10}
	conn, _, err := dialer.DialContext(w.ctx, url, http.Header{"Origin": {"https://api.slack.com"}})
	if err == nil {
		w.t.Cleanup(func() { _ = conn.Close() })
	}
	return conn, err
}

func readJSON(t *testing.T, conn *websocket.Conn) map[string]any {
	t.Helper()
	var m map[string]any
	if err := conn.ReadJSON(&m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestATicketOpensOneConnection(t *testing.T) {
	inWorkspace(t, func(w *world) {
		_, url, err := w.api.StartSocketModeContext(w.ctx)
		w.must(err)
		conn, err := w.dialURL(url)
		w.must(err)
		hello := readJSON(t, conn)
		if hello["type"] != "hello" || hello["num_connections"] != 1.0 {
			t.Errorf("greeted with %v", hello)
		}
		if life := hello["debug_info"].(map[string]any)["approximate_connection_time"]; life != 18060.0 {
			t.Errorf("announced life %v", life)
		}
		if _, err = w.dialURL(url); err == nil {
			t.Error("the same ticket opened a second connection")
		}
	})
}

func TestTenConnectionsAreTheMost(t *testing.T) {
	inWorkspace(t, func(w *world) {
		for range 10 {
			conn, err := w.dialRaw()
			w.must(err)
			readJSON(t, conn)
		}
		conn, err := w.dialRaw()
		w.must(err)
		if m := readJSON(t, conn); m["type"] != "disconnect" || m["reason"] != "too_many_websockets" {
			t.Errorf("the eleventh got %v", m)
		}
	})
}

func TestAFrameOver20KBEndsTheConnection(t *testing.T) {
	inWorkspace(t, func(w *world) {
		conn, err := w.dialRaw()
		w.must(err)
		readJSON(t, conn)
		w.must(conn.WriteMessage(websocket.TextMessage, []byte(`{"envelope_id":"`+strings.Repeat("x", 20480-18)+`"}`)))
		w.must(conn.WriteMessage(websocket.TextMessage, []byte(`{"envelope_id":"`+strings.Repeat("x", 20480-17)+`"}`)))
		_, _, err = conn.ReadMessage()
		var closed *websocket.CloseError
		if !errors.As(err, &closed) || closed.Code != 1009 || closed.Text != "Max frame length of 20480 has been exceeded." {
			t.Errorf("it ended with %v", err)
		}
	})
}

func TestAConnectionIsWarnedBeforeItsLifeEnds(t *testing.T) {
	inWorkspaceOf(t, slacksim.Config{Manifest: []byte(manifest), Life: time.Minute}, func(w *world) {
		conn, err := w.dialRaw()
		w.must(err)
		readJSON(t, conn)
		start := time.Now()
		for _, want := range []struct {
			reason string
			after  time.Duration
		}{{"warning", 50 * time.Second}, {"refresh_requested", time.Minute}} {
			m := readJSON(t, conn)
			if m["type"] != "disconnect" || m["reason"] != want.reason || time.Since(start) != want.after {
				t.Errorf("after %v: %v, want %s after %v", time.Since(start), m, want.reason, want.after)
			}
		}
		if _, _, err = conn.ReadMessage(); err == nil {
			t.Error("the connection lives on")
		}
	})
}

func TestEnvelopesGoToAnyOneConnection(t *testing.T) {
	inWorkspace(t, func(w *world) {
		one, two := w.connect(nil), w.connect(nil)
		for range 20 {
			w.must(w.As("UANN").Say(w.ctx, w.general, "/event"))
		}
		if len(one.got) == 0 || len(two.got) == 0 || len(one.got)+len(two.got) != 20 {
			t.Errorf("they got %d and %d of 20", len(one.got), len(two.got))
		}
		w.Faults().Everywhere(true)
		before := len(one.got) + len(two.got)
		w.must(w.As("UANN").Say(w.ctx, w.general, "/event"))
		<-time.After(time.Second)
		if n := len(one.got) + len(two.got) - before; n != 2 {
			t.Errorf("%d connections got the envelope that was to go everywhere", n)
		}
	})
}

func TestAnEventThatIsNotAcknowledgedIsRepeated(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(silence)
		start := time.Now()
		w.must(w.As("UANN").OpenHome(w.ctx))
		var id string
		for attempt, after := range []time.Duration{0, 3 * time.Second, 63 * time.Second, 363 * time.Second} {
			var e socketmode.Event
			select {
			case e = <-bot.got:
			case <-time.After(10 * time.Minute):
				t.Fatalf("attempt %d never came", attempt)
			}
			outer := e.Data.(slackevents.EventsAPIEvent).Data.(*slackevents.EventsAPICallbackEvent)
			if time.Since(start) != after && attempt > 0 {
				t.Errorf("attempt %d came after %v, want %v", attempt, time.Since(start), after)
			}
			if id == "" {
				id = outer.EventID
			}
			if outer.EventID != id || e.Request.RetryAttempt != attempt {
				t.Errorf("attempt %d is %+v of %s", attempt, e.Request.RetryAttempt, outer.EventID)
			}
			if attempt > 0 && e.Request.RetryReason != "timeout" {
				t.Errorf("the reason is %q", e.Request.RetryReason)
			}
		}
		<-time.After(time.Hour)
		w.quiet(bot)
	})
}

func TestAnAcknowledgedEventIsNotRepeated(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		w.must(w.As("UANN").OpenHome(w.ctx))
		w.await(bot, socketmode.EventTypeEventsAPI)
		<-time.After(time.Hour)
		w.quiet(bot)
	})
}

func TestAnEventIsDeliveredAgainAfterADisconnect(t *testing.T) {
	inWorkspace(t, func(w *world) {
		ignored := 0
		bot := w.connect(func(socketmode.Event) (any, bool) { ignored++; return nil, ignored > 1 })
		opened := make(chan error)
		go func() { opened <- w.As("UANN").OpenHome(w.ctx) }()
		first := w.await(bot, socketmode.EventTypeEventsAPI)
		w.Faults().Cut()
		w.await(bot, socketmode.EventTypeHello)
		again := w.await(bot, socketmode.EventTypeEventsAPI)
		if first.Request.EnvelopeID != again.Request.EnvelopeID {
			t.Errorf("envelope %s came again as %s", first.Request.EnvelopeID, again.Request.EnvelopeID)
		}
		w.must(<-opened)
	})
}

func TestARefreshedConnectionGetsNothingMore(t *testing.T) {
	inWorkspace(t, func(w *world) {
		conn, err := w.dialRaw()
		w.must(err)
		readJSON(t, conn)
		if !w.Faults().Refresh("refresh_requested") {
			t.Fatal("there was no connection to refresh")
		}
		if m := readJSON(t, conn); m["reason"] != "refresh_requested" {
			t.Errorf("the app got %v", m)
		}
		w.wantRefusal(w.As("UANN").Say(w.ctx, w.general, "/event"), `/event failed with the error "dispatch_failed"`)
	})
}

func TestAnEnvelopeMayComeTwice(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		w.must(w.As("UANN").Say(w.ctx, w.general, "/event"))
		first := w.await(bot, socketmode.EventTypeSlashCommand)
		w.Faults().RepeatLast()
		if again := w.await(bot, socketmode.EventTypeSlashCommand); again.Request.EnvelopeID != first.Request.EnvelopeID {
			t.Error("the repeated envelope is another one")
		}
	})
}

func TestAConnectionThatIsNotPingedIsRenewed(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		<-time.After(10 * time.Minute)
		w.quiet(bot)
		w.Faults().Deaf(true)
		<-time.After(90 * time.Second)
		w.Faults().Deaf(false)
		w.await(bot, socketmode.EventTypeHello)
	})
}

func TestItServesRealSockets(t *testing.T) {
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(manifest), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	defer server.Close()
	defer sim.Close()
	sim.AddPerson(testPerson("UANN", "ann"))
	general := sim.AddChannel(testChannel("general", "UANN"))
	api := slack.New(sim.BotToken(), slack.OptionAppLevelToken(sim.AppToken()), slack.OptionAPIURL(server.URL+"/api/"))
	client := socketmode.New(api)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	go func() { _ = client.RunContext(ctx) }()
	connected := make(chan struct{})
	go func() {
		for e := range client.Events {
			switch e.Type {
			case socketmode.EventTypeHello:
				close(connected)
			case socketmode.EventTypeSlashCommand:
				_ = client.AckCtx(ctx, e.Request.EnvelopeID, map[string]any{"text": "pong"})
			}
		}
	}()
	select {
	case <-connected:
	case <-ctx.Done():
		t.Fatal("never connected")
	}
	if err := sim.As("UANN").Say(ctx, general, "/event ping"); err != nil {
		t.Fatal(err)
	}
	if seen := sim.As("UANN").Messages(general); len(seen) != 1 || seen[0].Text != "pong" {
		t.Errorf("Ann sees %+v", seen)
	}
}

func TestAnAcknowledgementInPiecesIsNotRead(t *testing.T) {
	inWorkspace(t, func(w *world) {
		_, url, err := w.api.StartSocketModeContext(w.ctx)
		w.must(err)
		dialer := websocket.Dialer{NetDialContext: w.dial, WriteBufferSize: 1024}
		conn, _, err := dialer.DialContext(w.ctx, url, nil)
		w.must(err)
		defer func() { _ = conn.Close() }()
		readJSON(t, conn)
		answers := func(text string) error {
			said := make(chan error)
			go func() { said <- w.As("UANN").Say(w.ctx, w.general, "/event") }()
			w.must(conn.WriteJSON(map[string]any{"envelope_id": readJSON(t, conn)["envelope_id"], "payload": map[string]any{"text": text}}))
			return <-said
		}
		w.must(answers("short"))
		if err := answers(strings.Repeat("x", 3000)); err == nil {
			t.Error("an acknowledgement in three frames was read")
		}
		w.must(answers("short again"))
	})
}
