package chat

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Rendering is what a delivery shows, from what is stored at this moment.
type Rendering struct {
	Message Message
	Shows   []learn.Shown // what the message shows, in its order: it follows what becomes of them
	Gone    bool          // there is nothing to show: skip it, or delete what was shown
	// Polite says that the message comes by itself: it is not posted in its
	// reader's quiet hours or pause, but after them, if that is before Before.
	Polite bool
	Before time.Time // when it is too late for what it tells; zero for never
}

// Renderer renders the deliveries of one kind. The same delivery is rendered
// again whenever something that it shows has changed.
type Renderer func(ctx context.Context, d learn.Delivery) (Rendering, error)
