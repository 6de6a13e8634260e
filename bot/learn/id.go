package learn

import (
	"crypto/rand"
	"strings"
)

// NewID returns a fresh random id (26 characters a–z2–7, 130 bits). The id of
// what a form will create is made when the form opens, so that the same form
// sent twice creates one thing.
func NewID() string { return strings.ToLower(rand.Text()) }

// ValidID tells whether s has the form of NewID's results. What comes back
// from Slack is checked before it is stored.
func ValidID(s string) bool {
	if len(s) != 26 {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz234567") == ""
}
