package learn_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestLinksToTheSamePageHaveOneKey(t *testing.T) {
	for _, same := range [][]string{
		{
			"https://www.eventbrite.de/e/brockentour-tickets-224906520457",
			"http://eventbrite.de/e/brockentour-tickets-224906520457/",
			"https://www.eventbrite.de/e/brockentour-tickets-224906520457?aff=oddtdtcreator&keep_tld=1",
			"HTTPS://WWW.Eventbrite.DE:443/e/brockentour-tickets-224906520457?utm_source=x&fbclid=y#tickets",
			"webcal://www.eventbrite.de/e/brockentour-tickets-224906520457?UTM_Campaign=z&mc_cid=1&mc_eid=2",
			" https://eventbrite.de./e/brockentour-tickets-224906520457?&ref=home ",
		},
		{"https://example.org", "https://example.org/", "http://www.example.org:80/?", "https://example.org/#top"},
		{"https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2", "http://example.org?a=1&b=2&_hsenc=x&__hstc=y"},
		{"https://example.org/caf%C3%A9/~anna", "https://example.org/café/%7Eanna"},
	} {
		for _, link := range same[1:] {
			if learn.LinkKey(link) != learn.LinkKey(same[0]) {
				t.Errorf("%s has the key %q, %s has %q", link, learn.LinkKey(link), same[0], learn.LinkKey(same[0]))
			}
		}
	}
}

func TestLinksToDifferentPagesHaveDifferentKeys(t *testing.T) {
	seen := map[string]string{}
	for _, link := range []string{
		"https://example.org/events", "https://example.org/Events", "https://example.org/events?id=7", "https://example.org/events?id=8",
		"https://example.org/events?reference=7", "https://example.org:8443/events", "https://events.example.org/events",
		"https://example.org/events#/7", "https://example.org/events#/8", "https://example.org/events#!7", "https://example.org/a%2Fb/events",
	} {
		key := learn.LinkKey(link)
		if other, ok := seen[key]; ok || key == "" {
			t.Errorf("%s and %s have the key %q", link, other, key)
		}
		seen[key] = link
	}
}

func TestWhatIsNoLinkHasNoKey(t *testing.T) {
	for _, text := range []string{"", "lunch", "mailto:anna@example.org", "https://", "https://exa mple.org/", "/events", "https://[::1/"} {
		if key := learn.LinkKey(text); key != "" {
			t.Errorf("%q has the key %q", text, key)
		}
	}
}

func TestACleanLinkLeadsToTheSamePage(t *testing.T) {
	for link, want := range map[string]string{
		"https://Example.org/e?id=7&utm_source=x&b=%20":   "https://example.org/e?id=7&b=%20",
		"https://example.org/e?fbclid=x":                  "https://example.org/e",
		"https://example.org/e?flag&z=1&a=2#agenda":       "https://example.org/e?flag&z=1&a=2#agenda",
		"https://example.org/E/?aff=ebdsoporgprofile":     "https://example.org/E/",
		"https://example.org/e?utm%5Fsource=x":            "https://example.org/e",
		"https://example.org/private-0123/basic.ics?key=": "https://example.org/private-0123/basic.ics?key=",
		"not a link": "not a link",
	} {
		if got := learn.CleanLink(link); got != want {
			t.Errorf("%s: %s, want %s", link, got, want)
		}
		if learn.LinkKey(link) != learn.LinkKey(want) {
			t.Errorf("%s is cleaned to another page", link)
		}
	}
}
