package notice

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Changed renders what somebody who comes to an event reads once it was edited
// or cancelled: old and new, from what they knew of it (Args) to how it is now.
// There is nothing to say when it is as they knew it.
func (f *Feature) Changed(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	t, ok, err := f.told(ctx, d, learn.Changes)
	if err != nil || !ok || !t.mine.RSVP.Comes() || t.event.Over(d.Claimed) {
		return chat.Rendering{Gone: err == nil}, err
	}
	known, err := learn.ReadSnapshot(d.Args)
	if err != nil {
		return chat.Rendering{}, fmt.Errorf("what was known of event %s: %w", d.Subject, err)
	}
	changes := known.Changes(t.event)
	if len(changes) == 0 {
		return chat.Rendering{Gone: true}, nil
	}
	message, err := t.changed(known, changes)
	before := known.Start
	if t.event.Start.Before(before) {
		before = t.event.Start
	}
	return chat.Rendering{Message: message, Polite: true, Before: before}, err
}

// changed tells the changes. Who has the event in their own calendar gets the
// file that changes it there as well.
func (t told) changed(known learn.Snapshot, changes []learn.Change) (chat.Message, error) {
	lines := t.lines(known, changes)
	if t.mine.Calendar {
		file, err := t.file()
		return chat.Message{Text: string(chat.Lines(append(lines, t.loc.M("notice.changed.file"))...)), File: file}, err
	}
	var answers []slack.Block
	if changes[0] != learn.Cancelling {
		lines = append(lines, t.loc.M("notice.changed.ask"))
		answers = append(answers, t.buttons())
	}
	m := chat.Message{Text: chat.Plain(chat.Lines(lines...))}
	for _, line := range lines {
		m.Blocks = append(m.Blocks, chat.Section(line))
	}
	m.Blocks = append(m.Blocks, answers...)
	return m, nil
}

func (t told) lines(known learn.Snapshot, changes []learn.Change) []chat.Mrkdwn {
	if changes[0] == learn.Cancelling {
		title := chat.Bold(chat.Escape(known.Title))
		if next := t.event.Repeats; next.On() {
			return []chat.Mrkdwn{t.loc.M("series.told_skipped", "Title", title, "When", t.span(known), "Day", show.CalendarDay(t.loc, next.Coming[0]))}
		}
		return []chat.Mrkdwn{t.loc.M("notice.changed.cancelled", "Title", title, "When", t.span(known))}
	}
	lines := []chat.Mrkdwn{t.loc.M("notice.changed.title", "Title", show.EventTitle(t.event))}
	for _, c := range changes {
		lines = append(lines, t.line(c, known))
	}
	return lines
}

// line tells one change, old and new.
func (t told) line(c learn.Change, known learn.Snapshot) chat.Mrkdwn {
	was, now := t.said(c, known), t.said(c, t.event.Snapshot())
	what := t.loc.M("notice.changed.what." + string(c))
	switch {
	case was == "":
		return t.loc.M("notice.changed.line", "What", what, "New", now)
	case now == "":
		return t.loc.M("notice.changed.dropped", "What", what, "Old", was)
	}
	return t.loc.M("notice.changed.line_was", "What", what, "New", now, "Old", was)
}

// said is the part of s that may have changed, in words.
func (t told) said(c learn.Change, s learn.Snapshot) chat.Mrkdwn {
	switch c {
	case learn.NewTitle:
		return chat.Escape(s.Title)
	case learn.NewTime:
		return t.span(s)
	case learn.NewPlace:
		return chat.Escape(learn.OneLine(s.Place))
	case learn.NewFormat:
		return t.loc.M("format." + string(s.Format))
	case learn.NewLink:
		return show.Address(s.Link)
	}
	return ""
}

// span is when it takes place, in the reader's zone where Slack can't say it so.
func (t told) span(s learn.Snapshot) chat.Mrkdwn {
	return show.Span(t.loc, s.Start, s.End, t.zone())
}
