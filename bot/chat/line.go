package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// line is one Socket Mode connection, reconnected by slack-go.
type line struct {
	client *socketmode.Client
	hangUp context.CancelFunc
	up     chan struct{} // closed at the first hello
	isUp   atomic.Bool
}

// pingPatience is for how long a line waits for a ping before it is opened
// anew; Slack pings every ten seconds. The second line waits a little longer, so
// that both don't go at the same moment on a server that never pings.
const (
	pingPatience = 30 * time.Second
	apart        = 7 * time.Second
)

// connect opens a line. It lives until open ends or it is hung up, and takes
// requests until serving ends.
func (s *Socket) connect(open, serving context.Context, failed chan<- error) *line {
	hears := pingPatience
	if len(s.lines) > 0 {
		hears += apart
	}
	options := []socketmode.Option{socketmode.OptionPingInterval(hears)}
	if s.dialer != nil {
		options = append(options, socketmode.OptionDialer(s.dialer))
	}
	open, hangUp := context.WithCancel(open)
	l := &line{client: socketmode.New(s.api, options...), hangUp: hangUp, up: make(chan struct{})}
	s.mu.Lock()
	s.lines = append(s.lines, l)
	s.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := l.client.RunContext(open); open.Err() == nil {
			failed <- fmt.Errorf("%w: %w", errSocketEnded, err)
		}
	}()
	go func() {
		for {
			select {
			case e := <-l.client.Events:
				if err := s.hear(open, serving, l, e); err != nil {
					failed <- err
					return
				}
			case <-ended:
				return
			}
		}
	}()
	return l
}

// hear takes in what slack-go tells. The error is Slack's when it refuses the
// app token for good.
func (s *Socket) hear(open, serving context.Context, l *line, e socketmode.Event) error {
	switch e.Type {
	case socketmode.EventTypeHello:
		s.greet(l, e)
	case socketmode.EventTypeConnecting, socketmode.EventTypeIncomingError:
		l.isUp.Store(false)
	case socketmode.EventTypeConnectionError:
		if open.Err() == nil {
			return s.unconnected(e)
		}
	case socketmode.EventTypeErrorWriteFailed:
		if w, ok := e.Data.(*socketmode.ErrorWriteFailed); ok && w.Response != nil {
			s.ack(open, l, w.Response.EnvelopeID, w.Response.Payload)
		}
	case socketmode.EventTypeErrorBadMessage:
		if again, ok := reread(e); ok && serving.Err() == nil {
			s.serve(open, l, again)
		} else {
			s.ackUnread(open, l, e)
		}
	case socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive, socketmode.EventTypeEventsAPI:
		if serving.Err() == nil {
			s.serve(open, l, e)
		}
	}
	return nil
}

func (s *Socket) unconnected(e socketmode.Event) error {
	failure, ok := e.Data.(*slack.ConnectionErrorEvent)
	if !ok {
		return nil
	}
	var refused slack.SlackErrorResponse
	if errors.As(failure.ErrorObj, &refused) && slices.Contains(incurable, refused.Err) {
		return fmt.Errorf("%w: %w", errSocketEnded, refused)
	}
	s.log.Warn("no connection to Slack", "error", failure.ErrorObj, "again_in", failure.Backoff)
	return nil
}

func (s *Socket) greet(l *line, e socketmode.Event) {
	l.isUp.Store(true)
	select {
	case <-l.up:
	default:
		close(l.up)
	}
	s.first.Do(func() {
		close(s.ready)
		if life := time.Duration(e.Request.DebugInfo.ApproximateConnectionTime) * time.Second; life > 0 {
			s.life <- life
		}
	})
}

// ackUnread acknowledges what slack-go can't decode: Slack would repeat it.
func (s *Socket) ackUnread(ctx context.Context, l *line, e socketmode.Event) {
	bad, ok := e.Data.(*socketmode.ErrorBadMessage)
	if !ok {
		return
	}
	var envelope struct {
		ID   string `json:"envelope_id"`
		Type string `json:"type"`
	}
	if err := json.Unmarshal(bad.Message, &envelope); err != nil || envelope.ID == "" {
		return
	}
	s.log.Warn("an envelope that can't be read", "type", envelope.Type)
	s.ack(ctx, l, envelope.ID, nil)
}
