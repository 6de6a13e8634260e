package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// answer is what Slack made of a call.
type answer struct {
	verdict verdict
	code    string        // Slack's own word
	after   time.Duration // how long to wait when limited
	details []string
}

// verdict says what follows from an answer.
type verdict int

const (
	done        verdict = iota
	limited             // not now: after a while
	unusable            // nothing will work: the token is dead or lacks a scope
	unreachable         // Slack was never reached
	refused             // not like this, not later either
	unclear             // it may have happened or not
)

// limitedWait is for a limit without a Retry-After.
const limitedWait = 30 * time.Second

// verdicts of Slack's codes; one that isn't here is refused.
var verdicts = map[string]verdict{
	"ratelimited": limited, "rate_limited": limited, "message_limit_exceeded": limited,

	"invalid_auth": unusable, "not_authed": unusable, "token_revoked": unusable, "token_expired": unusable,
	"account_inactive": unusable, "missing_scope": unusable, "not_allowed_token_type": unusable,
	"no_permission": unusable, "access_denied": unusable, "accesslimited": unusable, "org_login_required": unusable,
	"ekm_access_denied": unusable, "team_access_not_granted": unusable, "two_factor_setup_required": unusable,
	"enterprise_is_restricted": unusable, "team_added_to_org": unusable,

	"internal_error": unclear, "fatal_error": unclear, "request_timeout": unclear, "service_unavailable": unclear,
}

func judge(err error) answer {
	if err == nil {
		return answer{}
	}
	var said slack.SlackErrorResponse
	var limit *slack.RateLimitedError
	var status slack.StatusCodeError
	var dial *net.OpError
	switch {
	case errors.As(err, &said):
		return judgeCode(said)
	case errors.As(err, &limit):
		return answer{verdict: limited, code: "ratelimited", after: max(limit.RetryAfter, time.Second)}
	case chat.Lacks(err):
		return answer{verdict: refused, code: "unknown_method"}
	case errors.As(err, &status):
		return judgeStatus(status.Code)
	case errors.As(err, &dial) && dial.Op == "dial":
		return answer{verdict: unreachable, code: "unreachable"}
	}
	if illegible(err) {
		return answer{verdict: unclear, code: "illegible", details: []string{err.Error()}}
	}
	return answer{verdict: unclear, code: "no_answer"}
}

// illegible tells whether an answer came that slack-go can't decode. It will
// be the same again: a message newer than slack-go in a channel's history, say.
func illegible(err error) bool {
	var network net.Error // of a url.Error too
	var noJSON *json.SyntaxError
	return !errors.As(err, &network) && !errors.As(err, &noJSON) &&
		!errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, context.Canceled)
}

// judgeStatus judges an answer that isn't in Slack's words: that of a proxy,
// or of another server.
func judgeStatus(status int) answer {
	a := answer{verdict: unclear, code: fmt.Sprintf("http_%d", status), after: limitedWait}
	switch {
	case status == http.StatusTooManyRequests:
		a.verdict = limited
	case status == http.StatusUnauthorized, status == http.StatusForbidden, status == http.StatusProxyAuthRequired, status/100 == 3:
		a.verdict = unreachable
	case status/100 == 4:
		a.verdict = refused
	}
	return a
}

// lacking tells whether the server doesn't have or doesn't grant the method.
func (a answer) lacking() bool { return a.code == "unknown_method" || a.code == "missing_scope" }

func judgeCode(said slack.SlackErrorResponse) answer {
	a := answer{verdict: refused, code: said.Err, after: limitedWait, details: slices.Clone(said.ResponseMetadata.Messages)}
	if v, known := verdicts[said.Err]; known {
		a.verdict = v
	}
	if said.Err == "missing_scope" && said.Needed != "" && said.Needed != "chat:write" {
		a.verdict = refused // others need less
	}
	for _, e := range said.Errors {
		if e.Message != nil {
			a.details = append(a.details, *e.Message)
		}
	}
	return a
}

// malformed tells whether Slack refused what the message looks like: a defect of ours.
func (a answer) malformed() bool {
	return strings.HasPrefix(a.code, "invalid_") || strings.HasPrefix(a.code, "msg_") ||
		strings.HasPrefix(a.code, "metadata_") || a.code == "no_text"
}
