package outbox

import (
	"context"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// lanes are the kinds of posts that have a share each, so that none waits
// behind another's thousands.
var lanes = [...]job{cards, digests, directs}

// lookahead is how many deliveries are looked up at once for posting, and
// staleAfter for how long that is good.
const (
	lookahead  = 1024
	staleAfter = time.Second
)

// queue is what was found to be posted and isn't taken yet, by lane.
type queue struct {
	heads    [len(lanes)][]store.Head
	channels time.Time // when channels were looked through
	directs  time.Time // and direct messages
	turn     int       // of the lanes, the one whose turn it is
}

func laneOf(kind learn.Kind, place string) job {
	switch {
	case isMember(place):
		return directs
	case kind == learn.DigestPost:
		return digests
	}
	return cards
}

// choose takes what may be posted now, from each lane in its turn.
func (o *Outbox) choose(ctx context.Context) (chosen []store.Head, err error) {
	var free [len(lanes)]int
	hands := 0
	for _, lane := range lanes {
		free[lane] = o.desk.free(lane)
		hands += free[lane]
	}
	opens, posts := o.left(openStep, hands), o.left(postStep, hands)
	if posts == 0 {
		return nil, nil
	}
	if err := o.lookUp(ctx, free, opens); err != nil {
		return nil, err
	}
	for passed := 0; passed < len(lanes) && len(chosen) < posts; {
		lane := lanes[o.queue.turn%len(lanes)]
		o.queue.turn++
		i := o.usable(lane, opens)
		if free[lane] == 0 || i < 0 {
			passed++
			continue
		}
		passed = 0
		free[lane]--
		if h := o.queue.heads[lane][i]; lane == directs && o.direct.get(h.Place) == "" {
			opens--
		}
		chosen = append(chosen, o.queue.heads[lane][i])
		o.queue.heads[lane] = slices.Delete(o.queue.heads[lane], i, i+1)
	}
	return chosen, nil
}

// lookUp fills the lanes that have nothing to post, or have not been filled for
// a while. Direct messages that wait to be opened needn't be looked up again.
func (o *Outbox) lookUp(ctx context.Context, free [len(lanes)]int, opens int) error {
	now := o.now()
	old := func(at time.Time) bool { return now.Before(at) || now.Sub(at) >= staleAfter }
	if free[cards]+free[digests] > 0 && (old(o.queue.channels) || o.usable(cards, opens) < 0 && o.usable(digests, opens) < 0) {
		found, err := o.db.ChannelHeads(ctx, now, lookahead, o.desk.resting())
		if err != nil {
			return err
		}
		o.fill(found, cards, digests)
		o.queue.channels = now
	}
	if free[directs] > 0 && (old(o.queue.directs) || len(o.queue.heads[directs]) == 0) {
		found, err := o.db.DirectHeads(ctx, now, lookahead, o.desk.resting())
		if err != nil {
			return err
		}
		o.fill(found, directs)
		o.queue.directs = now
	}
	return nil
}

func (o *Outbox) fill(found []store.Head, into ...job) {
	for _, lane := range into {
		o.queue.heads[lane] = nil
	}
	for _, h := range found {
		lane := laneOf(h.Kind, h.Place)
		o.queue.heads[lane] = append(o.queue.heads[lane], h)
	}
}

// usable is the place in a lane of the first head that may be posted now; -1
// for none. opens is how many members' direct messages may be opened.
func (o *Outbox) usable(lane job, opens int) int {
	return slices.IndexFunc(o.queue.heads[lane], func(h store.Head) bool {
		return !o.desk.rests(h.Place) && (lane != directs || opens > 0 || o.direct.get(h.Place) != "")
	})
}

// left is how many of a step may be taken now, limit at most.
func (o *Outbox) left(s step, limit int) int {
	return o.desk.left(methods[s], o.Rates[methods[s]], limit)
}
