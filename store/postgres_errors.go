package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
)

// readOnlyNow is what a server answers that has become a standby.
const readOnlyNow = "25006"

// postgresMayPass tells whether an error of PostgreSQL's, or of the way to it,
// may pass. A commit whose answer was lost is among them: nobody knows whether
// it happened, so whatever is tried again must be harmless.
func postgresMayPass(err error) bool {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return codeMayPass(refused.Code)
	}
	var unreached *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &unreached) || errors.As(err, &network) && !errors.Is(err, context.DeadlineExceeded) ||
		pgconn.SafeToRetry(err) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

func codeMayPass(code string) bool {
	switch code[:2] {
	case "08", "53", "58": // connection lost, out of something, trouble with files
		return true
	}
	switch code {
	case readOnlyNow,
		"25P03",                   // idle in a transaction for too long
		"40001", "40P01", "55P03", // could not be served beside others, or in time
		"57014", "57P01", "57P02", "57P03", "57P05": // cancelled, shut down, crashed, starting, idle
		return true
	}
	return false
}
