package fetch_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
)

// notPublic has an address of every range that a server of ours could reach
// and the public can't, and those that lead to one in disguise.
var notPublic = []string{
	"0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.255.254", "169.254.169.254",
	"172.16.0.1", "172.31.255.254", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1",
	"198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
	"::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
	"100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1", "2002:a00:1::",
	"3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
}

func TestAddressesThatAreNotPublicAreRefusedByNumber(t *testing.T) {
	net := &internet{site: text("secret")}
	n := net.open(t)
	for _, addr := range notPublic {
		host := addr
		if strings.Contains(addr, ":") {
			host = "[" + addr + "]"
		}
		for _, scheme := range []string{"http://", "https://", "webcal://"} {
			if page, reason := get(t, n, scheme+host+"/latest/meta-data"); reason != fetch.Private {
				t.Errorf("%s%s: %v, reason %q", scheme, host, page, reason)
			}
		}
	}
	net.dialedOnly(t)
}

func TestNamesOfAddressesThatAreNotPublicAreRefused(t *testing.T) {
	net := &internet{site: text("secret"), names: map[string][]string{}}
	n := net.open(t)
	for _, addr := range notPublic {
		net.names["intranet.example.com"] = []string{addr}
		if page, reason := get(t, n, "http://intranet.example.com/"); reason != fetch.Private {
			t.Errorf("a name for %s: %v, reason %q", addr, page, reason)
		}
	}
	net.dialedOnly(t)
}

func TestLoopbackIsRefusedOnTheRealNetwork(t *testing.T) {
	server := httptest.NewServer(text("secret"))
	defer server.Close()
	if _, reason := get(t, fetch.Network{}, server.URL); reason != fetch.NotHTTP {
		t.Errorf("%s: reason %q", server.URL, reason)
	}
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]", "169.254.169.254"} {
		if _, reason := get(t, fetch.Network{}, "http://"+host+"/"); reason != fetch.Private {
			t.Errorf("%s: reason %q", host, reason)
		}
	}
}

func TestOldSpellingsOfIPv4AreNoNames(t *testing.T) {
	for _, host := range []string{
		"2130706433", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "127.0.0.0x1", "10.0.513", "0x7f.0x0.0x0.0x1",
		"1.2.3.4.5", "256.1.1.1", "①②⑦.0.0.1", "１２７.0.0.1", "127。0。0。1",
	} {
		if page, reason := get(t, fetch.Network{}, "http://"+host+"/"); reason != fetch.NoSuchHost && reason != fetch.Private {
			t.Errorf("%s: %v, reason %q", host, page, reason)
		}
	}
}

func TestOnlyPlainWebAddressesAreRead(t *testing.T) {
	net := &internet{site: text("secret"), names: map[string][]string{"example.com": {public}}}
	n := net.open(t)
	for _, address := range []string{
		"", "lunch", "example.com/events", "/events", "//example.com", "ftp://example.com/", "file:///etc/passwd", "gopher://example.com/",
		"javascript:alert(1)", "http:example.com", "http://", "http:///events", "https://:443/", "http://anna:secret@example.com/", "http://anna@example.com/",
		"http://example.com:8080/", "http://example.com:22/", "http://example.com:0/", "http://[::1", "http://exa mple.com/", "http://example.com\\@10.0.0.1/",
		"http://example.com/\n", "unix:///var/run/docker.sock", "data:text/html,x", "http://%31%32%37.1/%zz",
	} {
		if page, reason := get(t, n, address); reason != fetch.NotHTTP && address != "http://example.com/\n" {
			t.Errorf("%q: %v, reason %q", address, page, reason)
		}
	}
	net.dialedOnly(t)
}

func TestRedirectsMeetTheSameGuard(t *testing.T) {
	for target, want := range map[string]fetch.Reason{
		"http://127.0.0.1/":               fetch.Private,
		"http://[::ffff:10.0.0.1]/":       fetch.Private,
		"http://intranet.example.com/":    fetch.Private,
		"//intranet.example.com/":         fetch.Private,
		"http://2130706433/":              fetch.NoSuchHost,
		"http://nowhere.example.com/":     fetch.NoSuchHost,
		"file:///etc/passwd":              fetch.NotHTTP,
		"http://example.com:8080/":        fetch.NotHTTP,
		"http://anna:secret@example.com/": fetch.NotHTTP,
		"gopher://example.com/":           fetch.NotHTTP,
		"/around":                         fetch.Redirects,
		"":                                fetch.Refused,
	} {
		t.Run(target, func(t *testing.T) {
			net := &internet{
				site:  http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Location", target); w.WriteHeader(302) }),
				names: map[string][]string{"example.com": {public}, "intranet.example.com": {"10.0.0.1"}},
			}
			if page, reason := get(t, net.open(t), "https://example.com/"); reason != want {
				t.Errorf("%v, reason %q, want %q", page, reason, want)
			}
			net.dialedOnly(t)
		})
	}
}

func TestAnAnswerThatChangesBetweenTwoLookupsIsRefused(t *testing.T) {
	net := &internet{
		site:  http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/again", http.StatusFound) }),
		names: map[string][]string{"rebind.example.com": {public, "169.254.169.254"}},
	}
	if page, reason := get(t, net.open(t), "http://rebind.example.com/"); reason != fetch.Private {
		t.Errorf("%v, reason %q", page, reason)
	}
	if len(net.dialed) != 1 {
		t.Errorf("connected to %v", net.dialed)
	}
	net.dialedOnly(t)
}

func TestAProxyOfTheEnvironmentIsNotAsked(t *testing.T) {
	net := &internet{site: text("page"), names: map[string][]string{"example.com": {public}}}
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
		t.Setenv(name, "http://"+another+":80")
	}
	if _, reason := get(t, net.open(t), "http://example.com/"); reason != "" {
		t.Errorf("reason %q", reason)
	}
	if len(net.dialed) != 1 || net.dialed[0] != public+":80" {
		t.Errorf("connected to %v", net.dialed)
	}
}
