package bot

import (
	"context"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// How long it is remembered which channels members are in, of how many
// members, and how many pages of channels are read of one.
const (
	keepJoined = 5 * time.Minute
	maxMembers = 500
	maxPages   = 5
	perPage    = 999 // as many as Slack gives at once
)

// memberships remember which channels members are in, since Slack allows
// fifty questions a minute for the whole workspace.
type memberships struct {
	mu     sync.Mutex
	joined map[string]joined // by member
}

type joined struct {
	channels []string
	until    time.Time
}

func (m *memberships) known(member string, now time.Time) ([]string, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	j, ok := m.joined[member]
	return j.channels, ok && now.Before(j.until)
}

func (m *memberships) keep(member string, channels []string, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.joined == nil {
		m.joined = map[string]joined{}
	}
	if len(m.joined) >= maxMembers {
		m.makeRoom(now)
	}
	m.joined[member] = joined{channels, now.Add(keepJoined)}
}

// makeRoom drops what is too old or, when nothing is, whatever comes first.
func (m *memberships) makeRoom(now time.Time) {
	for member, j := range m.joined {
		if !now.Before(j.until) {
			delete(m.joined, member)
		}
	}
	for member := range m.joined {
		if len(m.joined) < maxMembers {
			return
		}
		delete(m.joined, member)
	}
}

// forget is for who has joined or left a channel.
func (m *memberships) forget(member string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.joined, member)
}

// joined are the channels that a member is in: all public ones, and of the
// private ones those that the bot is in too; nil when they are too many to
// read. It asks Slack, so it must not stand in the way of an acknowledgement.
func (d *directory) joined(ctx context.Context, member string, now time.Time) ([]string, error) {
	if channels, ok := d.joins.known(member, now); ok {
		return channels, nil
	}
	channels, err := d.joinedNow(ctx, member)
	if err != nil {
		return nil, err
	}
	d.joins.keep(member, channels, now)
	return channels, nil
}

func (d *directory) joinedNow(ctx context.Context, member string) (ids []string, err error) {
	params := &slack.GetConversationsForUserParameters{
		UserID: member, Types: []string{"public_channel", "private_channel"}, Limit: perPage, ExcludeArchived: true,
	}
	ids = []string{}
	for range maxPages {
		channels, cursor, err := d.slack.GetConversationsForUserContext(ctx, params)
		if err != nil {
			return nil, err
		}
		for _, c := range channels {
			ids = append(ids, c.ID)
		}
		if cursor == "" || cursor == params.Cursor {
			return ids, nil
		}
		params.Cursor = cursor
	}
	return nil, nil
}
