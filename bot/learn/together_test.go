package learn_test

import (
	"slices"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestTheSameMembersAreTheSamePlace(t *testing.T) {
	place := learn.Together("UBEN", "UANA", "UBEN")
	if place != learn.Together("UANA", "UBEN") || !slices.Equal(learn.Members(place), []string{"UANA", "UBEN"}) {
		t.Errorf("Ana and Ben are at %q", place)
	}
	if alone := learn.Together("UANA", "UANA"); alone != "UANA" {
		t.Errorf("Ana alone is at %q", alone)
	}
}
