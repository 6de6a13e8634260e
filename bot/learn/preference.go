package learn

import (
	"slices"
	"time"
)

// Notice is a kind of message that members can turn off.
type Notice string

// The notices, in the order in which settings show them.
const (
	DayBefore  Notice = "day_before"
	HourBefore Notice = "hour_before"
	Changes    Notice = "changes" // of events one goes to
	Waitlist   Notice = "waitlist"
	Questions  Notice = "questions" // did you go, have you used it
	FollowUps  Notice = "follow_ups"
	Thanks     Notice = "thanks" // when a colleague used a lesson of one's own
)

// Notices returns all notices in the order in which settings show them.
func Notices() []Notice {
	return []Notice{DayBefore, HourBefore, Changes, Waitlist, Questions, FollowUps, Thanks}
}

// Preferences are what a member chose in the settings.
type Preferences struct {
	Language string // "en", "it"; "" for Slack's
	Quiet    Quiet
	Muted    []Notice
	Paused   time.Time // no messages until then; zero for no pause
}

// Languages returns the languages that members can choose.
func Languages() []string { return []string{"en", "it"} }

// Check returns what is wrong with newly chosen preferences at now, as Errors
// beside the fields language, notices and pause_until.
func (p Preferences) Check(now time.Time) error {
	var errs Errors
	if p.Language != "" && !slices.Contains(Languages(), p.Language) {
		errs.Add("language", "error.choice")
	}
	if slices.ContainsFunc(p.Muted, func(n Notice) bool { return !slices.Contains(Notices(), n) }) {
		errs.Add("notices", "error.choice")
	}
	if !p.Paused.IsZero() && !p.PausedAt(now) {
		errs.Add("pause_until", "error.pause_past")
	}
	return errs.OrNil()
}

// Quiet are the hours in which nobody is written to, in minutes after midnight
// in the member's zone; the same From and To are no hours at all.
type Quiet struct{ From, To int }

// UsualPreferences are those of a member who chose nothing.
func UsualPreferences() Preferences { return Preferences{Quiet: Quiet{From: 20 * 60, To: 8 * 60}} }

// Wants tells whether the member wants the notice at all.
func (p Preferences) Wants(n Notice) bool { return !slices.Contains(p.Muted, n) }

// PausedAt tells whether a pause lasts at now.
func (p Preferences) PausedAt(now time.Time) bool { return p.Paused.After(now) }

// From is the earliest instant, at or after at, at which the member may be
// written to: after their pause, outside their quiet hours in zone.
func (p Preferences) From(at time.Time, zone *time.Location) time.Time {
	if p.Paused.After(at) {
		at = p.Paused
	}
	return p.Quiet.end(at, zone)
}

// Never tells whether there are no quiet hours.
func (q Quiet) Never() bool { return q.From == q.To }

func (q Quiet) end(at time.Time, zone *time.Location) time.Time {
	local := at.In(zone)
	minute := local.Hour()*60 + local.Minute()
	wraps := q.From > q.To
	within := minute >= q.From && minute < q.To
	if wraps {
		within = minute >= q.From || minute < q.To
	}
	if !within {
		return at
	}
	day := local.Day()
	if wraps && minute >= q.From {
		day++
	}
	if end := wall(local.Year(), local.Month(), day, q.To/60, q.To%60, zone); end.After(at) {
		return end
	}
	return at // the hour comes twice, and they were over in the first
}
