package learn

import (
	"slices"
	"strings"
)

// MostTogether is how many members a group message may have, the bot not counted.
const MostTogether = 8

// Together is the Place of a delivery that goes into the group message of the bot with members: the same for the same
// ones, in whatever order. Of one alone it is their direct message.
func Together(members ...string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(members))), ",")
}

// Members are those whose direct or group message a Place is.
func Members(place string) []string { return strings.Split(place, ",") }
