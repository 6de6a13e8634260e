package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// How much is looked at to find lessons for somebody: their latest events and
// lessons, what these are about most, and the latest lessons about each.
const (
	latestMine     = 20
	mostTopics     = 6
	mostIndustries = 3
	latestAbout    = 20
)

// LessonsFor are lessons about what the viewer goes to events for and wants to
// try: colleagues', which the viewer may see and has neither wanted to try nor
// used nor put aside; at most limit. Those about most of it come first, among
// equals the used ones, then the newest.
func (db *DB) LessonsFor(ctx context.Context, see learn.Viewer, limit int) ([]learn.SeenLesson, error) {
	topics, industries, err := db.interests(ctx, see.Member)
	if err != nil || len(topics)+len(industries) == 0 {
		return nil, err
	}
	ids, err := db.lessonsAbout(ctx, see, topics, industries, limit)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return db.LessonsByIDs(ctx, see, ids...)
}

func (db *DB) lessonsAbout(ctx context.Context, see learn.Viewer, topics, industries []string, limit int) ([]string, error) {
	args := []any{see.Member, see.Here, latestAbout, limit}
	args = append(append(args, padded(topics, mostTopics)...), padded(industries, mostIndustries)...)
	return collect(ctx, db, scanText, `SELECT l.id FROM (`+latestLessons(5)+`) AS near CROSS JOIN lesson l
		WHERE l.id = near.id AND l.author <> $1 AND `+visibleLesson(1)+`
			AND NOT EXISTS (SELECT 1 FROM lesson_use u WHERE u.lesson = l.id AND u.member = $1)
		GROUP BY l.id, l.created
		ORDER BY count(*) DESC, EXISTS (SELECT 1 FROM lesson_use u WHERE u.lesson = l.id AND u.state = 'used') DESC, l.created DESC, l.id
		LIMIT $4`, args...)
}

// interests are the folded topics and the industries that the latest events
// which a member goes to, and the latest lessons which they want to try, are
// about most.
func (db *DB) interests(ctx context.Context, member string) (topics, industries []string, err error) {
	all, err := collect(ctx, db, scanPair, `WITH mine(id, industry) AS (
			SELECT * FROM (SELECT e.id, e.industry FROM attendance a CROSS JOIN event e
				WHERE a.member = $1 AND a.rsvp = 'going' AND a.turnout NOT IN ('missed', 'called_off') AND e.id = a.event AND e.cancelled = 0
				ORDER BY e.starts DESC LIMIT $2) AS events
			UNION ALL SELECT * FROM (SELECT l.id, l.industry FROM lesson_use u CROSS JOIN lesson l
				WHERE u.member = $1 AND u.state IN ('will_try', 'used') AND l.id = u.lesson ORDER BY u.updated DESC LIMIT $2) AS lessons)
		SELECT kind, value FROM (
			SELECT 'industry' AS kind, industry AS value, count(*) AS times FROM mine WHERE industry <> '' GROUP BY industry
			UNION ALL SELECT 'topic', t.folded, count(*) FROM mine CROSS JOIN topic t WHERE t.subject = mine.id GROUP BY t.folded) AS about
		ORDER BY times DESC, value`, member, latestMine)
	for _, about := range all {
		if about[0] == "topic" {
			topics = append(topics, about[1])
		} else {
			industries = append(industries, about[1])
		}
	}
	return topics[:min(len(topics), mostTopics)], industries[:min(len(industries), mostIndustries)], err
}

// padded are the values and then NULLs, which nothing equals: one statement
// does for however many there are.
func padded(values []string, n int) []any {
	all := anys(values)
	for len(all) < n {
		all = append(all, nil)
	}
	return all
}

// latestLessons is the SQL of the ids of the latest lessons, $3 at most, with
// each of mostTopics topics and of mostIndustries industries, whose
// placeholders are numbered from first on.
func latestLessons(first int) string {
	var all []string
	for i := range mostTopics {
		all = append(all, fmt.Sprintf(`SELECT subject AS id FROM topic WHERE folded = $%d AND kind = '%s' ORDER BY created DESC LIMIT $3`, first+i, ofLesson))
	}
	for i := range mostIndustries {
		all = append(all, fmt.Sprintf(`SELECT id FROM lesson WHERE industry = $%d ORDER BY created DESC LIMIT $3`, first+mostTopics+i))
	}
	for i, one := range all {
		all[i] = fmt.Sprintf(`SELECT id FROM (%s) AS about%d`, one, i)
	}
	return strings.Join(all, " UNION ALL ")
}
