package store

import (
	"context"
	"slices"
	"sync"
	"time"
)

// mostTogether is how many statements are committed together at most.
const mostTogether = 64

// statements are those that wait for the turn to write, the first one first.
// Who gets the turn writes all of them in one transaction: to begin it and to
// have it on disk costs more than most of them.
type statements struct {
	mu      sync.Mutex
	waiting []*queued
}

// queued is a statement of somebody who waits until it is committed.
type queued struct {
	query   string
	args    []any
	until   time.Time // when its author gives up, where limited
	limited bool

	done    chan struct{} // closed once the rest is known
	changed int64
	err     error
	alone   bool // it was not committed, and may be if it is written alone
}

func (s *statements) add(w *queued) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting = append(s.waiting, w)
}

// leave reports whether w was still waiting, and now isn't.
func (s *statements) leave(w *queued) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.waiting, w)
	if i >= 0 {
		s.waiting = slices.Delete(s.waiting, i, i+1)
	}
	return i >= 0
}

func (s *statements) take() []*queued {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := min(len(s.waiting), mostTogether)
	taken := slices.Clone(s.waiting[:n])
	s.waiting = slices.Delete(s.waiting, 0, n)
	return taken
}

// execTogether commits a statement, with those of others who wait at the same time.
func (db *DB) execTogether(ctx context.Context, query string, args []any) (changed int64, err error) {
	w := &queued{query: query, args: args, done: make(chan struct{})}
	w.until, w.limited = ctx.Deadline()
	db.together.add(w)
	for known := false; !known; {
		select {
		case <-w.done:
			known = true
		case db.turn <- struct{}{}:
			db.writeWaiting(ctx)
			db.endTurn()
		case <-ctx.Done():
			if db.together.leave(w) {
				return 0, waitingToWrite(ctx)
			}
			<-w.done
			known = true
		}
	}
	if w.alone {
		return db.execAlone(ctx, query, args)
	}
	return w.changed, w.err
}

func (db *DB) execAlone(ctx context.Context, query string, args []any) (changed int64, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		changed, err = tx.exec(ctx, query, args...)
		return err
	})
	return changed, err
}

// writeWaiting is for who has the turn, who may have given up since: others rely
// on it. Where one statement fails, or has no more time, each is to be written
// alone, so that only its own author hears of it.
func (db *DB) writeWaiting(ctx context.Context) {
	all := db.together.take()
	if len(all) == 0 {
		return
	}
	ctx, cancel := inTime(context.WithoutCancel(ctx), all)
	defer cancel()
	begun, written := false, false
	err := db.transact(ctx, func(tx *DB) (err error) {
		begun = true
		for _, w := range all {
			if w.changed, err = tx.exec(ctx, w.query, w.args...); err != nil {
				return err
			}
		}
		written = true
		return nil
	})
	for _, w := range all {
		w.err = err
		w.alone = err != nil && !written && (begun || ctx.Err() != nil) && len(all) > 1
		close(w.done)
	}
}

// inTime is ctx as long as all of them have time.
func inTime(ctx context.Context, all []*queued) (context.Context, context.CancelFunc) {
	var first *queued
	for _, w := range all {
		if w.limited && (first == nil || w.until.Before(first.until)) {
			first = w
		}
	}
	if first == nil {
		return ctx, func() {}
	}
	return context.WithDeadline(ctx, first.until)
}
