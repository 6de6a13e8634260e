package learn_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhoMayChangeAnEvent(t *testing.T) {
	roles := map[string]learn.Actor{
		"owner": {ID: "UOWNER"}, "admin": {ID: "UANA", Admin: true}, "HR": {ID: "UHR", HR: true},
		"digests": {ID: "UDIG", Digests: true}, "anyone": {ID: "UBEN"},
	}
	for action, allowed := range map[learn.Action]map[string]bool{
		learn.EditEvent:     {"owner": true, "admin": true},
		learn.CancelEvent:   {"owner": true, "admin": true},
		learn.HandOverEvent: {"owner": true, "admin": true},
	} {
		for role, actor := range roles {
			if got := actor.May(action, "UOWNER"); got != allowed[role] {
				t.Errorf("%s: %s: %v", action, role, got)
			}
		}
		if (learn.Actor{}).May(action, "") {
			t.Errorf("%s: nobody owns what nobody owns", action)
		}
	}
}
