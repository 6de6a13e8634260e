package bot

import (
	"context"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

// NewSlack makes the client that the bot uses, which speaks with any server
// that answers like Slack. Of config it needs the tokens, APIURL and Dial.
func NewSlack(config Config, options ...slack.Option) *slack.Client {
	api := config.APIURL
	if api == "" {
		api = slack.APIURL
	}
	client := httpClient(config.Dial)
	client.Transport = bearer{token: config.BotToken, api: api, base: client.Transport}
	return slack.New(config.BotToken, append([]slack.Option{
		slack.OptionAppLevelToken(config.AppToken), slack.OptionAPIURL(api), slack.OptionHTTPClient(client),
	}, options...)...)
}

// httpClient takes a redirect for an answer: followed, a call would arrive
// without its arguments, or the token somewhere else.
func httpClient(dial func(context.Context, string, string) (net.Conn, error)) *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 32
	if dial != nil {
		t.DialContext, t.Proxy = dial, nil
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Timeout: 15 * time.Second, Transport: t, CheckRedirect: stay}
}

// bearer sends the bot token as a header too. slack-go puts it into most forms
// alone, where some servers don't look for it.
type bearer struct {
	token, api string
	base       http.RoundTripper
}

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Header.Get("Authorization") == "" && strings.HasPrefix(r.URL.String(), b.api) {
		r = r.Clone(r.Context())
		r.Header.Set("Authorization", "Bearer "+b.token)
	}
	return b.base.RoundTrip(r)
}
