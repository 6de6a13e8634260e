package fetch_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"sync"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
)

// internet is some names, the answers that looking them up gets one after the
// other (the last one stays), and one site at all addresses.
type internet struct {
	names map[string][]string
	site  http.Handler

	sync.Mutex
	dialed  []string
	plain   pipes
	secured pipes
}

// pipes is a listener for connections in memory.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	if conn, open := <-p; open {
		return conn, nil
	}
	return nil, net.ErrClosed
}
func (p pipes) Close() error   { return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

const (
	public  = "93.184.216.34"
	another = "2606:2800:220:1:248:1893:25c8:1946"
)

// open connects the internet and returns it as a Network.
func (i *internet) open(t *testing.T) fetch.Network {
	t.Helper()
	keys := httptest.NewUnstartedServer(nil)
	keys.StartTLS()
	certificate := keys.TLS.Certificates[0]
	roots := x509.NewCertPool()
	roots.AddCert(keys.Certificate())
	keys.Close()

	i.plain, i.secured = make(pipes), make(pipes)
	server := &http.Server{Handler: i.site, ErrorLog: log.New(io.Discard, "", 0)}
	var serving sync.WaitGroup
	serving.Go(func() { _ = server.Serve(i.plain) })
	serving.Go(func() {
		_ = server.Serve(tls.NewListener(i.secured, &tls.Config{Certificates: []tls.Certificate{certificate}}))
	})
	t.Cleanup(func() {
		close(i.plain)
		close(i.secured)
		serving.Wait()
		_ = server.Close()
	})
	return fetch.Network{Dial: i.dial, Lookup: i.lookup, Roots: roots}
}

func (i *internet) lookup(_ context.Context, host string) ([]netip.Addr, error) {
	i.Lock()
	defer i.Unlock()
	answers, ok := i.names[host]
	if !ok {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if len(answers) > 1 {
		i.names[host] = answers[1:]
	}
	return []netip.Addr{netip.MustParseAddr(answers[0])}, nil
}

func (i *internet) dial(ctx context.Context, _, address string) (net.Conn, error) {
	i.Lock()
	i.dialed = append(i.dialed, address)
	i.Unlock()
	here, there := net.Pipe()
	to := i.plain
	if _, port, _ := net.SplitHostPort(address); port == "443" {
		to = i.secured
	}
	select {
	case to <- there:
		return here, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// dialedOnly checks that nothing but the public addresses was connected to.
func (i *internet) dialedOnly(t *testing.T) {
	t.Helper()
	for _, address := range i.dialed {
		host, _, _ := net.SplitHostPort(address)
		if !slices.Contains([]string{public, another}, host) {
			t.Errorf("connected to %s", address)
		}
	}
}

// get reads an address and returns the reason why it could not be.
func get(t *testing.T, n fetch.Network, address string) (*fetch.Page, fetch.Reason) {
	t.Helper()
	page, err := fetch.New(n).Get(t.Context(), address, fetch.Options{})
	if err == nil {
		return page, ""
	}
	var told *fetch.Error
	if !errors.As(err, &told) {
		t.Fatalf("%s: an error of type %T", address, err)
	}
	return nil, told.Reason
}

func text(s string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(s))
	})
}
