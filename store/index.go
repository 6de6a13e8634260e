package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// This file is the full-text index of SQLite; another engine has its own.

// indexLesson makes a new lesson found by its words.
func (db *DB) indexLesson(ctx context.Context, l learn.Lesson) error {
	seq, err := first(ctx, db, scanInt, `INSERT INTO lesson_seq (lesson, author, channel) VALUES ($1, $2, $3)
		RETURNING seq`, l.ID, l.Author, l.Channel)
	if err != nil {
		return err
	}
	return db.addWords(ctx, seq, l)
}

// reindexLesson makes a lesson found by its new words, and only by them. One
// that isn't found at all, since it is hidden, stays so.
func (db *DB) reindexLesson(ctx context.Context, l learn.Lesson) error {
	seq, err := first(ctx, db, scanInt, `UPDATE lesson_seq SET channel = $2, author = $3 WHERE lesson = $1 RETURNING seq`, l.ID, l.Channel, l.Author)
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := db.exec(ctx, `DELETE FROM lesson_words WHERE rowid = $1`, seq); err != nil {
		return err
	}
	return db.addWords(ctx, seq, l)
}

// unindexLesson makes a lesson found no more.
func (db *DB) unindexLesson(ctx context.Context, id string) error {
	_, err := db.exec(ctx, `DELETE FROM lesson_words WHERE rowid = (SELECT seq FROM lesson_seq WHERE lesson = $1)`, id)
	if err != nil {
		return err
	}
	_, err = db.exec(ctx, `DELETE FROM lesson_seq WHERE lesson = $1`, id)
	return err
}

// pagesAtOnce is how much of the index is cleaned before others may write.
const pagesAtOnce = 500

// CleanIndex drops from the index the words of what is found no more: until
// then they stay in its file.
func (db *DB) CleanIndex(ctx context.Context) error {
	pages, more := -pagesAtOnce, true // the first step takes in all of it
	for more {
		err := db.Transact(ctx, func(tx *DB) (err error) {
			more, err = tx.mergeIndex(ctx, pages)
			return err
		})
		if err != nil {
			return err
		}
		pages = pagesAtOnce
	}
	return nil
}

// mergeIndex reports whether there is more to merge: a step that changes
// nothing counts as one change.
func (db *DB) mergeIndex(ctx context.Context, pages int) (bool, error) {
	before, err := first(ctx, db, scanInt, `SELECT total_changes()`)
	if err != nil {
		return false, err
	}
	if _, err := db.exec(ctx, `INSERT INTO lesson_words (lesson_words, rank) VALUES ('merge', $1)`, pages); err != nil {
		return false, err
	}
	after, err := first(ctx, db, scanInt, `SELECT total_changes()`)
	return after-before > 1, err
}

func (db *DB) addWords(ctx context.Context, seq int64, l learn.Lesson) error {
	more := append([]string{l.Story, l.Try, l.Audience, l.Encounter}, l.Topics...)
	_, err := db.exec(ctx, `INSERT INTO lesson_words (rowid, takeaway, more) VALUES ($1, $2, $3)`,
		seq, indexed(l.Takeaway), indexed(strings.Join(more, "\n"))+" "+strings.Join(marks(l), " "))
	return err
}

// countUsed notes how many have used a lesson: among equals it is found first.
func (db *DB) countUsed(ctx context.Context, lesson string) error {
	_, err := db.exec(ctx, `UPDATE lesson_seq SET used = (SELECT count(*) FROM lesson_use u WHERE u.lesson = $1 AND u.state = 'used')
		WHERE lesson = $1`, lesson)
	return err
}

// refillIndex indexes all lessons that can be found, in the order in which they
// were written, when a migration has emptied the index.
func (db *DB) refillIndex(ctx context.Context) error {
	ids, err := collect(ctx, db, scanText, `SELECT l.id FROM lesson l WHERE l.withdrawn = 0 AND l.hidden = 0
		AND NOT EXISTS (SELECT 1 FROM lesson_seq) ORDER BY l.created, l.id`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		l, err := db.Lesson(ctx, id)
		if err := errors.Join(err, db.indexLesson(ctx, l), db.countUsed(ctx, id)); err != nil {
			return err
		}
	}
	return nil
}

// indexedBeginning is the longest beginning of a word that the index's prefix
// option covers. Longer ones are stored as words of their own: otherwise a long
// beginning of a frequent word costs a merge of all that begin so.
const indexedBeginning = 8

func indexed(text string) string {
	all := words(text)
	for _, w := range all {
		for i := range w {
			if utf8.RuneCountInString(w[:i]) > indexedBeginning {
				all = append(all, w[:i])
			}
		}
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

// query is a search for words, as the index understands it. Only what words
// returns may stand in it: letters and digits, so that nothing typed is syntax.
type query struct {
	words     []string
	marks     []string // each of them one of several, as the index understands it
	beginning bool     // the last word may be a word's beginning
}

func (q query) all() string { return q.marked(strings.Join(q.terms(), " AND ")) }

// begun matches what all matches only by the beginning of a word.
func (q query) begun() string {
	whole := `"` + q.words[len(q.words)-1] + `"`
	q.beginning = true
	return q.all() + ` NOT ` + whole
}

func (q query) allInTakeaway() string {
	return q.marked(`({takeaway} : (` + strings.Join(q.terms(), " AND ") + `))`)
}

// anyInTakeaway matches what all matches and has some of the words in its takeaway.
func (q query) anyInTakeaway() string {
	return q.marked(`({takeaway} : (` + strings.Join(q.terms(), " OR ") + `)) AND ` + strings.Join(q.terms(), " AND "))
}

// marked narrows what matches down by the marks: what is rare comes first.
func (q query) marked(match string) string {
	parts := slices.Clone(q.marks)
	if len(q.words) > 0 {
		parts = append(parts, match)
	}
	return `(` + strings.Join(parts, " AND ") + `)`
}

func (q query) terms() []string {
	terms := make([]string, len(q.words))
	for i, w := range q.words {
		terms[i] = `"` + w + `"`
	}
	if last := len(terms) - 1; q.beginning && utf8.RuneCountInString(q.words[last]) <= indexedBeginning {
		terms[last] += "*"
	}
	return terms
}

// newest returns the newest lessons that match, as far as the viewer may see them.
func (db *DB) newest(ctx context.Context, see learn.Viewer, matching string, limit int) ([]match, error) {
	scan := func(s scanner) (m match, err error) {
		err = s.Scan(&m.seq, &m.used)
		return m, err
	}
	return collect(ctx, db, scan, `SELECT s.seq, s.used > 0 FROM lesson_words w JOIN lesson_seq s ON s.seq = w.rowid
		WHERE w.lesson_words MATCH $3 AND `+visible("s", "author", 1)+` ORDER BY w.rowid DESC LIMIT $4`,
		see.Member, see.Here, matching, limit)
}

// among returns those of the lessons from the place in the index on that match.
func (db *DB) among(ctx context.Context, from int64, match string) ([]int64, error) {
	return collect(ctx, db, scanInt, `SELECT rowid FROM lesson_words WHERE lesson_words MATCH $1 AND rowid >= $2`, match, from)
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
