package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

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
	return &conn{able, map[string]statement{}}, nil
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

// conn is a connection with the statements that it has prepared, by their
// text. A result must be closed before its text runs again, as collect does.
type conn struct {
	plainConn
	prepared map[string]statement
}

// maxPrepared bounds the memory for statements, since lists of ids make many
// texts. One in the way is forgotten, whichever.
const maxPrepared = 128

func (c *conn) prepare(ctx context.Context, text string) (statement, error) {
	if s, ok := c.prepared[text]; ok {
		return s, nil
	}
	plain, err := c.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	s, ok := plain.(statement)
	if !ok {
		return nil, errors.Join(fmt.Errorf("the SQLite driver's %T has no contexts", plain), plain.Close())
	}
	for other, old := range c.prepared {
		if len(c.prepared) < maxPrepared {
			break
		}
		delete(c.prepared, other)
		err = errors.Join(err, old.Close())
	}
	c.prepared[text] = s
	return s, err
}

// ExecContext runs a statement that gives no rows.
func (c *conn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.prepare(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args)
}

// QueryContext runs a statement that gives rows.
func (c *conn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.prepare(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args)
}

// Close closes the connection and its statements.
func (c *conn) Close() error {
	var all []error
	for _, s := range c.prepared {
		all = append(all, s.Close())
	}
	return errors.Join(append(all, c.plainConn.Close())...)
}
