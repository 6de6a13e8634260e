package slacksim

import (
	"iter"
	"slices"
	"time"
)

// registry holds things by id and in the order in which they came.
type registry[T any] struct {
	byID  map[string]T
	order []string
}

func (r *registry[T]) put(id string, v T) {
	if r.byID == nil {
		r.byID = map[string]T{}
	}
	if _, known := r.byID[id]; !known {
		r.order = append(r.order, id)
	}
	r.byID[id] = v
}

func (r *registry[T]) remove(id string) {
	delete(r.byID, id)
	r.order = slices.DeleteFunc(r.order, func(other string) bool { return other == id })
}

// rename keeps the place in the order.
func (r *registry[T]) rename(from, to string) {
	r.byID[to] = r.byID[from]
	delete(r.byID, from)
	r.order[slices.Index(r.order, from)] = to
}

func (r *registry[T]) get(id string) (T, bool) {
	v, ok := r.byID[id]
	return v, ok
}

func (r *registry[T]) all() iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, id := range r.order {
			if !yield(r.byID[id]) {
				return
			}
		}
	}
}

// recent holds short-lived things by key and forgets the oldest ones, an hour after they were put.
type recent[T any] struct {
	byKey map[string]T
	queue []aged
}

type aged struct {
	key string
	at  time.Time
}

const remembered = time.Hour

func (r *recent[T]) put(key string, v T, now time.Time) {
	if r.byKey == nil {
		r.byKey = map[string]T{}
	}
	for len(r.queue) > 0 && now.Sub(r.queue[0].at) > remembered {
		delete(r.byKey, r.queue[0].key)
		r.queue = r.queue[1:]
	}
	r.byKey[key] = v
	r.queue = append(r.queue, aged{key, now})
}

func (r *recent[T]) get(key string) (T, bool) {
	v, ok := r.byKey[key]
	return v, ok
}
