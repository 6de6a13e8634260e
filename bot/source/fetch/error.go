package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"

	"code.dny.dev/ssrf"
)

// Reason says why an address could not be read.
type Reason string

// The reasons.
const (
	NotHTTP     Reason = "not_http"     // no http(s) address with a usual port and without a password
	Private     Reason = "private"      // an address that the public internet doesn't have
	NoSuchHost  Reason = "no_such_host" // nobody has the name
	Unreachable Reason = "unreachable"  // no connection, no TLS, or an answer that broke off
	Timeout     Reason = "timeout"      // not all of it came within MaxTime
	Refused     Reason = "refused"      // the site answers with Status
	Redirects   Reason = "redirects"    // more redirects than one follows
	TooLarge    Reason = "too_large"    // for callers that need all of it
)

// Error says why an address could not be read.
type Error struct {
	Reason Reason
	Status int // the HTTP status when Refused, else 0
	cause  error
}

// Error names neither the address nor anything else of the request.
func (e *Error) Error() string {
	text := "fetch: " + string(e.Reason)
	if e.Status != 0 {
		text += fmt.Sprintf(" (%d)", e.Status)
	}
	if e.cause != nil {
		text += ": " + e.cause.Error()
	}
	return text
}

// Unwrap returns what connecting failed with, if that is known.
func (e *Error) Unwrap() error { return e.cause }

// explain finds the reason in what net/http returned. Of that error it keeps
// what tells of the connection: the rest quotes addresses.
func explain(err error) *Error {
	var known *Error
	var dns *net.DNSError
	var op *net.OpError
	var certificate *tls.CertificateVerificationError
	var slow net.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, ssrf.ErrProhibitedIP):
		return &Error{Reason: Private}
	case errors.Is(err, context.Canceled):
		return &Error{Reason: Unreachable, cause: context.Canceled}
	case errors.As(err, &slow) && slow.Timeout():
		return &Error{Reason: Timeout}
	case errors.As(err, &dns) && dns.IsNotFound:
		return &Error{Reason: NoSuchHost}
	case errors.As(err, &certificate):
		return &Error{Reason: Unreachable, cause: certificate}
	case errors.As(err, &op):
		return &Error{Reason: Unreachable, cause: op}
	}
	return &Error{Reason: Unreachable}
}
