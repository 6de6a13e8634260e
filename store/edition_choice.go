package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Spelt is the filter with each of its industries in all the spellings that
// events and lessons have, and its topics folded: that is how the functions for
// an edition want it.
func (db *DB) Spelt(ctx context.Context, f learn.Filter) (learn.Filter, error) {
	var spelt learn.Filter
	for _, t := range f.Topics {
		spelt.Topics = append(spelt.Topics, FoldTopic(t))
	}
	if len(f.Industries) == 0 {
		return spelt, nil
	}
	all, err := collect(ctx, db, scanText, `SELECT value FROM `+distinct("event", "industry")+` AS e
		UNION SELECT value FROM `+distinct("lesson", "industry")+` AS l`)
	for _, value := range append(all, f.Industries...) {
		if slices.ContainsFunc(f.Industries, func(name string) bool { return Fold(name) == Fold(value) }) {
			spelt.Industries = append(spelt.Industries, value)
		}
	}
	return spelt, err
}

// followed is the SQL condition that a channel with the filter, spelt, follows
// the row of the table alias; its placeholders are numbered from first on. What
// is appended to a topic keeps SQLite from looking through all that have it.
func followed(alias string, f learn.Filter, first int) (condition string, args []any) {
	if f.All() {
		return "1 = 1", nil
	}
	condition = fmt.Sprintf(`(%[1]s.industry IN (%[2]s) OR EXISTS (SELECT 1 FROM topic ft WHERE ft.subject = %[1]s.id AND ft.folded || '' IN (%[3]s)))`,
		alias, orNull(first, len(f.Industries)), orNull(first+len(f.Industries), len(f.Topics)))
	return condition, anys(f.Topics, anys(f.Industries)...)
}

// orNull are places, or what nothing is equal to.
func orNull(first, count int) string {
	if count == 0 {
		return "NULL"
	}
	return places(first, count)
}

// EventsAhead are at most limit events that the edition tells of: those to come
// in its horizon, soonest first.
func (db *DB) EventsAhead(ctx context.Context, e learn.Edition, limit int) ([]learn.Event, error) {
	args := coming(learn.Viewer{Here: e.Channel}, e.Planned, e.Planned.Add(learn.Horizon))
	follows, more := followed("e", e.Filter, 6)
	return db.events(ctx, `WHERE `+upcoming+` AND `+follows+` ORDER BY e.starts, e.id LIMIT $5`, append(append(args, limit), more...)...)
}

// CountAhead is how many EventsAhead there are without a limit.
func (db *DB) CountAhead(ctx context.Context, e learn.Edition) (int, error) {
	args := coming(learn.Viewer{Here: e.Channel}, e.Planned, e.Planned.Add(learn.Horizon))
	follows, more := followed("e", e.Filter, 5)
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM event e WHERE `+upcoming+` AND `+follows, append(args, more...)...)
	return int(n), err
}

// usedBy is how many have used the lesson l, as exactly as may be told: of
// those used by less than five, none comes before another.
var usedBy = fmt.Sprintf(`(SELECT CASE WHEN count(*) >= %d THEN count(*) WHEN count(*) > 0 THEN 1 ELSE 0 END
	FROM lesson_use u WHERE u.lesson = l.id AND u.state = '%s')`, learn.Crowd, learn.Used)

// NewLessons are at most limit lessons that the edition reports, those first
// that most have used, then the newest.
func (db *DB) NewLessons(ctx context.Context, e learn.Edition, limit int) ([]learn.SeenLesson, error) {
	follows, more := followed("l", e.Filter, 6)
	return db.lessons(ctx, learn.Viewer{Here: e.Channel}, `l.created > $3 AND l.created <= $4 AND `+follows+`
		ORDER BY `+usedBy+` DESC, l.created DESC, l.id LIMIT $5`, append([]any{seconds(e.Since), seconds(e.Until), limit}, more...)...)
}

// CountLessons is how many lessons there are for the edition to report.
func (db *DB) CountLessons(ctx context.Context, e learn.Edition) (int, error) {
	follows, more := followed("l", e.Filter, 5)
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM lesson l
		WHERE l.created > $3 AND l.created <= $4 AND `+visibleLesson(1)+` AND `+follows,
		append([]any{"", e.Channel, seconds(e.Since), seconds(e.Until)}, more...)...)
	return int(n), err
}

// UnseenEvents returns at most limit events that the edition could pick: still
// to come, of an industry that is given and is not home, and not yet in any
// digest of the channel; soonest first.
func (db *DB) UnseenEvents(ctx context.Context, e learn.Edition, home string, limit int) ([]learn.Event, error) {
	follows, more := followed("e", e.Filter, 8)
	return db.events(ctx, `WHERE e.cancelled = 0 AND e.starts > $3 AND e.starts <= $4 AND e.industry NOT IN ('', $5)
		AND `+visibleEvent(1)+` AND `+unseen("e", 6)+` AND `+follows+` ORDER BY e.starts, e.id LIMIT $7`,
		append([]any{"", e.Channel, seconds(e.Planned), seconds(e.Planned.Add(learn.PickAhead)), home, learn.DigestPost, limit}, more...)...)
}

// UnseenLessons is UnseenEvents for lessons, the newest first.
func (db *DB) UnseenLessons(ctx context.Context, e learn.Edition, home string, limit int) ([]learn.SeenLesson, error) {
	follows, more := followed("l", e.Filter, 8)
	return db.lessons(ctx, learn.Viewer{Here: e.Channel}, `l.created > $3 AND l.created <= $4 AND l.industry NOT IN ('', $5)
		AND `+unseen("l", 6)+` AND `+follows+` ORDER BY l.created DESC, l.id LIMIT $7`,
		append([]any{seconds(e.Until.Add(-learn.PickBack)), seconds(e.Until), home, learn.DigestPost, limit}, more...)...)
}

// unseen is the SQL condition under which no digest of the channel $2 has shown
// the row of the table alias. Its placeholder, arg, is the kind of a digest's delivery.
func unseen(alias string, arg int) string {
	return fmt.Sprintf(`NOT EXISTS (SELECT 1 FROM shown s JOIN delivery d ON d.id = s.delivery
		WHERE s.subject = %s.id AND d.kind = $%d AND d.place = $2)`, alias, arg)
}
