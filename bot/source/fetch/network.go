package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/netip"

	"code.dny.dev/ssrf"
)

// Network is where addresses are looked up and connected to. The guard stands
// before either of them; a Network can't pass it.
type Network struct {
	Dial   func(ctx context.Context, network, address string) (net.Conn, error) // address is IP:port; nil: real sockets
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)         // nil: the system's resolver
	Roots  *x509.CertPool                                                       // nil: the system's
}

func (n Network) tls() *tls.Config {
	return &tls.Config{RootCAs: n.Roots, MinVersion: tls.VersionTLS12}
}

// dialer returns the function through which every connection is made.
func (n Network) dialer() func(ctx context.Context, network, address string) (net.Conn, error) {
	guard := ssrf.New()
	sockets := &net.Dialer{Control: guard.Safe}
	if n.Dial == nil && n.Lookup == nil {
		return sockets.DialContext
	}
	if n.Dial == nil {
		n.Dial = sockets.DialContext
	}
	if n.Lookup == nil {
		n.Lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		return n.dial(ctx, guard, network, address)
	}
}

// dial connects to the first address of a host that the guard lets pass and
// that answers. The address that was asked about is the one connected to.
func (n Network) dial(ctx context.Context, guard *ssrf.Guardian, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs, err := n.addresses(ctx, host)
	if err != nil {
		return nil, err
	}
	var first error
	for _, addr := range addrs {
		conn, err := n.connect(ctx, guard, network, net.JoinHostPort(addr.Unmap().String(), port))
		if err == nil {
			return conn, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

func (n Network) addresses(ctx context.Context, host string) ([]netip.Addr, error) {
	if addr, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{addr}, nil
	}
	addrs, err := n.Lookup(ctx, host)
	if err == nil && len(addrs) == 0 {
		err = &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return addrs, err
}

func (n Network) connect(ctx context.Context, guard *ssrf.Guardian, network, address string) (net.Conn, error) {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return nil, err
	}
	if err := guard.SafeAddrPort(to); err != nil {
		return nil, err
	}
	return n.Dial(ctx, network, address)
}
