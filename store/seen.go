package store

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// see adds to lessons what the viewer sees around them.
func (db *DB) see(ctx context.Context, see learn.Viewer, lessons []learn.Lesson) ([]learn.SeenLesson, error) {
	ids, eventIDs := make([]string, len(lessons)), []string(nil)
	for i, l := range lessons {
		ids[i] = l.ID
		if l.Event != "" {
			eventIDs = append(eventIDs, l.Event)
		}
	}
	topics, err := db.Topics(ctx, ids)
	if err != nil {
		return nil, err
	}
	uses, err := db.CountUses(ctx, ids...)
	if err != nil {
		return nil, err
	}
	events, err := db.origins(ctx, see, eventIDs)
	if err != nil {
		return nil, err
	}
	seen := make([]learn.SeenLesson, len(lessons))
	for i, l := range lessons {
		l.Topics = topics[l.ID]
		seen[i] = learn.SeenLesson{Lesson: l, From: events[l.Event], Uses: uses[l.ID]}
	}
	return seen, nil
}

// origins returns those of the events that the viewer may see, by id.
func (db *DB) origins(ctx context.Context, see learn.Viewer, ids []string) (map[string]learn.Event, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	events, err := collect(ctx, db, scanEvent, `SELECT `+eventColumns+` FROM event e
		WHERE `+visibleEvent(1)+` AND e.id IN (`+places(3, len(ids))+`)`,
		anys(ids, see.Member, see.Here)...)
	byID := make(map[string]learn.Event, len(events))
	for _, e := range events {
		byID[e.ID] = e
	}
	return byID, err
}
