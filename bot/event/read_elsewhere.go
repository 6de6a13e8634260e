package event

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Elsewhere is how the feature reads what is not in the store. Its functions
// take seconds: they are called once the person sees something. Errors of
// type *fetch.Error and those of package calendar are explained to people, and so
// is what was left out, which comes beside errors too.
type Elsewhere struct {
	// Read lists the events of a page or calendar at an http(s) address that
	// a member typed.
	Read func(ctx context.Context, link string, now time.Time) (learn.Listing, error)
	// ReadFile lists the events of a calendar file.
	ReadFile func(body []byte, now time.Time) (learn.Listing, error)
	// Download returns the content of a file in Slack, at most MaxFile bytes.
	Download func(ctx context.Context, file string) ([]byte, error)
}
