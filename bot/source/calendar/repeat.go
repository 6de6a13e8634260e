package calendar

import (
	"slices"
	"time"
)

// Bounds on the work that a rule may make: days looked at, and starts counted.
const (
	maxWork    = 15_000_000 // in one listing, and for the zones of one calendar
	ruleWork   = 400_000    // for one rule
	periodWork = 8          // for a period, beside its days
)

// repeat gives the starts of a rule one by one, in order, as clocks show them.
// It ends with the rule, at its window's end, or when too much work is done.
type repeat struct {
	rule  *rule
	start time.Time
	end   time.Time // of the window, exclusive
	work  *int      // what is left for all
	own   int       // and for this rule
	left  int       // of COUNT

	period int64       // the next one, counted in intervals from the start's
	days   []time.Time // of the current period
	times  []int       // seconds of each of its days
	picks  []int       // of BYSETPOS: which of the period's starts
	i      int         // how many of them were given

	head time.Time
	ok   bool
}

func (r *rule) from(start, from, end time.Time, work *int) *repeat {
	p := &repeat{rule: r, start: start, end: end, work: work, own: ruleWork, left: r.count}
	if !r.until.IsZero() && r.until.Before(end) {
		p.end = r.until.Add(time.Second)
	}
	if r.count == 0 || r.isSteady(start) {
		p.period = max(r.periodAt(start, from)-1, 0)
		p.left -= int(p.period)
	}
	p.advance()
	return p
}

// isSteady tells whether each period holds one start, the event's own the first.
func (r *rule) isSteady(start time.Time) bool {
	hour, minute, second := start.Clock()
	for part, list := range r.by {
		if part <= byHour && part < int(r.freq) {
			if !slices.Equal(list, []int{[]int{second, minute, hour}[part]}) {
				return false
			}
		} else if list != nil {
			return false
		}
	}
	if r.freq == weekly {
		return len(r.days) == 1 && r.days[0].day == start.Weekday()
	}
	return r.freq < weekly && r.days == nil
}

// advance puts the next start into head.
func (p *repeat) advance() {
	for {
		wall, ok := p.next()
		if p.ok = ok && wall.Before(p.end); !p.ok {
			return
		}
		if wall.Before(p.start) {
			continue
		}
		if p.rule.count > 0 {
			if p.left == p.rule.count && wall.After(p.start) {
				p.left-- // the event's start counts, in step with the rule or not
			}
			if p.ok = p.left > 0; !p.ok {
				return
			}
			p.left--
		}
		p.head = wall
		return
	}
}

// next is the next start of the rule, perhaps before its event's.
func (p *repeat) next() (time.Time, bool) {
	for p.i >= p.size() {
		if !p.open() {
			return time.Time{}, false
		}
	}
	if !p.spend(1) {
		return time.Time{}, false
	}
	n := p.i
	if p.picks != nil {
		n = p.picks[n]
	}
	p.i++
	return p.days[n/len(p.times)].Add(time.Duration(p.times[n%len(p.times)]) * time.Second), true
}

func (p *repeat) size() int {
	if p.picks != nil {
		return len(p.picks)
	}
	return len(p.days) * len(p.times)
}

func (p *repeat) spend(n int) bool {
	p.own -= n
	*p.work -= n
	return p.own >= 0 && *p.work >= 0
}

// open goes on to the next period; not ok when there is none in the window.
func (p *repeat) open() bool {
	first, n := p.rule.span(p.start, p.period)
	if !first.Before(p.end) || first.Year() > 9999 || !p.spend(periodWork+n) {
		return false
	}
	p.period++
	p.i = 0
	p.days = p.rule.match(p.days[:0], first, n)
	p.times = p.rule.timesIn(p.times[:0], first)
	p.picks = nil
	if len(p.days) == 0 && p.rule.freq < daily {
		p.period = max(p.period, p.rule.periodAt(p.start, midnight(first).Add(24*time.Hour)))
	}
	if positions := p.rule.by[bySetPos]; positions != nil {
		p.picks = pick(positions, len(p.days)*len(p.times))
	}
	return true
}

// pick turns positions, from 1 or from the end, into indexes below n.
func pick(positions []int, n int) []int {
	picks := []int{}
	for _, at := range positions {
		if at < 0 {
			at += n + 1
		}
		if at >= 1 && at <= n {
			picks = append(picks, at-1)
		}
	}
	slices.Sort(picks)
	return slices.Compact(picks)
}

// span is the first day, or hour and less, of a period, and how many days it has.
func (r *rule) span(start time.Time, period int64) (first time.Time, days int) {
	n := period * r.interval
	switch r.freq {
	case yearly:
		first = january(start.Year() + int(n))
		return first, first.AddDate(1, 0, -1).YearDay()
	case monthly:
		first = time.Date(start.Year(), start.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(0, 1, -1).Day()
	case weekly:
		return time.Unix(r.base(start)+n*unit[weekly], 0).UTC(), 7
	}
	return time.Unix(r.base(start)+n*unit[r.freq], 0).UTC(), 1
}

// base is the begin of the start's own period, in seconds.
func (r *rule) base(start time.Time) int64 {
	if r.freq == weekly {
		return midnight(start).Unix() - int64((start.Weekday()-r.weekStart+7)%7)*86400
	}
	return start.Unix() - (start.Unix()%unit[r.freq]+unit[r.freq])%unit[r.freq]
}

// periodAt is the first period that begins at t or later, or about so.
func (r *rule) periodAt(start, t time.Time) int64 {
	switch r.freq {
	case yearly:
		return int64(t.Year()-start.Year()) / r.interval
	case monthly:
		return int64((t.Year()-start.Year())*12+int(t.Month()-start.Month())) / r.interval
	}
	step := unit[r.freq] * r.interval
	return (t.Unix() - r.base(start) + step - 1) / step
}
