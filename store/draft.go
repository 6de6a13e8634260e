package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const draftColumns = `id, member, origin, fields, closed, created, updated`

func scanDraft(s scanner) (d learn.Draft, err error) {
	var fields string
	var closed, created, updated int64
	if err := s.Scan(&d.ID, &d.Member, &d.Origin, &fields, &closed, &created, &updated); err != nil {
		return d, err
	}
	d.Closed, d.Created, d.Updated = instant(closed), instant(created), instant(updated)
	if err := json.Unmarshal([]byte(fields), &d.Fields); err != nil {
		return d, fmt.Errorf("draft %s: %w", d.ID, err)
	}
	return d, nil
}

// Draft is what a member began in a form of this origin; ErrNone when nothing.
func (db *DB) Draft(ctx context.Context, member, origin string) (learn.Draft, error) {
	return first(ctx, db, scanDraft, `SELECT `+draftColumns+` FROM draft WHERE member = $1 AND origin = $2`, member, origin)
}

// DraftByID is the member's draft with the id; ErrNone when there is none, or
// when it is somebody else's.
func (db *DB) DraftByID(ctx context.Context, member, id string) (learn.Draft, error) {
	return first(ctx, db, scanDraft, `SELECT `+draftColumns+` FROM draft WHERE id = $1 AND member = $2`, id, member)
}

// Drafts are what a member began and hasn't sent, at most limit, the latest first.
func (db *DB) Drafts(ctx context.Context, member string, limit int) ([]learn.Draft, error) {
	return collect(ctx, db, scanDraft, `SELECT `+draftColumns+` FROM draft WHERE member = $1
		ORDER BY updated DESC, id LIMIT $2`, member, limit)
}

// KeepDraft lets change note what the form told: form has its ID, Member,
// Origin, Created and Updated. A member has one draft of an origin, whichever
// of their forms it came from. Of a form that was sent nothing is kept any
// more: what it told may come after it.
func (db *DB) KeepDraft(ctx context.Context, form learn.Draft, change func(*learn.Draft)) error {
	return db.Transact(ctx, func(tx *DB) error {
		sent, err := first(ctx, tx, scanInt, `SELECT count(*) FROM lesson WHERE id = $1`, form.ID)
		if err != nil || sent > 0 {
			return err
		}
		d, err := tx.Draft(ctx, form.Member, form.Origin)
		if errors.Is(err, ErrNone) {
			d, err = form, nil
		}
		if err != nil {
			return err
		}
		d.Updated = form.Updated
		change(&d)
		return tx.saveDraft(ctx, d)
	})
}

func (db *DB) saveDraft(ctx context.Context, d learn.Draft) error {
	fields, err := json.Marshal(d.Fields)
	if err != nil {
		return fmt.Errorf("draft %s: %w", d.ID, err)
	}
	_, err = db.exec(ctx, `INSERT INTO draft (id, member, origin, fields, closed, created, updated)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (member, origin) DO UPDATE SET fields = excluded.fields, closed = excluded.closed, updated = excluded.updated`,
		d.ID, d.Member, d.Origin, string(fields), seconds(d.Closed), seconds(d.Created), seconds(d.Updated))
	return err
}

// CloseDraft notes that the form of a draft was closed, and forgets a draft in
// which nothing is left. It returns the draft; ErrNone when there is none.
func (db *DB) CloseDraft(ctx context.Context, member, origin string, now time.Time) (d learn.Draft, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		if d, err = tx.Draft(ctx, member, origin); err != nil {
			return err
		}
		if d.Empty() {
			return tx.DropDraft(ctx, member, origin)
		}
		_, err = tx.exec(ctx, `UPDATE draft SET closed = $3 WHERE member = $1 AND origin = $2`, member, origin, seconds(now))
		return err
	})
	return d, err
}

// DropDraft forgets a draft, if there is one.
func (db *DB) DropDraft(ctx context.Context, member, origin string) error {
	_, err := db.exec(ctx, `DELETE FROM draft WHERE member = $1 AND origin = $2`, member, origin)
	return err
}

// ForgetDrafts forgets the drafts that nobody has gone on with since.
func (db *DB) ForgetDrafts(ctx context.Context, since time.Time) error {
	_, err := db.exec(ctx, `DELETE FROM draft WHERE updated <= $1`, seconds(since))
	return err
}

// OldestDraft is when the draft was last gone on with that has waited longest;
// ErrNone when there is none.
func (db *DB) OldestDraft(ctx context.Context) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT updated FROM draft ORDER BY updated LIMIT 1`)
	return instant(at), err
}
