package store

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// eraseDeliveries deletes what the outbox has for the member or tells others of
// them. What Slack shows of it stays as learn.ErasedPost until the outbox has
// deleted it there; what stands in channels stays, on nobody's behalf.
func (db *DB) eraseDeliveries(ctx context.Context, member string, now time.Time) error {
	const theirs = `place = $1 OR ',' || place || ',' LIKE '%,' || $1 || ',%' OR kind = '` + string(learn.ThanksDM) + `' AND args = $1
		OR kind = '` + string(learn.QuestionDM) + `' AND subject IN (` + askedFor + `)
		OR kind = '` + string(learn.IntroductionDM) + `' AND subject IN (SELECT id FROM ask WHERE member = $1)`
	for _, statement := range []struct {
		query string
		args  []any
	}{
		{`DELETE FROM shown WHERE delivery IN (SELECT id FROM delivery WHERE ` + theirs + `)`, []any{member}},
		{fmt.Sprintf(`DELETE FROM delivery WHERE (%s) AND state <> '%s' AND (state <> '%s' OR ts = '')`, theirs, learn.Sending, learn.Sent), []any{member}},
		{`UPDATE delivery SET kind = $2, key = id, place = channel, subject = '', args = '', member = '', file = '', thread = '', content = '',
			touches = touches + 1, refresh = $3, refreshed = $3 WHERE ` + theirs, []any{member, learn.ErasedPost, seconds(now)}},
		{`UPDATE delivery SET member = '' WHERE member = $1`, []any{member}},
		{`UPDATE delivery SET args = $2, touches = touches + 1, refresh = $4 WHERE kind = CAST($3 AS TEXT) AND args = $1`,
			[]any{member, learn.Nobody, learn.HandedOverDM, seconds(now)}},
		{`UPDATE delivery SET key = id WHERE key LIKE '%' || $1 || '%'`, []any{member}},
	} {
		if _, err := db.exec(ctx, statement.query, statement.args...); err != nil {
			return fmt.Errorf("deliveries: %w", err)
		}
	}
	return nil
}

// ErasedTried is for how long the outbox tries to delete a message to somebody
// who had their records deleted: Slack may not let it any more.
const ErasedTried = 7 * 24 * time.Hour

// ForgetErased forgets the messages to those who had their records deleted that
// the outbox has deleted, or can't. It returns how many there were.
func (db *DB) ForgetErased(ctx context.Context, now time.Time) (int, error) {
	n, err := db.exec(ctx, `DELETE FROM delivery WHERE kind = 'erased' AND (state = $1 OR state = $2 AND (refresh = 0 OR refreshed <= $3))`,
		learn.Removed, learn.Sent, seconds(now.Add(-ErasedTried)))
	return int(n), err
}
