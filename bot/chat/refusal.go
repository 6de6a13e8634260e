package chat

import (
	"errors"
	"net/http"
	"slices"

	"github.com/slack-go/slack"
)

// code is Slack's own word for why it refused a call; "" when it didn't.
func code(err error) string {
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) {
		return refused.Err
	}
	return ""
}

// Lacks tells whether err says that the server has no such method: Slack has
// a word for it, other servers a status.
func Lacks(err error) bool {
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) {
		return refused.Err == "unknown_method"
	}
	var status slack.StatusCodeError
	return errors.As(err, &status) &&
		slices.Contains([]int{http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusGone, http.StatusNotImplemented}, status.Code)
}

// MayPass tells whether a call that ended with err may succeed later as it is.
func MayPass(err error) bool {
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) {
		return slices.Contains(passing, refused.Err)
	}
	return !Lacks(err)
}

var passing = []string{
	"fatal_error", "internal_error", "rate_limited", "ratelimited", "request_timeout", "service_unavailable", "team_added_to_org",
}

// incurable are refusals of a connection that no retry mends; slack-go would
// go on asking for ever after some of them.
var incurable = []string{
	"account_inactive", "forbidden_team", "invalid_auth", "missing_scope", "no_permission", "not_allowed_token_type",
	"not_authed", "team_disabled", "token_expired", "token_revoked", "unknown_method", "user_removed_from_team",
}
