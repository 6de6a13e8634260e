package question

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// atOnce is how many questions one transaction plans: few enough that a
// submission waiting for the writer doesn't notice.
const atOnce = 50

// Plan has all questions asked that are due at now, or puts them off. Planning
// twice is harmless.
func (f *Feature) Plan(ctx context.Context, now time.Time) error {
	for {
		due, err := f.db.DueQuestions(ctx, now, atOnce)
		if err != nil {
			return fmt.Errorf("due questions: %w", err)
		}
		if len(due) == 0 {
			return nil
		}
		if err := f.db.Transact(ctx, func(tx *store.DB) error { return f.plan(ctx, tx, due, now) }); err != nil {
			return err
		}
	}
}

// NextDue is when the next question is due; zero when none is to come.
func (f *Feature) NextDue(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.NextQuestion(ctx)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}

func (f *Feature) plan(ctx context.Context, tx *store.DB, due []learn.Question, now time.Time) error {
	ids, err := f.standing(ctx, tx, due, now)
	if err != nil || len(ids) == 0 {
		return err
	}
	inquiries, err := tx.Inquiries(ctx, ids...)
	if err != nil {
		return fmt.Errorf("whom to ask: %w", err)
	}
	asked, later, err := decide(ctx, tx, inquiries, now)
	if err != nil {
		return err
	}
	return errors.Join(tx.Postpone(ctx, later, now), tx.Ask(ctx, asked, now))
}

// standing drops those of the questions that have lost their sense, and returns
// the ids of all.
func (f *Feature) standing(ctx context.Context, tx *store.DB, due []learn.Question, now time.Time) ([]string, error) {
	var all []string
	byKind := map[learn.QuestionKind][]string{}
	for _, q := range due {
		all = append(all, q.ID)
		byKind[q.Kind] = append(byKind[q.Kind], q.ID)
	}
	for kind, ids := range byKind {
		k, known := f.Kinds[kind]
		if !known {
			return nil, fmt.Errorf("nobody asks questions of kind %q", kind)
		}
		if err := k.Drop(tx, ctx, ids, now); err != nil {
			return nil, fmt.Errorf("questions of kind %s: %w", kind, err)
		}
	}
	return all, nil
}

// decide tells which of the inquiries, in their order, are asked at now, and
// when the others are.
func decide(ctx context.Context, tx *store.DB, all []learn.Inquiry, now time.Time) (asked []learn.Question, later map[string]time.Time, err error) {
	var members []string
	for _, i := range all {
		members = append(members, i.Member)
	}
	recent, err := tx.Asked(ctx, members, now.Add(-learn.AskedIn))
	later = map[string]time.Time{}
	for _, i := range all {
		if !i.IsDue(now) {
			continue
		}
		i.Recent = recent[i.Member]
		when, ask := i.When(now)
		if !ask || when.After(now) {
			later[i.ID] = when
			continue
		}
		q := i.Question
		q.Asked++
		q.Due = q.Again(now, i.Zone)
		asked = append(asked, q)
		recent[i.Member] = append(recent[i.Member], now)
	}
	return asked, later, err
}
