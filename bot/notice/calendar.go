package notice

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// askedFor is the notice of what a member asked for: it can't be turned off.
const askedFor learn.Notice = ""

// Calendar renders an event's file for the calendar of who asked for it.
func (f *Feature) Calendar(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	t, ok, err := f.told(ctx, d, askedFor)
	if err != nil || !ok {
		return chat.Rendering{Gone: err == nil}, err
	}
	file, err := t.file()
	text := t.loc.M("calendar.message", "Title", show.EventTitle(t.event), "When", t.when())
	return chat.Rendering{Message: chat.Message{Text: string(text), File: file}}, err
}

// file is the event, or its cancellation, for the reader's own calendar.
func (t told) file() (*chat.File, error) {
	var content bytes.Buffer
	if err := calendar.Write(&content, calendar.InviteTo(t.event)); err != nil {
		return nil, fmt.Errorf("calendar file of event %s: %w", t.event.ID, err)
	}
	file := &chat.File{Name: fileName(t.event.Title), Content: content.Bytes()}
	if t.event.Cancelled.IsZero() {
		file.Instead = t.loc.M("calendar.instead", "More", chat.Italic(t.loc.M("event.more_button")))
	}
	return file, nil
}

// maxName is how long the name of a file may be before its extension.
const maxName = 60

// fileName is the title in letters that every system takes.
func fileName(title string) string {
	words := strings.FieldsFunc(store.Fold(title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	name := strings.Join(words, "-")
	if name == "" {
		name = "event"
	}
	return strings.Trim(name[:min(len(name), maxName)], "-") + ".ics"
}
