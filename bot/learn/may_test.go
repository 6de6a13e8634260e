package learn_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// roles are one of each: what they look at is the owner's.
var roles = map[string]learn.Actor{
	"owner": {ID: "UOWNER", SetsDigests: true}, "admin": {ID: "UANA", Admin: true, SetsDigests: true}, "HR": {ID: "UHR", HR: true, SetsDigests: true},
	"digests": {ID: "UDIG", Digests: true, SetsDigests: true}, "member": {ID: "UBEN", SetsDigests: true}, "member where admins set digests": {ID: "UBEN"},
	"admin where admins set digests": {ID: "UANA", Admin: true},
}

func TestWhoMayDoWhat(t *testing.T) {
	owner, admins := []string{"owner"}, []string{"admin", "admin where admins set digests"}
	ownerOrAdmin := append([]string{"owner"}, admins...)
	want := map[learn.Action][]string{
		learn.EditEvent: ownerOrAdmin, learn.CancelEvent: ownerOrAdmin, learn.HandOverEvent: ownerOrAdmin,
		learn.EditLesson: owner, learn.WithdrawLesson: owner, learn.HideLesson: admins,
		learn.SetFeeds: append([]string{"digests"}, admins...), learn.RemoveFeed: ownerOrAdmin,
		learn.SetDigest:   append([]string{"owner", "HR", "digests", "member"}, admins...),
		learn.ReadSummary: append([]string{"HR"}, admins...),
		learn.SendDigest:  admins, learn.AllowChannel: admins, learn.RetryDelivery: ownerOrAdmin, learn.SetAdmins: admins, learn.SetWorkspace: admins, learn.SetSummary: admins,
	}
	for _, action := range learn.Actions() {
		allowed := map[string]bool{}
		for _, role := range want[action] {
			allowed[role] = true
		}
		for role, actor := range roles {
			if got := actor.May(action, "UOWNER"); got != allowed[role] {
				t.Errorf("%s: %s: %v", action, role, got)
			}
		}
		if len(want[action]) == 0 {
			t.Errorf("%s: nobody has said who may", action)
		}
	}
}

func TestNobodyOwnsWhatNobodyOwns(t *testing.T) {
	for _, action := range learn.Actions() {
		if action != learn.SetDigest && (learn.Actor{}).May(action, "") {
			t.Errorf("%s: somebody without a role may", action)
		}
	}
	if (learn.Actor{ID: "UBEN"}).May(learn.EditLesson, learn.Nobody) {
		t.Error("ben may edit what was kept without a name")
	}
}
