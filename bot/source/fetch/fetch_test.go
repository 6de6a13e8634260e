package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
)

func site(t *testing.T, h http.HandlerFunc) fetch.Network {
	t.Helper()
	return (&internet{site: h, names: map[string][]string{"example.com": {public}, "xn--mnchen-3ya.example": {another}}}).open(t)
}

func TestAPageIsReadAsItIs(t *testing.T) {
	n := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.SetCookie(w, &http.Cookie{Name: "session", Value: "1"})
			http.Redirect(w, r, "http://example.com/new?x=1", http.StatusMovedPermanently)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		w.Header().Set("ETag", `"7"`)
		fmt.Fprintf(w, "%s %v %v %v", r.UserAgent(), r.Header["Cookie"], r.Header["Referer"], r.Header["Authorization"])
	})
	page, reason := get(t, n, "https://example.com/old")
	if reason != "" {
		t.Fatal(reason)
	}
	if page.Address.String() != "http://example.com/new?x=1" || page.Type != "text/html; charset=iso-8859-1" || page.ETag != `"7"` || page.Cut {
		t.Errorf("%+v", page)
	}
	if body := string(page.Body); !strings.HasPrefix(body, "Fieldnotes/") || !strings.HasSuffix(body, "[] [] []") {
		t.Errorf("sent %s", body)
	}
}

func TestNamesInAnyScriptAndCalendarAddressesAreRead(t *testing.T) {
	n := site(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Host, r.TLS != nil) })
	for address, want := range map[string]string{
		"http://münchen.example/": "xn--mnchen-3ya.examplefalse", "http://MÜNCHEN.example/": "xn--mnchen-3ya.examplefalse",
		"webcal://example.com/all.ics": "example.comtrue", " HTTP://Example.com ": "example.comfalse",
	} {
		page, reason := get(t, n, address)
		if reason != "" || string(page.Body) != want {
			t.Errorf("%s: %+v, reason %q", address, page, reason)
		}
	}
}

func TestALongPageIsCut(t *testing.T) {
	sent := 0
	n := site(t, func(w http.ResponseWriter, _ *http.Request) {
		for range 50 << 4 {
			k, err := w.Write(bytes.Repeat([]byte("x"), 1<<16))
			if sent += k; err != nil {
				return
			}
		}
	})
	page, reason := get(t, n, "http://example.com/")
	if reason != "" || !page.Cut || len(page.Body) != fetch.PageLimit {
		t.Errorf("%q, %+v", reason, page)
	}
	page, err := fetch.New(n).Get(t.Context(), "http://example.com/", fetch.Options{Limit: 100})
	if err != nil || !page.Cut || len(page.Body) != 100 {
		t.Errorf("%v, %+v", err, page)
	}
}

func TestACompressedBombIsCutWhereItsContentIsLong(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 100 {
		_, _ = z.Write(make([]byte, 1<<20))
	}
	_ = z.Close()
	n := site(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bomb.Bytes())
	})
	page, reason := get(t, n, "http://example.com/")
	if reason != "" || !page.Cut || len(page.Body) != fetch.PageLimit {
		t.Errorf("%q, %v bytes of %d compressed", reason, page, bomb.Len())
	}
}

func TestWhatDoesNotComeInTimeIsNotWaitedFor(t *testing.T) {
	wait := func(r *http.Request, d time.Duration) {
		select {
		case <-time.After(d):
		case <-r.Context().Done():
		}
	}
	for name, handler := range map[string]http.HandlerFunc{
		"no answer": func(_ http.ResponseWriter, r *http.Request) { wait(r, time.Hour) },
		"a header and no more": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(200)
			_ = http.NewResponseController(w).Flush()
			wait(r, time.Hour)
		},
		"a byte a second": func(w http.ResponseWriter, r *http.Request) {
			for range 1000 {
				if _, err := w.Write([]byte("x")); err != nil || http.NewResponseController(w).Flush() != nil {
					return
				}
				wait(r, time.Second)
			}
		},
		"a redirect every two seconds": func(w http.ResponseWriter, r *http.Request) {
			wait(r, 2*time.Second)
			http.Redirect(w, r, "/", http.StatusFound)
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				_, reason := get(t, site(t, handler), "http://example.com/")
				if took := time.Since(began); reason != fetch.Timeout || took != fetch.MaxTime {
					t.Errorf("reason %q after %s", reason, took)
				}
			})
		})
	}
}

func TestWhatAnswersNothingOfUseSaysWhy(t *testing.T) {
	hijack := func(answer string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				panic(err)
			}
			defer conn.Close()
			_, _ = conn.Write([]byte(answer))
		}
	}
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	for name, c := range map[string]struct {
		handler http.HandlerFunc
		want    fetch.Reason
		status  int
	}{
		"gone":           {status(410), fetch.Refused, 410},
		"forbidden":      {status(403), fetch.Refused, 403},
		"broken":         {status(503), fetch.Refused, 503},
		"unasked 304":    {status(304), fetch.Refused, 304},
		"nothing":        {hijack(""), fetch.Unreachable, 0},
		"not HTTP":       {hijack("SSH-2.0-OpenSSH_9.9\r\n"), fetch.Unreachable, 0},
		"breaks off":     {hijack("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), fetch.Unreachable, 0},
		"endless header": {hijack("HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 1<<20)), fetch.Unreachable, 0},
		"not gzip":       {hijack("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain text"), fetch.Unreachable, 0},
	} {
		_, err := fetch.New(site(t, c.handler)).Get(t.Context(), "http://example.com/private-token/basic.ics?key=token", fetch.Options{})
		var told *fetch.Error
		if !errors.As(err, &told) || told.Reason != c.want || told.Status != c.status {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Contains(fmt.Sprintf("%v %+v", err, err), "token") {
			t.Errorf("%s: the error tells the address: %v", name, err)
		}
	}
}

func TestACertificateOfSomebodyElseIsRefused(t *testing.T) {
	n := site(t, text("page").ServeHTTP)
	n.Roots = nil
	if _, reason := get(t, n, "https://example.com/"); reason != fetch.Unreachable {
		t.Errorf("reason %q", reason)
	}
}

func TestWhatHasNotChangedIsNotSentAgain(t *testing.T) {
	const since = "Sun, 22 Nov 2026 03:00:00 GMT"
	n := site(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"7"`)
		w.Header().Set("Last-Modified", since)
		if r.Header.Get("If-None-Match") == `"7"` || r.Header.Get("If-Modified-Since") == since {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "page")
	})
	for _, o := range []fetch.Options{{ETag: `"7"`}, {LastModified: since}} {
		page, err := fetch.New(n).Get(t.Context(), "http://example.com/", o)
		if err != nil || !page.NotModified || len(page.Body) != 0 || page.ETag != `"7"` {
			t.Errorf("%+v: %+v, %v", o, page, err)
		}
	}
	page, err := fetch.New(n).Get(t.Context(), "http://example.com/", fetch.Options{ETag: `"6"`})
	if err != nil || page.NotModified || string(page.Body) != "page" || page.LastModified != since {
		t.Errorf("%+v, %v", page, err)
	}
}

func TestOfAVersionThatCannotBeKeptNothingIs(t *testing.T) {
	for tag, kept := range map[string]bool{
		strings.Repeat("7", 1024): true, strings.Repeat("7", 1025): false, "\xe9t\xe9": false, "été": false, "a\tb": false,
	} {
		page, err := fetch.New(site(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("ETag", tag)
			w.Header().Set("Last-Modified", tag)
		})).Get(t.Context(), "http://example.com/", fetch.Options{})
		if err != nil || (page.ETag != "") != kept || (page.LastModified != "") != kept {
			t.Errorf("%.20q (%d bytes): %+v, %v", tag, len(tag), page, err)
		}
	}
}

func TestWhoGivesUpIsToldSo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	n := site(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := fetch.New(n).Get(ctx, "http://example.com/", fetch.Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
