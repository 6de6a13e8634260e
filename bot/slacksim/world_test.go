package slacksim_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

const manifest = `
display_information: {name: Fieldnotes, description: Lessons learned}
features:
  app_home: {home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false}
  bot_user: {display_name: fieldnotes, always_online: true}
  shortcuts:
    - {name: Share, type: global, callback_id: share, description: Share an event}
    - {name: Keep, type: message, callback_id: keep, description: Keep as lesson}
  slash_commands:
    - {command: /event, description: Events, usage_hint: share, should_escape: true}
    - {command: /raw, description: Not escaped}
oauth_config:
  scopes:
    bot: [chat:write, commands, users:read, im:write, im:read, im:history, channels:read, groups:read,
          channels:history, groups:history, channels:join, files:write, files:read, reactions:write, team:read, usergroups:read]
settings:
  event_subscriptions:
    bot_events: [app_home_opened, message.im, member_joined_channel, member_left_channel, channel_left, group_left,
      channel_archive, channel_unarchive, channel_rename, channel_deleted, channel_id_changed, group_archive, team_join, user_change, app_uninstalled, tokens_revoked]
  interactivity: {is_enabled: true}
  socket_mode_enabled: true
`

// world is a workspace with Ann, Ben and the bot in #general, served on a pipe inside a bubble of fake time.
type world struct {
	*slacksim.Sim
	t       *testing.T
	ctx     context.Context
	http    *http.Client
	dial    func(ctx context.Context, network, addr string) (net.Conn, error)
	api     *slack.Client
	general string
	secret  string // private, with Ann but without the bot
}

const base = "http://slack.test/"

func inWorkspace(t *testing.T, story func(w *world)) {
	inWorkspaceOf(t, slacksim.Config{Manifest: []byte(manifest)}, story)
}

func inWorkspaceOf(t *testing.T, cfg slacksim.Config, story func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		cfg.Now = time.Now
		sim, err := slacksim.New(cfg)
		if err != nil {
			t.Fatal(err)
		}
		listener, dial := slacksim.Listen()
		server := &http.Server{Handler: sim.Handler()}
		go func() { _ = server.Serve(listener) }()
		ctx, cancel := context.WithCancel(t.Context())
		transport := &http.Transport{DialContext: dial}
		w := &world{Sim: sim, t: t, ctx: ctx, http: &http.Client{Transport: transport}, dial: dial}
		w.api = slack.New(sim.BotToken(), slack.OptionAppLevelToken(sim.AppToken()),
			slack.OptionAPIURL(base+"api/"), slack.OptionHTTPClient(w.http))
		sim.AddPerson(slacksim.Person{ID: "UANN", Name: "ann", RealName: "Ann Ash", Zone: "Europe/Rome", Locale: "it-IT", Admin: true})
		sim.AddPerson(slacksim.Person{ID: "UBEN", Name: "ben", RealName: "Ben Birch", Zone: "America/New_York"})
		w.general = sim.AddChannel(slacksim.Channel{Name: "general", Members: []string{"UANN", "UBEN", sim.BotUser()}})
		w.secret = sim.AddChannel(slacksim.Channel{Name: "secret", Private: true, Members: []string{"UANN"}})
		defer func() {
			cancel()
			sim.Close()
			_ = server.Close()
			transport.CloseIdleConnections()
			synctest.Wait()
		}()
		story(w)
	})
}

// app is a bot on slack-go's real Socket Mode client that answers every envelope with what respond gives.
type app struct {
	client *socketmode.Client
	got    chan socketmode.Event
}

// connect starts an app. A nil respond acknowledges everything emptily; silence in it leaves an envelope alone.
func (w *world) connect(respond func(socketmode.Event) (payload any, ack bool)) *app {
	client := socketmode.New(w.api, socketmode.OptionDialer(&websocket.Dialer{NetDialContext: w.dial, WriteBufferSize: 32 << 10}))
	a := &app{client: client, got: make(chan socketmode.Event, 100)}
	go func() { _ = client.RunContext(w.ctx) }()
	go func() {
		for {
			select {
			case e := <-client.Events:
				a.handle(w.ctx, e, respond)
			case <-w.ctx.Done():
				return
			}
		}
	}()
	w.await(a, socketmode.EventTypeHello)
	return a
}

func (a *app) handle(ctx context.Context, e socketmode.Event, respond func(socketmode.Event) (any, bool)) {
	switch e.Type {
	case socketmode.EventTypeInteractive, socketmode.EventTypeSlashCommand, socketmode.EventTypeEventsAPI, socketmode.EventTypeErrorBadMessage:
		a.got <- e
	case socketmode.EventTypeHello:
		a.got <- e
		return
	default:
		return
	}
	if e.Request == nil {
		return
	}
	payload, ack := any(nil), true
	if respond != nil {
		payload, ack = respond(e)
	}
	if ack {
		_ = a.client.AckCtx(ctx, e.Request.EnvelopeID, payload)
	}
}

// await is the next thing the app gets, which must be of this type.
func (w *world) await(a *app, kind socketmode.EventType) socketmode.Event {
	w.t.Helper()
	select {
	case e := <-a.got:
		if e.Type != kind {
			w.t.Fatalf("the app got %s (%v), want %s", e.Type, e.Data, kind)
		}
		return e
	case <-time.After(time.Minute):
		w.t.Fatalf("the app got no %s", kind)
	}
	return socketmode.Event{}
}

// quiet says that the app has got nothing more.
func (w *world) quiet(a *app) {
	w.t.Helper()
	synctest.Wait()
	select {
	case e := <-a.got:
		w.t.Fatalf("the app got %s: %+v", e.Type, e.Data)
	default:
	}
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// code is the error code of a Web API answer.
func code(err error) string {
	if err == nil {
		return ""
	}
	return strings.TrimSpace(err.Error())
}

func (w *world) wantCode(err error, want string) {
	w.t.Helper()
	if code(err) != want {
		w.t.Errorf("answer %q, want %q", code(err), want)
	}
}

// settle lets what takes a moment happen.
func (w *world) settle() {
	<-time.After(5 * time.Second)
	synctest.Wait()
}
