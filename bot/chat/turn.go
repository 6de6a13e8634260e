package chat

import "context"

// Turn is what one may have at a time. Unlike for a mutex, who waits for it no
// longer than their context lasts.
type Turn chan struct{}

// NewTurn makes a Turn that nobody has.
func NewTurn() Turn { return make(Turn, 1) }

// Take waits for the turn. Without an error, the caller has it until done.
func (t Turn) Take(ctx context.Context) (done func(), err error) {
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
