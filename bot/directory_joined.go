package bot

import (
	"context"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// How long it is remembered who is in which channel, of how many members and
// channels, and how many pages are read of one.
const (
	keepJoined = 5 * time.Minute
	maxKnown   = 500
	maxPages   = 5
	perPage    = 999 // as many as Slack gives at once
)

// memberships remember lists that Slack gave, of a member's channels or of a
// channel's members: it allows so many questions a minute for the whole
// workspace.
type memberships struct {
	mu    sync.Mutex
	lists map[string]list // by what they are of
}

type list struct {
	ids   []string
	mark  string // under which it was asked for
	until time.Time
}

// known is what was kept for it under the same mark.
func (m *memberships) known(of, mark string, now time.Time) ([]string, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if l, ok := m.lists[of]; ok && l.mark == mark && now.Before(l.until) {
		return l.ids, true
	}
	return nil, false
}

func (m *memberships) keep(of, mark string, ids []string, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.lists == nil {
		m.lists = map[string]list{}
	}
	if len(m.lists) >= maxKnown {
		m.makeRoom(now)
	}
	m.lists[of] = list{ids, mark, now.Add(keepJoined)}
}

// makeRoom drops what is too old or, when nothing is, whatever comes first.
func (m *memberships) makeRoom(now time.Time) {
	for of, l := range m.lists {
		if !now.Before(l.until) {
			delete(m.lists, of)
		}
	}
	for of := range m.lists {
		if len(m.lists) < maxKnown {
			return
		}
		delete(m.lists, of)
	}
}

// marks tell whether what is remembered of members and channels is out of
// date, by what another replica heard of Slack too.
type marks struct {
	self string // the bot: of private channels Slack names those that it is in
	by   map[string]string
}

func (m marks) of(whose string) string { return m.by[whose] + "/" + m.by[m.self] }

func (d *directory) marks(ctx context.Context, whose ...string) (marks, error) {
	self, _ := d.self.Load().(string)
	by, err := d.db.MembershipMarks(ctx, append(whose, self))
	if err != nil {
		d.log.ErrorContext(ctx, "it is not read whose memberships have changed", "error", err)
	}
	return marks{self, by}, err
}

// joined are the channels that a member is in: all public ones, and of the
// private ones those that the bot is in too; nil when they are too many to
// read. It asks Slack, so it must not stand in the way of an acknowledgement.
func (d *directory) joined(ctx context.Context, member string, now time.Time) ([]string, error) {
	marks, err := d.marks(ctx, member)
	if err != nil {
		return nil, err
	}
	if channels, ok := d.joins.known(member, marks.of(member), now); ok {
		return channels, nil
	}
	channels, err := d.joinedNow(ctx, member)
	if err != nil {
		return nil, err
	}
	d.joins.keep(member, marks.of(member), channels, now)
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
