package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"regexp"

	"modernc.org/sqlite"
)

// openPrepared opens a pool of connections that keep their statements
// prepared: SQLite takes longer to prepare most of ours than to run them.
func openPrepared(dsn string) (*sql.DB, error) {
	c, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector{c}), nil
}

type connector struct{ driver.Connector }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	plain, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	able, ok := plain.(plainConn)
	if !ok {
		return nil, errors.Join(fmt.Errorf("the SQLite driver's %T can't keep statements", plain), plain.Close())
	}
	return &conn{plainConn: able, idle: map[string]statement{}}, nil
}

// plainConn is what the driver's connections can do besides running statements.
type plainConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// conn is a connection with the statements that it has prepared, by their text.
type conn struct {
	plainConn
	idle map[string]statement
}

// maxPrepared bounds the memory for statements, since lists of ids make many
// texts. One in the way is forgotten, whichever.
const maxPrepared = 128

// limited matches a bare placeholder as a limit: SQLite looks at its value when
// it plans, and so would prepare the statement anew each time it is given one.
// It does the same with one that is compared to a column by which an index is
// partial: our statements CAST those.
var limited = regexp.MustCompile(`LIMIT (\$\d+)`)

// take gives a statement that nobody uses: its rows may be open while the same
// text runs again.
func (c *conn) take(ctx context.Context, text string) (statement, error) {
	if s, ok := c.idle[text]; ok {
		delete(c.idle, text)
		return s, nil
	}
	plain, err := c.PrepareContext(ctx, limited.ReplaceAllString(text, "LIMIT CAST($1 AS INTEGER)"))
	if err != nil {
		return nil, err
	}
	s, ok := plain.(statement)
	if !ok {
		return nil, errors.Join(fmt.Errorf("the SQLite driver's %T has no contexts", plain), plain.Close())
	}
	return s, nil
}

// keep is for a statement that was taken and has run.
func (c *conn) keep(text string, s statement) (err error) {
	if c.idle[text] != nil {
		return s.Close()
	}
	for other, old := range c.idle {
		if len(c.idle) < maxPrepared {
			break
		}
		delete(c.idle, other)
		err = errors.Join(err, old.Close())
	}
	c.idle[text] = s
	return err
}

// ExecContext runs a statement that gives no rows.
func (c *conn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.take(ctx, text)
	if err != nil {
		return nil, err
	}
	result, err := s.ExecContext(ctx, args)
	return result, errors.Join(err, c.keep(text, s))
}

// QueryContext runs a statement that gives rows.
func (c *conn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.take(ctx, text)
	if err != nil {
		return nil, err
	}
	found, err := s.QueryContext(ctx, args)
	if err != nil {
		return nil, errors.Join(err, c.keep(text, s))
	}
	return &rows{found, func() error { return c.keep(text, s) }}, nil
}

// rows give their statement back when they are closed.
type rows struct {
	driver.Rows
	giveBack func() error
}

func (r *rows) Close() error { return errors.Join(r.Rows.Close(), r.giveBack()) }

// Close closes the connection and its statements.
func (c *conn) Close() error {
	var all []error
	for _, s := range c.idle {
		all = append(all, s.Close())
	}
	return errors.Join(append(all, c.plainConn.Close())...)
}
