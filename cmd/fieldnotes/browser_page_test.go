//go:build browser

package main

import (
	"bytes"
	"context"
	"log/slog"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/cmd/fieldnotes/demo"
)

// soon is how long anything on the page may take.
const soon = 15 * time.Second

// page is the demo in a browser of its own, and whoever uses it.
type page struct {
	t    *testing.T
	ctx  context.Context
	hand hand
	look look
	home *url.URL

	mu       sync.Mutex
	troubles []string
}

// look is the screen on which the page is shown.
type look struct {
	name          string
	width, height int64
	touch, dark   bool
}

func (l look) narrow() bool { return l.width <= 720 }

// open starts the demo and a browser that shows it. When the test ends, the
// page must have fetched nothing from elsewhere and have complained of nothing.
func open(t *testing.T, l look, with hand) *page {
	home, err := url.Parse(startDemo(t))
	if err != nil {
		t.Fatal(err)
	}
	p := &page{t: t, ctx: chromium(t), hand: with, look: l, home: home}
	scheme := map[bool]string{false: "light", true: "dark"}[l.dark]
	p.do() // starts the browser
	p.watch()
	tell(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if l.touch {
		p.do(chromedp.EmulateViewport(l.width, l.height, chromedp.EmulateMobile, chromedp.EmulateTouch))
	} else {
		p.do(chromedp.EmulateViewport(l.width, l.height))
	}
	t.Cleanup(p.ends)
	p.do(chromedp.Navigate(home.String()))
	return p
}

// startDemo runs the demo until the test ends and the browser has gone; it
// returns the address.
func startDemo(t *testing.T) string {
	ctx, stop := context.WithCancel(context.Background())
	var log, out bytes.Buffer
	started, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- demo.Run(ctx, demo.Options{
			Address: "127.0.0.1:0", Out: &out, Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn})),
			Settings: bot.Settings{Language: "en", Digest: "0 9 * * 1", Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}},
			Started:  func(address string) { started <- address },
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil || log.Len() > 0 {
			t.Errorf("the demo ended with %v and warned of:\n%s", err, log.String())
		}
	})
	select {
	case address := <-started:
		return address
	case err := <-ended:
		ended <- err
		t.Fatal("the demo did not start: ", err)
	}
	return ""
}

// chromium is a headless Chromium with an empty profile, which reaches this
// machine and nothing else.
func chromium(t *testing.T) context.Context {
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("these tests need Chromium: ", err)
	}
	ctx, over := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(over)
	ctx, stop := chromedp.NewExecAllocator(ctx,
		chromedp.ExecPath(path), chromedp.Flag("headless", "new"),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("force-color-profile", "srgb"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Env("LANGUAGE=en_US"), // dates are typed month first
	)
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(ctx)
	t.Cleanup(leave)
	return ctx
}

// watch notes what the page must not do.
func (p *page) watch() {
	err := chromedp.Listen(p.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			p.requested(e.Request.URL)
		}
	})
	if err != nil {
		p.t.Fatal(err)
	}
	messages := chromedp.Console(p.ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			p.trouble("the console says " + string(m.Type) + ": " + m.Text)
		}
	}()
	tell(p, network.Enable, network.EnableParams{})
}

func (p *page) requested(address string) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "data" && u.Host != p.home.Host {
		p.trouble("the page asked for " + address)
	}
}

func (p *page) trouble(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.troubles = append(p.troubles, text)
}

// ends looks back on what happened.
func (p *page) ends() {
	if p.t.Failed() {
		p.picture("failed")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.troubles) > 0 {
		p.t.Error(strings.Join(p.troubles, "\n"))
	}
}

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// tell runs a command of the DevTools protocol.
func tell[P, R any](p *page, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	result, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}
