package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Whose says which events a list has, as far as its reader is concerned.
type Whose string

// The values of Whose.
const (
	Anybodys Whose = ""
	Mine     Whose = "mine" // that the reader answered with anything but no, or looks after, wherever it was shared
	NewToMe  Whose = "new"  // that the reader has not answered and doesn't look after
)

// EventFilter narrows a list of coming events. Its zero value is all of them.
type EventFilter struct {
	Whose      Whose
	Formats    []learn.Format // any of them
	Industries []string       // any of them, as they are stored
	Topic      string
	Channels   []string  // posted in any of them; nil for anywhere
	From, To   time.Time // when the events start; To itself is too late; zero for any time
}

// ListEvents returns a page of the events that stand, aren't over at now and
// pass the filter, soonest first, as far as the viewer may see them, and how
// many there are in all, counted to learn.MaxCounted. What is the viewer's own
// they see from anywhere: nobody else reads that list.
func (db *DB) ListEvents(ctx context.Context, v learn.Viewer, now time.Time, f EventFilter, skip, limit int) ([]learn.Event, int, error) {
	where, args := f.conditions(coming(v, now, f.To))
	n := len(args)
	total, err := first(ctx, db, scanInt, fmt.Sprintf(`SELECT count(*) FROM (SELECT 1 FROM event e WHERE %s LIMIT $%d) AS counted`, where, n+1),
		append(args, learn.MaxCounted)...)
	if err != nil || int(total) <= skip {
		return nil, int(total), err
	}
	events, err := db.events(ctx, fmt.Sprintf(`WHERE %s ORDER BY e.starts, e.id LIMIT $%d OFFSET $%d`, where, n+1, n+2), append(args, min(limit, int(total)-skip), skip)...)
	return events, int(total), err
}

// conditions are those of the filter and then, since it costs most, of
// upcoming, whose arguments are given.
func (f EventFilter) conditions(args []any) (string, []any) {
	var all []string
	last := upcoming
	with := func(condition string, values ...any) {
		all = append(all, fmt.Sprintf(condition, places(len(args)+1, len(values))))
		args = append(args, values...)
	}
	switch f.Whose {
	case Mine:
		last = ahead + ` AND ` + ownEvent(1)
		all = append(all, `e.id IN (SELECT o.id FROM event o WHERE o.owner = $1
			UNION ALL SELECT a.event FROM attendance a WHERE a.member = $1 AND a.rsvp <> 'not_going')`)
	case NewToMe:
		all = append(all, `e.owner <> $1 AND e.id NOT IN (SELECT a.event FROM attendance a WHERE a.member = $1)`)
	}
	if !f.From.IsZero() {
		with(`e.starts >= %s`, seconds(f.From))
	}
	if len(f.Formats) > 0 {
		with(`e.format IN (%s)`, values(f.Formats)...)
	}
	if len(f.Industries) > 0 {
		with(`e.industry IN (%s)`, values(f.Industries)...)
	}
	if f.Channels != nil {
		all = append(all, postedIn(len(args)+1, len(f.Channels)))
		args = anys(f.Channels, args...)
	}
	if f.Topic != "" {
		with(`e.id IN (SELECT t.subject FROM topic t WHERE t.folded = %s)`, FoldTopic(f.Topic))
	}
	return strings.Join(append(all, last), ` AND `), args
}

func values[T ~string](all []T) []any {
	anys := make([]any, len(all))
	for i, one := range all {
		anys[i] = string(one)
	}
	return anys
}

// ComingIndustries are the industries of coming events that the viewer may
// see, as they are stored: also spellings that fold to the same.
func (db *DB) ComingIndustries(ctx context.Context, v learn.Viewer, now time.Time) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT i.industry FROM (SELECT DISTINCT industry FROM event WHERE industry <> '') AS i
		WHERE EXISTS (SELECT 1 FROM event e WHERE e.industry = i.industry AND `+upcoming+`) ORDER BY i.industry`,
		coming(v, now, time.Time{})...)
}

// TopicAs is how a topic is written that folds like typed, among those of
// events and lessons that the viewer may see; ErrNone when there is none.
func (db *DB) TopicAs(ctx context.Context, v learn.Viewer, typed string) (string, error) {
	return first(ctx, db, scanText, `SELECT t.name FROM topic t WHERE t.folded = $3 AND `+topicSeen(1)+` LIMIT 1`,
		v.Member, v.Here, FoldTopic(typed))
}
