package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// beforeAll is the place in the index before the first lesson's. Each newer
// lesson stands before all others, so that the newest are met first by reading
// rows as they are numbered: backwards takes FTS5 twice as long.
const beforeAll = int64(1 << 34)

// indexLesson makes a new lesson found by its words.
func (db *DB) indexLesson(ctx context.Context, l learn.Lesson) error {
	seq, err := first(ctx, db, scanInt, `INSERT INTO lesson_seq (seq, lesson, author, channel, takeaway, created, public)
		SELECT coalesce(min(seq), $5) - 1, $1, $2, $3, $4, $6, `+publicIn("$3")+` FROM lesson_seq RETURNING seq`,
		l.ID, l.Author, l.Channel, takeawayWords(l), beforeAll, seconds(l.Created))
	if err != nil {
		return err
	}
	return db.putTokens(ctx, seq, lessonTokens(l))
}

// reindexLesson makes a lesson found by its new words, and only by them. One
// that isn't found at all, since it is hidden, stays so.
func (db *DB) reindexLesson(ctx context.Context, l learn.Lesson) error {
	seq, err := first(ctx, db, scanInt, `UPDATE lesson_seq SET channel = $2, author = $3, takeaway = $4, public = `+publicIn("$2")+` WHERE lesson = $1 RETURNING seq`,
		l.ID, l.Channel, l.Author, takeawayWords(l))
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := db.dropTokens(ctx, seq); err != nil {
		return err
	}
	return db.putTokens(ctx, seq, lessonTokens(l))
}

// unindexLesson makes a lesson found no more.
func (db *DB) unindexLesson(ctx context.Context, id string) error {
	seq, err := first(ctx, db, scanInt, `DELETE FROM lesson_seq WHERE lesson = $1 RETURNING seq`, id)
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		return err
	}
	return db.dropTokens(ctx, seq)
}

// countUsed notes how many have used a lesson: among equals it is found first.
func (db *DB) countUsed(ctx context.Context, lesson string) error {
	_, err := db.exec(ctx, `UPDATE lesson_seq SET used = (SELECT count(*) FROM lesson_use u WHERE u.lesson = $1 AND u.state = 'used')
		WHERE lesson = $1`, lesson)
	return err
}

// indexChannel notes in the index who may see the lessons of a channel.
func (db *DB) indexChannel(ctx context.Context, channel string) error {
	public := publicIn("$1")
	_, err := db.exec(ctx, `UPDATE lesson_seq SET public = `+public+` WHERE channel = $1 AND public <> `+public, channel)
	return err
}

// refillIndex indexes all lessons that can be found, in the order in which they
// were written, when a migration has emptied the index.
func (db *DB) refillIndex(ctx context.Context) error {
	n, err := db.exec(ctx, `INSERT INTO lesson_seq (seq, lesson, author, channel, created, public, used)
		SELECT $1 - row_number() OVER (ORDER BY l.created, l.id), l.id, l.author, l.channel, l.created, `+publicIn("l.channel")+`,
			(SELECT count(*) FROM lesson_use u WHERE u.lesson = l.id AND u.state = 'used')
		FROM lesson l WHERE l.withdrawn = 0 AND l.hidden = 0 AND NOT EXISTS (SELECT 1 FROM lesson_seq)`, beforeAll)
	if err != nil || n == 0 {
		return err
	}
	return db.reindexAll(ctx, func(int, int) {})
}

// reindexAll makes all lessons of lesson_seq found by their words, the newest
// first, since FTS5 writes rows together that come as they are numbered. It
// tells how many of how many are done.
func (db *DB) reindexAll(ctx context.Context, tell func(done, of int)) error {
	ids, err := collect(ctx, db, scanText, `SELECT lesson FROM lesson_seq ORDER BY seq`)
	if err != nil {
		return err
	}
	for i, id := range ids {
		l, err := db.Lesson(ctx, id)
		if err := errors.Join(err, db.reindexLesson(ctx, l)); err != nil {
			return err
		}
		tell(i+1, len(ids))
	}
	_, err = db.exec(ctx, db.engine.settleTokens())
	return err
}

// putTokens makes the lesson at a place in the index found by the tokens, each
// of which stands for itself: only letters, digits and signs are in them.
func (db *DB) putTokens(ctx context.Context, seq int64, tokens []string) error {
	_, err := db.exec(ctx, `INSERT INTO lesson_token (rowid, tokens) VALUES ($1, $2)`, seq, db.engine.tokens(tokens))
	return err
}

func (db *DB) dropTokens(ctx context.Context, seq int64) error {
	_, err := db.exec(ctx, `DELETE FROM lesson_token WHERE rowid = $1`, seq)
	return err
}

// newest returns the newest lessons that match, as far as the viewer may see them.
func (db *DB) newest(ctx context.Context, see learn.Viewer, q tokenQuery, limit int) ([]match, error) {
	within, args := db.engine.within(q, 5)
	if told := hasTopic(q.topic, 5+len(args)); told != "" {
		within, args = within+told, append(args, q.topic)
	}
	from, sought := `lesson_token t CROSS JOIN lesson_seq s WHERE `+db.engine.tokensMatch()+` AND s.seq = t.rowid`+within, db.engine.matching(q)
	if q.onlyTopic() {
		from, sought, args = withTopic, q.topic, nil
	}
	text, err := first(ctx, db, scanPair, `SELECT `+foundText+`
		FROM (SELECT `+matchColumns+` FROM `+from+` AND `+visibleSeq(2)+` ORDER BY t.rowid LIMIT $4) AS newest`,
		append([]any{sought, see.Member, see.Here, limit}, args...)...)
	if err != nil {
		return nil, err
	}
	return readMatches(text[0], text[1])
}

// withTopic is the SQL of the lessons with the folded topic $1.
const withTopic = `(SELECT i.seq AS rowid FROM topic p JOIN lesson_seq i ON i.lesson = p.subject WHERE p.folded = $1) t
	CROSS JOIN lesson_seq s WHERE s.seq = t.rowid`

// shortTopic is of how many bytes a topic is that signs may tell from others.
const shortTopic = 3

// hasTopic is the SQL condition that the lesson of s has the folded topic of the
// placeholder arg, where its mark doesn't tell: that has its words alone, and
// those of "C" and "C++", of "net" and ".NET" are the same. For other topics it
// says nothing new, and would cost more than all else.
func hasTopic(folded string, arg int) string {
	switch {
	case strings.ContainsFunc(folded, isSign): // few lessons have it: they are looked up once
		return fmt.Sprintf(` AND s.lesson IN (SELECT p.subject FROM topic p WHERE p.folded = $%d)`, arg)
	case folded != "" && len(folded) <= shortTopic:
		return fmt.Sprintf(` AND EXISTS (SELECT 1 FROM topic p WHERE p.subject = s.lesson AND p.folded = $%d)`, arg)
	}
	return ""
}

// indexedIDs returns the ids of lessons at these places in the index, in their
// order. One that was withdrawn meanwhile is left out.
func (db *DB) indexedIDs(ctx context.Context, seqs []int64) ([]string, error) {
	ids := make([]string, 0, len(seqs))
	for _, seq := range seqs {
		id, err := first(ctx, db, scanText, `SELECT lesson FROM lesson_seq WHERE seq = $1`, seq)
		switch {
		case err == nil:
			ids = append(ids, id)
		case !errors.Is(err, ErrNone):
			return nil, err
		}
	}
	return ids, nil
}
