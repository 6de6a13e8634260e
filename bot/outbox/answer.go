package outbox

import (
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"
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
	case errors.As(err, &status) && status.Code == http.StatusTooManyRequests:
		return answer{verdict: limited, code: "ratelimited", after: limitedWait}
	case errors.As(err, &dial) && dial.Op == "dial":
		return answer{verdict: unreachable, code: "unreachable"}
	}
	return answer{verdict: unclear, code: "no_answer"}
}

func judgeCode(said slack.SlackErrorResponse) answer {
	a := answer{verdict: refused, code: said.Err, after: limitedWait, details: slices.Clone(said.ResponseMetadata.Messages)}
	if v, known := verdicts[said.Err]; known {
		a.verdict = v
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
