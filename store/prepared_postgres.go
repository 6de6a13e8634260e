package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// openPrepared opens a pool of connections that keep their statements prepared,
// but for those of planAnew, where nobody stands between us and the server:
// PostgreSQL takes longer to plan most of ours than to run them.
func (e postgresEngine) openPrepared() *sql.DB {
	prepared := *e.config
	prepared.DefaultQueryExecMode, prepared.StatementCacheCapacity = pgx.QueryExecModeCacheStatement, maxPrepared
	return sql.OpenDB(postgresConnector{prepared: stdlib.GetConnector(prepared), Connector: stdlib.GetConnector(*e.config)})
}

// postgresConnector connects in the one way or in the other.
type postgresConnector struct {
	driver.Connector
	prepared driver.Connector
}

func (c postgresConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.prepared.Connect(ctx)
	if err != nil {
		return nil, err
	}
	direct, err := isDirect(ctx, conn)
	switch {
	case err != nil:
		return nil, errors.Join(err, conn.Close())
	case direct:
		return conn, nil
	}
	if err := conn.Close(); err != nil {
		return nil, err
	}
	return c.Connector.Connect(ctx)
}

// isDirect tells whether the process of the server that runs our statements is
// the one that the connection was made to: a pooler names one of its own.
func isDirect(ctx context.Context, conn driver.Conn) (bool, error) {
	able, ok := conn.(*stdlib.Conn)
	if !ok {
		return false, fmt.Errorf("the PostgreSQL driver's %T doesn't tell its server", conn)
	}
	var pid uint32
	err := able.Conn().QueryRow(ctx, `SELECT pg_backend_pid()`, pgx.QueryExecModeExec).Scan(&pid)
	return err == nil && pid == able.Conn().PgConn().PID(), err
}
