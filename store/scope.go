package store

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// scope are the marks to which a search is narrowed for somebody who sees few
// lessons: otherwise it would look at very many to find what they see. To
// others it is nil, which costs them less.
func (db *DB) scope(ctx context.Context, see learn.Viewer) ([]string, error) {
	few, err := db.seesFew(ctx, see)
	if err != nil || !few {
		return nil, err
	}
	return db.seenMarks(ctx, see)
}

// seesFew tells whether the viewer sees less than a fifth of the latest lessons.
func (db *DB) seesFew(ctx context.Context, see learn.Viewer) (bool, error) {
	over, err := first(ctx, db, scanInt, `SELECT count(*) - 5 * count(CASE WHEN `+visibleSeq(1)+` THEN 1 END)
		FROM (SELECT * FROM lesson_seq ORDER BY seq LIMIT 200) AS s`, see.Member, see.Here)
	return over > 0, err
}

// seenMarks are marks of which every lesson that the viewer may see has one. A
// lesson keeps the mark of the id that its channel had when it was written.
func (db *DB) seenMarks(ctx context.Context, see learn.Viewer) ([]string, error) {
	const toAll = `NOT EXISTS (SELECT 1 FROM member vm WHERE vm.id = $1 AND vm.guest = 1)`
	channels, err := collect(ctx, db, scanText, `SELECT '' WHERE `+toAll+` UNION ALL SELECT id FROM channel WHERE private = 0 AND `+toAll+`
		UNION ALL SELECT m.id FROM moved_channel m WHERE m.channel = $2 OR `+toAll+` AND m.channel IN (SELECT c.id FROM channel c WHERE c.private = 0)`,
		see.Member, see.Here)
	var marks []string
	for _, c := range channels {
		marks = append(marks, channelMark(c))
	}
	for _, m := range []string{mark(authorSign, see.Member), mark(channelSign, see.Here)} {
		if m != "" {
			marks = append(marks, m)
		}
	}
	return marks, err
}
