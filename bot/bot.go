// Package bot is Fieldnotes assembled: what a person can do (routes.go), what
// Slack must show (deliveries.go), and the life of the process.
package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/robfig/cron/v3"
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/outbox"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Config is what a Bot needs from outside.
type Config struct {
	BotToken string
	AppToken string
	APIURL   string // "" for Slack's own; ends with a slash
	Store    *store.DB
	Settings Settings
	Now      func() time.Time
	Log      *slog.Logger
	// Dial replaces how connections are made; nil for the net's own.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Web is where pages and calendars elsewhere are; zero for the real internet.
	Web fetch.Network
}

// Settings are what an operator decides about the workspace.
type Settings struct {
	Language string   // of what many read: "en", "it"
	Home     string   // home industry
	Admins   []string // member ids; when empty, the workspace's own admins and owners
	HR       []string
	Digest   string // default schedule, a cron expression: "0 9 * * 1"
	Keep     int    // months for which private records are kept; 0 for the usual
	// OnlyAdminsSetDigests keeps other members from setting up digests.
	OnlyAdminsSetDigests bool

	Commands chat.Commands
}

// Bot is the running bot.
type Bot struct {
	config   Config
	slack    *slack.Client
	people   *directory
	features features
	router   *chat.Router
	socket   *chat.Socket
	outbox   *outbox.Outbox
	ticking  chat.Turn
}

// New assembles a Bot. It talks to nobody yet.
func New(config Config) (*Bot, error) {
	locales, err := chat.LoadLocales(config.Settings.Language)
	if err != nil {
		return nil, err
	}
	b := &Bot{config: config, ticking: chat.NewTurn()}
	b.slack = NewSlack(config)
	b.people = &directory{db: config.Store, slack: b.slack, settings: config.Settings, log: config.Log}
	ws := &chat.Workspace{
		Locales: locales, Commands: config.Settings.Commands, Home: config.Settings.Home, Admins: config.Settings.Admins,
		Look: b.people.look, Joined: b.people.joined,
		In: b.people.in, KnownIn: b.people.knownIn,
	}
	b.people.ws = ws
	ws.SetPolicy(b.usual())
	b.outbox = outbox.New(config.Store, b.slack, ws, nil, config.Now, config.Log)
	if b.features, err = newFeatures(b, ws); err != nil {
		return nil, err
	}
	b.outbox.Renderers, b.features.question.Kinds = b.deliveries(), b.questions()
	b.router = &chat.Router{
		Workspace: ws, Slack: b.slack, HTTP: httpClient(config.Dial), Log: config.Log, Who: b.people.who, Name: b.people.name,
		Moved: config.Store.MovedChannels,
		Busy:  func(err error) bool { return errors.Is(err, store.ErrBusy) },
	}
	b.router.Routes = b.routes()
	var dialer *websocket.Dialer
	if config.Dial != nil {
		// Slack reads an acknowledgement only when it is one frame.
		dialer = &websocket.Dialer{NetDialContext: config.Dial, HandshakeTimeout: 10 * time.Second, WriteBufferSize: 32 << 10}
	}
	b.socket = chat.NewSocket(b.slack, dialer, b.router, config.Now)
	return b, nil
}

// Ready is closed once the bot is connected to Slack.
func (b *Bot) Ready() <-chan struct{} { return b.socket.Ready() }

// Connected tells whether the bot is connected to Slack now.
func (b *Bot) Connected() bool { return b.socket.Connected() }

// Stopped is since when, and why, Slack takes no message from the bot; zero
// while it does.
func (b *Bot) Stopped() outbox.Stop { return b.outbox.Stopped() }

// Run serves until ctx ends; then it takes no new work, finishes what is under
// way and returns nil. It returns early with Slack's error when Slack refuses
// the tokens.
func (b *Bot) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if err := b.people.meetSelf(ctx); err != nil {
		return err
	}
	if err := b.takePolicy(ctx); err != nil {
		return err
	}
	schedule := cron.New(cron.WithChain(cron.Recover(cronLog{b.config.Log}), cron.SkipIfStillRunning(cronLog{b.config.Log})))
	for _, job := range []struct {
		when string
		do   func(context.Context)
	}{
		{"* * * * *", b.tick},
		{"* * * * *", b.readFeeds},
		{"29 * * * *", b.people.syncChannels}, // Slack doesn't tell of a channel that becomes private
		{"39 * * * *", func(ctx context.Context) { b.people.syncGroups(ctx, b.config.Now()) }},
		{"49 * * * *", func(ctx context.Context) { b.people.readReach(ctx, b.config.Now()) }},
		{"17 3 * * *", b.forgetDeliveries},
	} {
		if _, err := schedule.AddFunc(job.when, func() { job.do(ctx) }); err != nil {
			return fmt.Errorf("schedule: %w", err)
		}
	}
	schedule.Start()
	var background sync.WaitGroup
	background.Go(func() {
		if err := b.outbox.Run(ctx); err != nil && ctx.Err() == nil {
			b.config.Log.Error("outbox ended", "error", err)
		}
	})
	background.Go(func() { b.people.sync(ctx) })
	background.Go(func() { b.tick(ctx) })
	err := b.socket.Run(ctx)
	cancel()
	<-schedule.Stop().Done()
	background.Wait()
	return err
}

func (b *Bot) tick(ctx context.Context) {
	if err := b.takePolicy(ctx); err != nil && ctx.Err() == nil {
		b.config.Log.Error("what admins decided is not read; the next minute tries again", "error", err)
	}
	if err := b.Tick(ctx, b.config.Now()); err != nil && ctx.Err() == nil {
		b.config.Log.Error("planning failed; the next minute tries again", "error", err)
	}
}

// readFeeds reads the calendars that are due, beside what tick does: it may
// take a minute.
func (b *Bot) readFeeds(ctx context.Context) {
	if err := b.features.feed.Read(ctx, b.config.Now()); err != nil && ctx.Err() == nil {
		b.config.Log.Error("feeds not read; the next minute tries again", "error", err)
	}
}

// forgetDeliveries clears away what nothing needs any more.
func (b *Bot) forgetDeliveries(ctx context.Context) {
	db, now := b.config.Store, b.config.Now()
	before := now.Add(-learn.KeepDeliveries)
	err := errors.Join(db.ForgetDeliveries(ctx, before), db.ForgetEditions(ctx, before), db.ForgetMemberships(ctx, now))
	if err != nil && ctx.Err() == nil {
		b.config.Log.Error("old deliveries not forgotten; the next night tries again", "error", err)
	}
}

// Drain returns once nothing more is due now: what was planned is posted.
func (b *Bot) Drain(ctx context.Context) error { return b.outbox.Drain(ctx) }

type cronLog struct{ log *slog.Logger }

func (c cronLog) Info(msg string, args ...any) { c.log.Debug("cron: "+msg, args...) }
func (c cronLog) Error(err error, msg string, args ...any) {
	c.log.Error("cron: "+msg, append(args, "error", err)...)
}
