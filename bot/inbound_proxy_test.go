package bot_test

import (
	"bytes"
	"context"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

type dialer = func(ctx context.Context, network, address string) (net.Conn, error)

// proxy stands between the bot and Slack, as a firewall may, and may forget
// connections: then it swallows what comes, and tells nobody.
type proxy struct {
	dial dialer
	idle time.Duration // after which it forgets a connection; 0 for never

	mu      sync.Mutex
	sockets []*passage // WebSockets, of all that were opened
}

// passage is a connection through a proxy.
type passage struct {
	lost  [2]atomic.Bool // what the bot sends, what Slack sends
	timer *time.Timer
}

const upwards, downwards = 0, 1

func (p *proxy) connect(ctx context.Context, network, address string) (net.Conn, error) {
	far, err := p.dial(ctx, network, address)
	if err != nil {
		return nil, err
	}
	near, middle := net.Pipe()
	one := &passage{}
	if p.idle > 0 {
		one.timer = time.AfterFunc(p.idle, func() { one.lose(upwards, downwards) })
	}
	go p.pass(one, upwards, middle, far)
	go p.pass(one, downwards, far, middle)
	return near, nil
}

func (p *proxy) pass(one *passage, way int, from, to net.Conn) {
	defer func() { _ = to.Close() }()
	for chunk := make([]byte, 32<<10); ; {
		n, err := from.Read(chunk)
		if err != nil {
			return
		}
		if way == upwards && bytes.HasPrefix(chunk[:n], []byte("GET /link")) {
			p.mu.Lock()
			p.sockets = append(p.sockets, one)
			p.mu.Unlock()
		}
		if one.lost[way].Load() {
			continue
		}
		if one.timer != nil {
			one.timer.Reset(p.idle)
		}
		if _, err := to.Write(chunk[:n]); err != nil {
			return
		}
	}
}

func (one *passage) lose(ways ...int) {
	for _, way := range ways {
		one.lost[way].Store(true)
	}
}

// loses forgets the WebSockets that are open now.
func (p *proxy) loses(ways ...int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, one := range p.sockets {
		one.lose(ways...)
	}
}

func (p *proxy) opened() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.sockets)
}

// behind puts the bot behind a proxy.
func behind(t *testing.T, p *proxy, do func(s *stage)) {
	onStage(t, func(s *stage) {
		s.halt()
		p.dial, s.dial = s.dial, p.connect
		s.start()
		do(s)
	})
}

// answers has as many people ask at once as there are commands; each must be
// answered.
func (s *stage) answers(commands int) {
	s.t.Helper()
	var asking sync.WaitGroup
	for i := range commands {
		who := s.sim.As(cast()[i%len(cast())].ID)
		asking.Go(func() {
			if err := who.Say(s.t.Context(), "CGENERAL", "/lessons help"); err != nil {
				s.t.Error(err)
			}
		})
	}
	asking.Wait()
}

func TestACommandAfterSlacksWarningIsAnswered(t *testing.T) {
	onStage(t, func(s *stage) {
		for range 20 {
			s.sim.Faults().Refresh("warning")
			s.answers(8)
			time.Sleep(12 * time.Second)
		}
	})
}

func TestASilentConnectionIsReplacedWithinTwentySeconds(t *testing.T) {
	for name, ways := range map[string][]int{
		"nothing arrives":            {upwards, downwards},
		"only Slack is still heard":  {upwards},
		"only we are still heard of": {downwards},
	} {
		t.Run(name, func(t *testing.T) {
			p := &proxy{}
			behind(t, p, func(s *stage) {
				before := p.opened()
				p.loses(ways...)
				time.Sleep(20 * time.Second)
				if opened := p.opened() - before; opened != 2 {
					s.t.Errorf("%d connections were opened", opened)
				}
				s.answers(50)
			})
		})
	}
}

func TestAProxyThatDropsIdleConnectionsFindsNone(t *testing.T) {
	p := &proxy{idle: 8 * time.Second} // Slack itself says something every ten seconds
	behind(t, p, func(s *stage) {
		time.Sleep(time.Hour)
		if p.opened() != 2 {
			s.t.Errorf("%d connections were opened", p.opened())
		}
		s.answers(20)
	})
}
