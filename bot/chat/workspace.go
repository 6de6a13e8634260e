package chat

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Workspace is what every feature needs to know about where it runs.
type Workspace struct {
	Locales  *Locales
	Commands Commands
	BotName  string   // as one types it after /invite: "@Fieldnotes"
	Home     string   // home industry as the environment has it; what counts is Policy's
	Admins   []string // member ids of the setting; empty when the workspace's own admins are meant
	// Look finds out what Slack knows of a channel and stores it. It takes its
	// time: call it in Reply.After only.
	Look func(ctx context.Context, channel string)
	// Joined asks Slack which channels a member is in, unless that was asked
	// some minutes before now: those that the bot may know of, nil when they
	// are too many. As Look, it takes its time.
	Joined func(ctx context.Context, member string, now time.Time) ([]string, error)
	// In tells whether Slack says that a member is in one of the channels, which
	// is asked again after some minutes; false when it doesn't say. As Look, it
	// takes its time.
	In func(ctx context.Context, member string, channels []string, now time.Time) bool
	// KnownIn is In from what Slack has said already, and at once.
	KnownIn func(ctx context.Context, member string, channels []string, now time.Time) bool

	policy atomic.Pointer[learn.Policy]
}

// Commands are the names of the slash commands; other apps may own the usual ones.
type Commands struct {
	Event      string // "/event"
	Lessons    string // "/lessons"
	Fieldnotes string // "/fieldnotes": "/fieldnotes event share" is "/event share"
}
