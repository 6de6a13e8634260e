package learn

import "errors"

// Gather joins the mistakes that several rules found in one form. An error
// that a person can't mend goes before them.
func Gather(found ...error) error {
	var all Errors
	for _, err := range found {
		var some Errors
		var one *Error
		switch {
		case errors.As(err, &some):
			all = append(all, some...)
		case errors.As(err, &one):
			all = append(all, one)
		case err != nil:
			return err
		}
	}
	return all.OrNil()
}
