package learn

import (
	"slices"
	"time"
	"unicode/utf8"
)

// Role is what somebody may be beside a member.
type Role string

// The roles that are given. That of an event's or lesson's owner comes by itself.
const (
	NoRole    Role = ""
	AdminRole Role = "admin" // L&D admin: reads, sets, hides
	HRRole    Role = "hr"    // reads the summary, changes nothing
)

// Group is a group of members: a department, HR. Slack says who is in it.
type Group struct {
	ID      string
	Name    string
	Parent  string // id of the group that it is a part of; "" for none
	Source  string // a Slack user group (S…), or a channel whose members it is
	Role    Role   // that its members have
	Read    time.Time
	Created time.Time
}

// MaxGroupName is how long the name of a group may be, in characters.
const MaxGroupName = 40

// IsUserGroup tells whether a Group's Source is a Slack user group.
func IsUserGroup(source string) bool { return source != "" && source[0] == 'S' }

// Check returns what is wrong with a group that is about to be added to others,
// as Errors beside the fields name, role, parent and channel.
func (g Group) Check(others []Group) error {
	var errs Errors
	checkText(&errs, "name", g.Name, MaxGroupName, true)
	switch {
	case slices.ContainsFunc(others, func(o Group) bool { return Fold(o.Name) == Fold(g.Name) }):
		errs.Add("name", "error.group_name")
	case utf8.RuneCountInString(g.Source) == 0:
		errs.Add("channel", "error.group_source")
	case slices.ContainsFunc(others, func(o Group) bool { return o.Source == g.Source }):
		errs.Add("channel", "error.group_again")
	}
	if !slices.Contains([]Role{NoRole, AdminRole, HRRole}, g.Role) {
		errs.Add("role", "error.choice")
	}
	if g.Parent != "" && !slices.ContainsFunc(others, func(o Group) bool { return o.ID == g.Parent }) {
		errs.Add("parent", "error.choice")
	}
	return errs.OrNil()
}
