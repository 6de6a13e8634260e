// Package legacy knows text from before UTF-8.
package legacy

import "unicode/utf8"

// Is tells whether data is text of another charset rather than UTF-8 that was
// damaged: there, characters of several bytes outnumber broken ones.
func Is(data string) bool {
	if utf8.ValidString(data) {
		return false
	}
	var whole, broken int
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRuneInString(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		i += size
	}
	return broken > whole
}
