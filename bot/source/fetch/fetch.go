// Package fetch reads an address that a member typed, behind a guard: http and
// https on their own ports, public addresses only (asked of every connection,
// so that redirects and changing DNS answers are covered), within seconds and
// a number of bytes. Nothing of ours goes along: no cookies, no Referer, no
// token. A redirect from https to http is followed: what is read is shown to
// the member before it goes anywhere.
package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// The bounds of reading one address.
const (
	MaxTime      = 5 * time.Second // from the first lookup to the last byte
	PageLimit    = 2 << 20         // bytes of a body when Options don't say, decompressed
	maxRedirects = 5
	maxHeader    = 256 << 10 // bytes
	maxValidator = 1 << 10   // bytes of an ETag or Last-Modified
)

const (
	userAgent = "Fieldnotes/1 (+event preview; https://github.com/fieldnotes-slack/fieldnotes)"
	accept    = "text/html,application/xhtml+xml,text/calendar;q=0.9,application/ld+json;q=0.9,application/json;q=0.8,*/*;q=0.5"
)

// Client reads addresses. It keeps nothing between two of them.
type Client struct{ http http.Client }

// New returns a Client in network; the zero Network is the real one.
func New(network Network) *Client {
	return &Client{http.Client{
		Transport: &http.Transport{
			Proxy:                  nil, // one from the environment would connect where the guard doesn't see it
			DialContext:            network.dialer(),
			TLSClientConfig:        network.tls(),
			DisableKeepAlives:      true,
			MaxResponseHeaderBytes: maxHeader,
		},
		CheckRedirect: redirect,
	}}
}

// Options say how much to read, and what is known already.
type Options struct {
	Limit        int64  // bytes; 0: PageLimit
	ETag         string // of the Page that is known, "" for none
	LastModified string // of the Page that is known, "" for none
}

// Page is what an address had.
type Page struct {
	Address      *url.URL // after redirects
	Type         string   // the Content-Type header
	Body         []byte
	Cut          bool   // Body is the beginning, the limit's length
	ETag         string // "" for none that can be kept
	LastModified string // likewise
	NotModified  bool   // it is still as Options said, Body is empty
}

// Get reads an address; webcal is read as https. Its errors are of type *Error
// and name neither path nor query, which may be secrets.
func (c *Client) Get(ctx context.Context, address string, o Options) (*Page, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, MaxTime)
	defer cancel()
	page, err := c.read(ctx, u, o)
	if err != nil {
		return nil, explain(err)
	}
	return page, nil
}

func (c *Client) read(ctx context.Context, u *url.URL, o Options) (*Page, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &Error{Reason: NotHTTP}
	}
	for name, value := range map[string]string{
		"User-Agent": userAgent, "Accept": accept, "If-None-Match": o.ETag, "If-Modified-Since": o.LastModified,
	} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return readPage(resp, o)
}

// validator is a header to send back at the next reading; "" when it isn't
// what one can keep and send.
func validator(header string) string {
	if len(header) > maxValidator || strings.ContainsFunc(header, func(r rune) bool { return r < ' ' || r > '~' }) {
		return ""
	}
	return header
}

func readPage(resp *http.Response, o Options) (*Page, error) {
	page := &Page{
		Address:      resp.Request.URL,
		Type:         resp.Header.Get("Content-Type"),
		ETag:         validator(resp.Header.Get("ETag")),
		LastModified: validator(resp.Header.Get("Last-Modified")),
	}
	switch {
	case resp.StatusCode == http.StatusNotModified && (o.ETag != "" || o.LastModified != ""):
		page.NotModified = true
		return page, nil
	case resp.StatusCode < 200 || resp.StatusCode > 299:
		return nil, &Error{Reason: Refused, Status: resp.StatusCode}
	}
	limit := o.Limit
	if limit == 0 {
		limit = PageLimit
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if err == nil { // a body may break off without an error as its time runs out
		err = resp.Request.Context().Err()
	}
	if err != nil {
		return nil, err
	}
	if page.Cut = int64(len(body)) > limit; page.Cut {
		body = body[:limit]
	}
	page.Body = body
	return page, nil
}
