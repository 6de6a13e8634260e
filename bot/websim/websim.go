// Package websim is a small internet without a network: sites by name, over
// http and https, for the demo and for tests. It stands behind fetch's guard
// like any other.
package websim

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"sync"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
)

// Web is the internet. Its methods may be called at any time.
type Web struct {
	plain, secure dial
	server        *http.Server
	papers        *authority
	beyond        *fetch.Network

	mu    sync.Mutex
	sites map[string]http.Handler
	names map[string][]netip.Addr // what each lookup of a name answers, the last one for ever
	own   map[netip.Addr]bool
	lines map[*line]bool // connections that are open; nil once it is closed
}

type dial func(ctx context.Context, network, address string) (net.Conn, error)

// New starts a Web without sites. Close ends it.
func New() (*Web, error) {
	papers, err := newAuthority()
	if err != nil {
		return nil, fmt.Errorf("websim: %w", err)
	}
	w := &Web{papers: papers, sites: map[string]http.Handler{}, names: map[string][]netip.Addr{}, own: map[netip.Addr]bool{}, lines: map[*line]bool{}}
	w.server = &http.Server{Handler: w}
	w.plain = w.serve(func(l net.Listener) net.Listener { return l })
	w.secure = w.serve(func(l net.Listener) net.Listener {
		return tls.NewListener(l, &tls.Config{GetCertificate: papers.issue, MinVersion: tls.VersionTLS12})
	})
	return w, nil
}

func (w *Web) serve(wrap func(net.Listener) net.Listener) dial {
	listener, dial := slacksim.Listen()
	go func() { _ = w.server.Serve(wrap(listener)) }() // ends with Close
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.lines == nil {
			return nil, errors.Join(net.ErrClosed, conn.Close())
		}
		l := &line{conn, w}
		w.lines[l] = true
		return l, nil
	}
}

// line is an open connection, as its caller has it.
type line struct {
	net.Conn
	web *Web
}

// Close ends the connection.
func (l *line) Close() error {
	l.web.mu.Lock()
	delete(l.web.lines, l)
	l.web.mu.Unlock()
	return l.Conn.Close()
}

// Close hangs up, then ends the server: a goodbye over a pipe waits until the
// other side listens, which it doesn't while it says its own.
func (w *Web) Close() error {
	w.mu.Lock()
	open := slices.Collect(maps.Keys(w.lines))
	w.lines = nil
	w.mu.Unlock()
	var err error
	for _, l := range open {
		err = errors.Join(err, l.Close())
	}
	return errors.Join(err, w.server.Close())
}

// Beyond is where names lead that no site has; without it they lead nowhere.
func (w *Web) Beyond(n fetch.Network) { w.beyond = &n }

// Network is the way into this Web.
func (w *Web) Network() fetch.Network {
	return fetch.Network{Dial: w.connect, Lookup: w.lookup, Roots: w.papers.roots(w.beyond != nil)}
}

// Site has handler answer for a name, at a made-up address: public, and of a
// range in which the real internet has no sites.
func (w *Web) Site(name string, handler http.Handler) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sites[name] = handler
	if w.names[name] == nil {
		n := len(w.names) + 1
		w.names[name] = []netip.Addr{netip.AddrFrom4([4]byte{25, 0, byte(n >> 8), byte(n)})}
		w.own[w.names[name][0]] = true
	}
}

// Name has lookups of a name answer these addresses, one after the other and
// the last one for ever.
func (w *Web) Name(name string, addresses ...netip.Addr) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.names[name] = addresses
	for _, a := range addresses {
		w.own[a] = true
	}
}

func (w *Web) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	w.mu.Lock()
	answers := w.names[host]
	if len(answers) > 1 {
		w.names[host] = answers[1:]
	}
	w.mu.Unlock()
	switch {
	case len(answers) > 0:
		return answers[:1], nil
	case w.beyond == nil:
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	case w.beyond.Lookup != nil:
		return w.beyond.Lookup(ctx, host)
	}
	return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
}

func (w *Web) connect(ctx context.Context, network, address string) (net.Conn, error) {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	ours := w.own[to.Addr()]
	w.mu.Unlock()
	if !ours {
		return w.leave(ctx, network, address)
	}
	if to.Port() == 443 {
		return w.secure(ctx, network, address)
	}
	return w.plain(ctx, network, address)
}

func (w *Web) leave(ctx context.Context, network, address string) (net.Conn, error) {
	switch {
	case w.beyond == nil:
		return nil, &net.OpError{Op: "dial", Net: network, Err: fmt.Errorf("nothing is at %s", address)}
	case w.beyond.Dial != nil:
		return w.beyond.Dial(ctx, network, address)
	}
	return new(net.Dialer).DialContext(ctx, network, address)
}

// ServeHTTP answers as the site that the request names.
func (w *Web) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	w.mu.Lock()
	site := w.sites[host]
	w.mu.Unlock()
	if site == nil {
		http.NotFound(rw, r)
		return
	}
	site.ServeHTTP(rw, r)
}
