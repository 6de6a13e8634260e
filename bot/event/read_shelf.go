package event

import (
	"context"
	"errors"
	"sync"
	"time"
)

// How long what was read elsewhere is kept, and of how many addresses.
const (
	keepRead = 10 * time.Minute
	maxRead  = 50
)

var errUnread = errors.New("the reading ended early")

// shelf keeps what was read lately, so that the steps of a form read a page
// once, and people who share the same link at the same time do so together. It may forget at
// any time: whoever asks can read again.
type shelf struct {
	mu    sync.Mutex
	books map[string]*book // by what was read
}

type book struct {
	done    chan struct{}
	content reading
	until   time.Time // zero while it is being read
}

func newShelf() *shelf { return &shelf{books: map[string]*book{}} }

// known is what was read, if it is there.
func (s *shelf) known(key string, now time.Time) (reading, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.books[key]
	if b == nil || !b.until.After(now) {
		return reading{}, false
	}
	return b.content, true
}

// read returns what is known, else what read finds out, which runs once for
// all who wait for it. What could not be read isn't kept.
func (s *shelf) read(ctx context.Context, key string, now time.Time, read func(ctx context.Context) reading) reading {
	b, mine := s.take(key, now)
	if !mine {
		select {
		case <-b.done:
			return b.content
		case <-ctx.Done():
			return reading{err: ctx.Err()}
		}
	}
	b.content = reading{err: errUnread}
	defer s.finish(key, b, now)
	b.content = read(ctx)
	return b.content
}

func (s *shelf) take(key string, now time.Time) (b *book, mine bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b := s.books[key]; b != nil && (b.until.IsZero() || b.until.After(now)) {
		return b, false
	}
	s.makeRoom(now)
	b = &book{done: make(chan struct{})}
	s.books[key] = b
	return b, true
}

func (s *shelf) finish(key string, b *book, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b.until = now.Add(keepRead)
	if b.content.err != nil {
		delete(s.books, key)
	}
	close(b.done)
}

// makeRoom drops what is too old, and when that isn't enough, the oldest.
func (s *shelf) makeRoom(now time.Time) {
	oldest := ""
	for key, b := range s.books {
		switch {
		case b.until.IsZero():
		case !b.until.After(now):
			delete(s.books, key)
		case oldest == "" || b.until.Before(s.books[oldest].until):
			oldest = key
		}
	}
	if len(s.books) >= maxRead {
		delete(s.books, oldest)
	}
}
