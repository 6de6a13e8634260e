package store

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// What somebody waits for, and what is asked every minute, is found by an
// index: nothing looks at every row of a table that grows. The plans are SQLite's;
// PostgreSQL makes its own from the same indexes.
func TestWhatPeopleWaitForIsFoundByAnIndex(t *testing.T) {
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "plans.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	ben := learn.Viewer{Member: "UBEN", Here: "COPEN"}
	for name, ask := range map[string]func(context.Context) error{
		"shared before": func(ctx context.Context) error {
			_, err := db.SameEvent(ctx, ben, learn.Event{ID: "e", Title: "Talk", Link: "https://example.org", Start: now}, now)
			return err
		},
		"found": func(ctx context.Context) error { _, _, err := db.FoundWaiting(ctx, now, 5); return err },
		"list": func(ctx context.Context) error {
			_, _, err := db.ListEvents(ctx, ben, now, EventFilter{}, 0, 10)
			return err
		},
		"mine": func(ctx context.Context) error {
			_, _, err := db.ListEvents(ctx, ben, now, EventFilter{Whose: Mine}, 0, 10)
			return err
		},
		"own":          func(ctx context.Context) error { _, err := db.OwnEvent(ctx, ben, "e"); return err },
		"members only": func(ctx context.Context) error { _, err := db.MembersOnly(ctx, ben, "e"); return err },
		"list of channels": func(ctx context.Context) error {
			_, _, err := db.ListEvents(ctx, ben, now, EventFilter{Whose: NewToMe, Channels: []string{"COPEN", "COTHER"}}, 0, 10)
			return err
		},
		"ended":          func(ctx context.Context) error { _, err := db.Ended(ctx, now, 10); return err },
		"next end":       func(ctx context.Context) error { _, err := db.NextEnd(ctx); return err },
		"line":           func(ctx context.Context) error { _, err := db.Line(ctx, "e", "UBEN", 6); return err },
		"count":          func(ctx context.Context) error { _, err := db.CountGoing(ctx, []string{"e"}); return err },
		"topics":         func(ctx context.Context) error { _, err := db.TopicsInUse(ctx, ben, "", 60); return err },
		"industries":     func(ctx context.Context) error { _, err := db.IndustriesInUse(ctx, ben); return err },
		"departures":     func(ctx context.Context) error { _, err := db.Departures(ctx, now, now.Add(time.Hour)); return err },
		"departed":       func(ctx context.Context) error { _, err := db.Departed(ctx, now); return err },
		"next start":     func(ctx context.Context) error { _, err := db.NextStart(ctx, now); return err },
		"changed":        func(ctx context.Context) error { _, err := db.Coming(ctx, "e"); return err },
		"told":           func(ctx context.Context) error { _, err := db.Waiting(ctx, learn.ChangedDM, "e"); return err },
		"series":         func(ctx context.Context) error { _, err := db.DueSeries(ctx, now); return err },
		"feeds":          func(ctx context.Context) error { _, err := db.DueFeeds(ctx, now); return err },
		"asks":           func(ctx context.Context) error { _, err := db.DueAsks(ctx, now, 10); return err },
		"next ask":       func(ctx context.Context) error { _, err := db.NextAsk(ctx); return err },
		"open asks":      func(ctx context.Context) error { _, err := db.OpenAsks(ctx, "COPEN", 5); return err },
		"my asks":        func(ctx context.Context) error { _, err := db.MyAsks(ctx, "UBEN"); return err },
		"left asks":      func(ctx context.Context) error { _, err := db.LeftAsks(ctx); return err },
		"questions":      func(ctx context.Context) error { _, err := db.DueQuestions(ctx, now, 10); return err },
		"next question":  func(ctx context.Context) error { _, err := db.NextQuestion(ctx); return err },
		"whom to ask":    func(ctx context.Context) error { _, err := db.Inquiries(ctx, "q1", "q2"); return err },
		"asked lately":   func(ctx context.Context) error { _, err := db.Asked(ctx, []string{"UBEN", "UANA"}, now); return err },
		"open questions": func(ctx context.Context) error { _, err := db.OpenQuestions(ctx, "UBEN", now); return err },
		"one question": func(ctx context.Context) error {
			_, err := db.Question(ctx, learn.TurnoutQuestion, "UBEN", "e")
			return err
		},
		"goers":        func(ctx context.Context) error { _, err := db.Goers(ctx, "e"); return err },
		"lessons from": func(ctx context.Context) error { _, err := db.LessonsFrom(ctx, "e", "UBEN"); return err },
		"unwritten":    func(ctx context.Context) error { _, err := db.Unwritten(ctx, "UBEN", now, 5); return err },
		"quarter": func(ctx context.Context) error {
			_, err := db.Quarter(ctx, "UBEN", learn.Period{}, now, "")
			return err
		},
		"interests": func(ctx context.Context) error { _, _, err := db.interests(ctx, "UBEN"); return err },
		"lessons about": func(ctx context.Context) error {
			_, err := db.lessonsAbout(ctx, ben, []string{"hiring"}, []string{"health"}, 3)
			return err
		},
		"deliveries": func(ctx context.Context) error { _, err := db.NextDelivery(ctx, now); return err },
		"draft":      func(ctx context.Context) error { _, err := db.Draft(ctx, "UBEN", "e"); return err },
		"drafts":     func(ctx context.Context) error { _, err := db.Drafts(ctx, "UBEN", 1); return err },
		"old drafts": func(ctx context.Context) error { _, err := db.OldestDraft(ctx); return err },
		"outcome":    func(ctx context.Context) error { _, err := db.Outcome(ctx, "e", "UBEN"); return err },
	} {
		t.Run(name, func(t *testing.T) {
			for text, plan := range plansOf(t, db, ask) {
				for _, step := range plan {
					if scans.MatchString(step) && !few.MatchString(step) {
						t.Errorf("%s in %s", step, text)
					}
				}
			}
		})
	}
}

// scans matches a step that looks at every row of a table that grows, by the
// table's name or by one of the names that it goes by; few, one that looks at
// the latest rows until it has enough, or at an index of exceptions.
var (
	scans = regexp.MustCompile(`^SCAN (event|e|attendance|a|o|topic|t|lesson|l|found|f|delivery|d|member|m|series|draft|outcome|question|q|asking)\b`)
	few   = regexp.MustCompile(`(event_created|lesson_created|member_deleted|draft_updated)$`)
)

// plansOf are SQLite's plans of all that is asked, by statement.
func plansOf(t *testing.T, db *DB, ask func(context.Context) error) map[string][]string {
	t.Helper()
	before := prepared(t, db)
	if err := ask(t.Context()); err != nil && !errors.Is(err, ErrNone) {
		t.Fatal(err)
	}
	plans := map[string][]string{}
	for _, text := range prepared(t, db) {
		if slices.Contains(before, text) {
			continue
		}
		args := make([]any, 13) // more than any of them takes; what they are doesn't matter
		scan := func(s scanner) (step string, err error) {
			var id, parent, unused int
			return step, s.Scan(&id, &parent, &unused, &step)
		}
		steps, err := collect(t.Context(), db, scan, `EXPLAIN QUERY PLAN `+text, args...)
		if err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		plans[text] = steps
	}
	if len(plans) == 0 {
		t.Fatal("nothing was asked")
	}
	return plans
}

// prepared are the statements that the reading connection has run.
func prepared(t *testing.T, db *DB) (texts []string) {
	t.Helper()
	one, err := db.read.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = one.Raw(func(driven any) error {
		texts = slices.Collect(maps.Keys(driven.(*conn).idle))
		return nil
	})
	if err = errors.Join(err, one.Close()); err != nil {
		t.Fatal(err)
	}
	return texts
}
