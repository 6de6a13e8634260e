package websim_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"testing"
	"testing/synctest"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/bot/websim"
)

func inWeb(t *testing.T, story func(w *websim.Web, read func(address string) (string, error))) {
	synctest.Test(t, func(t *testing.T) {
		w, err := websim.New()
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		client := fetch.New(w.Network())
		story(w, func(address string) (string, error) {
			page, err := client.Get(t.Context(), address, fetch.Options{})
			if err != nil {
				return "", err
			}
			return string(page.Body), nil
		})
	})
}

func says(text string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, text, " ", r.URL.Path) })
}

func TestSitesAreFoundByNameOverHTTPAndHTTPS(t *testing.T) {
	inWeb(t, func(w *websim.Web, read func(string) (string, error)) {
		w.Site("meetup.example", says("meetup"))
		w.Site("fair.example", says("fair"))
		for address, want := range map[string]string{
			"http://meetup.example/a": "meetup /a", "https://meetup.example/b": "meetup /b", "https://fair.example/c": "fair /c",
		} {
			if got, err := read(address); got != want || err != nil {
				t.Errorf("%s: %q, %v", address, got, err)
			}
		}
	})
}

func TestWhatIsNowhereOrPrivateIsRefused(t *testing.T) {
	inWeb(t, func(w *websim.Web, read func(string) (string, error)) {
		w.Site("inside.example", says("secret"))
		w.Name("inside.example", netip.MustParseAddr("10.0.0.7"))
		w.Site("turning.example", says("first"))
		w.Name("turning.example", netip.MustParseAddr("93.184.200.1"), netip.MustParseAddr("127.0.0.1"))
		if got, err := read("http://turning.example/"); got != "first /" || err != nil {
			t.Errorf("%q, %v", got, err)
		}
		for address, want := range map[string]fetch.Reason{
			"http://nowhere.example/": fetch.NoSuchHost, "http://inside.example/": fetch.Private, "http://turning.example/": fetch.Private,
		} {
			var refused *fetch.Error
			if got, err := read(address); !errors.As(err, &refused) || refused.Reason != want {
				t.Errorf("%s: %q, %v", address, got, err)
			}
		}
	})
}

func TestBeyondItsSitesLiesAnotherNetwork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		near, far := must(websim.New()), must(websim.New())
		defer near.Close()
		defer far.Close()
		far.Site("far.example", says("far"))
		far.Name("far.example", netip.MustParseAddr("93.184.200.1"))
		near.Site("near.example", says("near"))
		near.Beyond(far.Network())
		page, err := fetch.New(near.Network()).Get(t.Context(), "http://far.example/", fetch.Options{})
		if err != nil || string(page.Body) != "far /" {
			t.Fatalf("%v %v", page, err)
		}
	})
}

func must(w *websim.Web, err error) *websim.Web {
	if err != nil {
		panic(err)
	}
	return w
}
