package learn

import (
	"errors"
	"fmt"
	"strings"
)

// Code classifies an Error.
type Code string

// The codes of an Error.
const (
	Invalid   Code = "invalid"   // what the person typed can't be used; Field says where
	NotFound  Code = "not_found" // gone, or hidden from this person: both read the same
	Forbidden Code = "forbidden" // this person may not do that
)

// Error is a mistake that a person can understand and mend. Key names the
// message in the locale catalogues and Args fills it; Field is the form field
// it belongs to, or "".
type Error struct {
	Code  Code
	Field string
	Key   string
	Args  []any
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s (field %q)", e.Code, e.Key, e.Field)
}

// Errors are several Errors of one form, each beside its own field.
type Errors []*Error

func (e Errors) Error() string {
	all := make([]string, len(e))
	for i, one := range e {
		all[i] = one.Error()
	}
	return strings.Join(all, "; ")
}

// Add notes that what was typed into field can't be used, for the reason key.
func (e *Errors) Add(field, key string, args ...any) {
	*e = append(*e, &Error{Code: Invalid, Field: field, Key: key, Args: args})
}

// OrNil returns e as an error, or nil when nothing was added.
func (e Errors) OrNil() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// Is tells whether err is an Error with the code.
func Is(err error, code Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == code
}

// Missing is the Error for something that is gone or hidden from the asker.
func Missing(key string) error { return &Error{Code: NotFound, Key: key} }

// Denied is the Error for what the asker may not do.
func Denied(key string, args ...any) error { return &Error{Code: Forbidden, Key: key, Args: args} }
