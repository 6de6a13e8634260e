package learn

import "time"

// Audited is a change that was made to a lesson: who made it and when, never
// what it said.
type Audited struct {
	At    time.Time
	Actor string
	Did   Deed
}

// Deed is what was done to a lesson, or to what is the whole workspace's.
type Deed string

// The deeds.
const (
	LessonWritten   Deed = "written"
	LessonEdited    Deed = "edited"
	LessonWithdrawn Deed = "withdrawn"
	LessonHidden    Deed = "hidden"
	LessonShown     Deed = "shown" // again

	Decided      Deed = "decided" // on the policy
	RoleGiven    Deed = "role given"
	RoleTaken    Deed = "role taken"
	GroupAdded   Deed = "group added"
	GroupRemoved Deed = "group removed"
)

// CheckReason returns what is wrong with the reason for a change, beside field.
func CheckReason(field, reason string) error {
	var errs Errors
	checkText(&errs, field, reason, MaxLine, true)
	return errs.OrNil()
}
