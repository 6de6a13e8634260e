package fetch

import (
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
)

// parse reads an address as a member typed it.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, &Error{Reason: NotHTTP}
	}
	if scheme := strings.ToLower(u.Scheme); scheme == "webcal" || scheme == "webcals" {
		u.Scheme = "https"
	}
	u.Host = strings.ToLower(u.Host)
	if err := check(u); err != nil {
		return nil, err
	}
	return u, nil
}

// check tells what of an address itself keeps it from being read.
func check(u *url.URL) error {
	switch port := u.Port(); {
	case u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", u.User != nil, u.Opaque != "":
		return &Error{Reason: NotHTTP}
	case port != "" && port != "80" && port != "443":
		return &Error{Reason: NotHTTP}
	case isNumber(u.Hostname()):
		return &Error{Reason: NoSuchHost}
	}
	return nil
}

var lastLabel = regexp.MustCompile(`(?i)(^|\.)(\d+|0x[0-9a-f]*)\.?$`)

// isNumber tells whether host is an IPv4 address in one of the old spellings
// (2130706433, 0x7f.1, 0177.0.0.1), which some resolvers still take.
func isNumber(host string) bool {
	_, err := netip.ParseAddr(host)
	return err != nil && lastLabel.MatchString(host)
}

// redirect is asked before each one is followed.
func redirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return &Error{Reason: Redirects}
	}
	req.Header.Del("Referer")
	return check(req.URL)
}
