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
	heads [len(lanes)][]store.Head
	found time.Time // when
	turn  int       // of the lanes, the one whose turn it is
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
func (o *Outbox) choose(ctx context.Context) ([]store.Head, error) {
	if age := o.now().Sub(o.queue.found); age >= 0 && age < staleAfter {
		if chosen := o.chooseFound(); len(chosen) > 0 {
			return chosen, nil
		}
	}
	resting := o.desk.resting()
	inChannels, err := o.db.ChannelHeads(ctx, o.now(), lookahead, resting)
	if err != nil {
		return nil, err
	}
	direct, err := o.db.DirectHeads(ctx, o.now(), lookahead, resting)
	if err != nil {
		return nil, err
	}
	o.queue.heads, o.queue.found = [len(lanes)][]store.Head{}, o.now()
	for _, h := range append(inChannels, direct...) {
		lane := laneOf(h.Kind, h.Place)
		o.queue.heads[lane] = append(o.queue.heads[lane], h)
	}
	return o.chooseFound(), nil
}

func (o *Outbox) chooseFound() (chosen []store.Head) {
	var free [len(lanes)]int
	hands := 0
	for _, lane := range lanes {
		free[lane] = o.desk.free(lane)
		hands += free[lane]
	}
	opens := o.left(openStep, hands)
	posts := o.left(postStep, hands)
	for passed := 0; passed < len(lanes) && len(chosen) < posts; {
		lane := lanes[o.queue.turn%len(lanes)]
		o.queue.turn++
		h, ok := store.Head{}, false
		if free[lane] > 0 {
			h, ok = o.next(lane, &opens)
		}
		if !ok {
			passed++
			continue
		}
		passed = 0
		free[lane]--
		chosen = append(chosen, h)
	}
	return chosen
}

// next takes from a lane the first head whose place may be used. opens is how
// many more members' direct messages may be opened.
func (o *Outbox) next(lane job, opens *int) (store.Head, bool) {
	for i, h := range o.queue.heads[lane] {
		unknown := lane == directs && o.direct.get(h.Place) == ""
		if o.desk.rests(h.Place) || unknown && *opens == 0 {
			continue
		}
		if unknown {
			*opens--
		}
		o.queue.heads[lane] = slices.Delete(o.queue.heads[lane], i, i+1)
		return h, true
	}
	return store.Head{}, false
}

// left is how many of a step may be taken now, limit at most.
func (o *Outbox) left(s step, limit int) int {
	return o.desk.left(methods[s], o.Rates[methods[s]], limit)
}
