package feed

import (
	"errors"
	"net/http"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
)

// Reasons why a calendar can't be read, beside fetch's. Each has a text in the
// table [feed.why].
const (
	notCalendar = "not_calendar"
	webPage     = "web_page"
	cutOff      = "cut_off"
	tooLarge    = string(fetch.TooLarge)
	notThere    = "not_there"
	notAllowed  = "not_allowed"
)

// why is the reason that err stands for. page is what was read, if anything was.
func why(err error, page *fetch.Page) string {
	var unread *fetch.Error
	switch {
	case errors.As(err, &unread):
		return unreadable(unread)
	case errors.Is(err, calendar.ErrTooLarge):
		return tooLarge
	case errors.Is(err, calendar.ErrCutOff):
		return cutOff
	case page != nil && strings.Contains(strings.ToLower(page.Type), "html"):
		return webPage
	}
	return notCalendar
}

func unreadable(err *fetch.Error) string {
	switch err.Status {
	case http.StatusNotFound, http.StatusGone:
		return notThere
	case http.StatusUnauthorized, http.StatusForbidden:
		return notAllowed
	}
	return string(err.Reason)
}
