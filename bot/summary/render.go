package summary

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// report is a summary on its way into words.
type report struct {
	learn.Summary
	loc     *chat.Locale
	share   string        // the command that shares an event
	asks    []learn.Ask   // those of the cells, as far as they are still there
	stories []learn.Story // likewise
	reader  *bool         // whether who reads it gets it each month; nil in a channel
}

// render makes what a delivery sends, unless its reader may read it no more.
func (f *Feature) render(ctx context.Context, d learn.Delivery, show func(report, asked) (chat.Message, bool, error)) (chat.Rendering, error) {
	if isMember(d.Place) {
		actor, err := f.Actor(ctx, d.Place)
		if err != nil || !actor.May(learn.ReadSummary, "") {
			return chat.Rendering{Gone: err == nil}, err
		}
	}
	r, what, err := f.report(ctx, d)
	if err != nil {
		return chat.Rendering{}, err
	}
	m, shown, err := show(r, what)
	if err != nil {
		return chat.Rendering{}, fmt.Errorf("summary %s: %w", d.ID, err)
	}
	return chat.Rendering{Message: m, Gone: !shown, Shows: r.quotes(what.Part)}, nil
}

// quotes are the lessons and asks whose words a part has: it follows what
// becomes of them, and of the consent to quote them.
func (r report) quotes(part learn.Chapter) (all []learn.Shown) {
	quote := func(kind learn.SubjectKind, id string) {
		all = append(all, learn.Shown{Subject: learn.Subject{Kind: kind, ID: id}})
	}
	switch part {
	case learn.StoriesSection:
		for _, s := range r.stories {
			quote(learn.LessonSubject, s.Lesson)
		}
	case learn.TopicsSection:
		for _, a := range r.asks {
			quote(learn.AskSubject, a.ID)
		}
	}
	return all
}

// report makes the summary that a delivery sends, as of when it was asked for,
// in the language of its reader.
func (f *Feature) report(ctx context.Context, d learn.Delivery) (r report, what asked, err error) {
	if err := json.Unmarshal([]byte(d.Args), &what); err != nil {
		return r, what, fmt.Errorf("summary %s: %w", d.ID, err)
	}
	s, err := f.Load(ctx, what.Period, d.Created)
	if err != nil {
		return r, what, fmt.Errorf("summary %s: %w", d.ID, err)
	}
	loc := f.ws.Locales.Workspace()
	var reader *bool
	if isMember(d.Place) {
		member, memberErr := f.db.Member(ctx, d.Place)
		reads, readsErr := f.db.ReadsSummary(ctx, d.Place)
		if err := errors.Join(memberErr, readsErr); err != nil {
			return r, what, err
		}
		loc, reader = f.ws.Locales.For(member.Locale), &reads
	}
	r, err = f.words(ctx, s, loc)
	r.reader = reader
	return r, what, err
}

// words is the report of a summary, with the texts that its cells refer to.
func (f *Feature) words(ctx context.Context, s learn.Summary, loc *chat.Locale) (r report, err error) {
	r = report{Summary: s, loc: loc, share: f.ws.Commands.Event + " share"}
	var asks, stories []string
	for _, c := range s.Now {
		switch c.Figure {
		case "ask":
			asks = append(asks, c.Text)
		case "story":
			stories = append(stories, c.Text)
		}
	}
	if r.asks, err = f.db.UnansweredAsks(ctx, asks); err != nil || !f.ws.Policy().Stories {
		return r, err
	}
	r.stories, err = f.db.Stories(ctx, stories)
	return r, err
}

// askingTime is how long Slack is given to say who is in the channels.
const askingTime = 5 * time.Second

// reach asks Slack who is in the channels that use the bot, where that is due.
func (f *Feature) reach(ctx context.Context, now time.Time) {
	ctx, cancel := context.WithTimeout(ctx, askingTime)
	defer cancel()
	f.Reach(ctx, now)
}

// Render is the message that begins a summary.
func (f *Feature) Render(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	f.reach(ctx, d.Created)
	f.latest.forget()
	return f.render(ctx, d, func(r report, _ asked) (chat.Message, bool, error) { return r.message(), true, nil })
}

// Part is a reply in its thread.
func (f *Feature) Part(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	return f.render(ctx, d, func(r report, what asked) (chat.Message, bool, error) {
		m, shown := r.part(what.Part)
		return m, shown, nil
	})
}

// File is the summary as a file.
func (f *Feature) File(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	return f.render(ctx, d, func(r report, what asked) (chat.Message, bool, error) {
		var content bytes.Buffer
		if err := r.write(&content, what.Format); err != nil {
			return chat.Message{}, false, err
		}
		return chat.Message{
			Text: string(r.loc.M("summary.file", "Period", r.periodSoFar())),
			File: &chat.File{Name: "summary-" + r.Period.Name + "." + string(what.Format), Content: content.Bytes(), Instead: r.loc.M("summary.no_file")},
		}, true, nil
	})
}
