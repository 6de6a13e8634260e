package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// NoteLeft notes at now whose accounts in Slack have been deactivated since it
// was noted last.
func (db *DB) NoteLeft(ctx context.Context, now time.Time) error {
	if anew, err := db.NotesLeft(ctx); err != nil || !anew {
		return err
	}
	_, err := db.exec(ctx, `UPDATE member SET left_at = $1 WHERE deleted = 1 AND left_at = 0`, seconds(now))
	return err
}

// NotesLeft tells whether NoteLeft has something to note.
func (db *DB) NotesLeft(ctx context.Context) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM member WHERE deleted = 1 AND left_at = 0`)
	return n > 0, err
}

// Left are the members whose accounts have been deactivated since before an
// instant.
func (db *DB) Left(ctx context.Context, before time.Time) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT id FROM member WHERE deleted = 1 AND left_at > 0 AND left_at <= $1 ORDER BY id`, seconds(before))
}

// InLine are the answers of a member who stands in the line of events that
// haven't begun at now.
func (db *DB) InLine(ctx context.Context, member string, now time.Time) ([]learn.Attendance, error) {
	return collect(ctx, db, scanAttendance, `SELECT `+attendanceColumns+` FROM attendance WHERE member = $1 AND position > 0
		AND EXISTS (SELECT 1 FROM event e WHERE e.id = event AND e.starts > $2 AND e.cancelled = 0) ORDER BY event`, member, seconds(now))
}

// FirstLeft is when the account was deactivated that has been so for longest;
// ErrNone when there is none.
func (db *DB) FirstLeft(ctx context.Context) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT left_at FROM member WHERE deleted = 1 AND left_at > 0 ORDER BY left_at LIMIT 1`)
	return instant(at), err
}
