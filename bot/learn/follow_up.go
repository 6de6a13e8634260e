package learn

import "time"

// FollowUp is something that a member wants to do later. It is its owner's alone.
type FollowUp struct {
	ID       string
	Member   string
	What     string    // in a sentence
	Due      time.Time // when its owner wants to be reminded, quiet hours and pauses aside
	Reminded time.Time // when they were last
	Done     time.Time // zero while it is open
	Created  time.Time
}

// FollowUpSubject is a follow-up that a message shows.
const FollowUpSubject SubjectKind = "follow_up"

// reminderHour is the hour of the day at which one is reminded.
const reminderHour = 9

// soon is when one is reminded of what is to be done on a day whose morning is over.
const soon = 2 * time.Hour

// ReminderOn is when on a day, YYYY-MM-DD, in zone one is reminded of a
// follow-up: in the morning, or a while from now when that is over. Zero when
// the day is none, or has passed at now.
func ReminderOn(day string, now time.Time, zone *time.Location) time.Time {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil || day < now.In(zone).Format(time.DateOnly) {
		return time.Time{}
	}
	morning := wall(date.Year(), date.Month(), date.Day(), reminderHour, 0, zone)
	if morning.Before(now) {
		return now.Add(soon).Truncate(time.Minute)
	}
	return morning
}

// Day is the day in zone on which the follow-up is due, YYYY-MM-DD.
func (u FollowUp) Day(zone *time.Location) string { return u.Due.In(zone).Format(time.DateOnly) }

// Timed tells whether it is due, in zone, at another time of the day than that
// of usual reminders.
func (u FollowUp) Timed(zone *time.Location) bool {
	at := u.Due.In(zone)
	return at.Hour() != reminderHour || at.Minute() != 0
}

// Snooze is how long a follow-up is put off.
type Snooze string

// The ways to put a follow-up off.
const (
	Tomorrow Snooze = "tomorrow"
	NextWeek Snooze = "next_week" // its Monday
)

// Snoozes returns all ways in the order in which reminders show them.
func Snoozes() []Snooze { return []Snooze{Tomorrow, NextWeek} }

// Until is when, at now in zone, one is reminded of what is put off.
func (s Snooze) Until(now time.Time, zone *time.Location) time.Time {
	here := now.In(zone)
	days := 1
	if s == NextWeek {
		days = 7 - (int(here.Weekday())+6)%7
	}
	return wall(here.Year(), here.Month(), here.Day()+days, reminderHour, 0, zone)
}

// Check returns what keeps the follow-up from being saved at now, as Errors
// beside the fields what and day. What was due before may stay as it was.
func (u FollowUp) Check(now time.Time, was FollowUp) error {
	var errs Errors
	checkText(&errs, "what", u.What, MaxLine, true)
	switch {
	case u.Due.Equal(was.Due) && !was.Due.IsZero():
	case u.Due.Before(now):
		errs.Add("day", "follow.past")
	case u.Due.After(now.Add(LatestStart)):
		errs.Add("day", "error.start_far")
	}
	return errs.OrNil()
}

// DueFollowUp is a follow-up of which somebody is to be reminded.
type DueFollowUp struct {
	FollowUp
	To Reader
}

// When is when, at now or later, its owner can be reminded. It reports false
// when they can't be, or don't want to.
func (u DueFollowUp) When(now time.Time) (time.Time, bool) {
	p := u.To.Preferences
	return p.From(now, u.To.Location()), p.Wants(FollowUps) && !u.To.Deleted
}
