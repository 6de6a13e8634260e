package event

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// filter is what a list of events has and which page of it is shown, as it
// travels in the buttons that turn the pages. Its zero value is the first page
// of all that is coming.
type filter struct {
	Mine     bool         `json:"mine,omitempty"`
	Found    bool         `json:"found,omitempty"`
	Format   learn.Format `json:"format,omitempty"`
	Industry []string     `json:"industry,omitempty"` // spellings of one industry, as they are stored
	Topic    string       `json:"topic,omitempty"`
	Month    string       `json:"month,omitempty"` // 2026-12, in the reader's zone
	Page     int          `json:"page,omitempty"`
}

// maxTurn is how long a button's value may be; Slack refuses a longer one.
const maxTurn = 2000

// turn is the value of a button that shows another page.
func (w filter) turn(page int) string {
	w.Page = page
	value, err := json.Marshal(w)
	for err == nil && len(value) > maxTurn && len(w.Industry) > 1 {
		w.Industry = w.Industry[:len(w.Industry)-1]
		value, err = json.Marshal(w)
	}
	return string(value)
}

// readTurn reads what turn wrote. What can't be read shows all.
func readTurn(value string) filter {
	var w filter
	if err := json.Unmarshal([]byte(value), &w); err != nil || w.Page < 0 {
		return filter{}
	}
	return w
}

func (w filter) stored(req *chat.Request) store.EventFilter {
	f := store.EventFilter{Formats: admitting(w.Format), Industries: w.Industry, Topic: w.Topic}
	if w.Mine {
		f.Whose = store.Mine
	}
	if w.Month != "" {
		f.From, f.To = w.month(req)
	}
	return f
}

// admitting are the formats of events that one can attend in a way: what is in
// person and online is both.
func admitting(way learn.Format) []learn.Format {
	switch way {
	case "":
		return nil
	case learn.Hybrid:
		return []learn.Format{learn.Hybrid}
	}
	return []learn.Format{way, learn.Hybrid}
}

// month is when the filter's month begins and ends for the reader.
func (w filter) month(req *chat.Request) (from, to time.Time) {
	first, err := time.ParseInLocation(yearMonth, w.Month, req.Who.Location())
	if err != nil {
		return time.Time{}, time.Time{}
	}
	return first, first.AddDate(0, 1, 0)
}

// parts say what the filter lets through, each in the reader's words.
func (w filter) parts(req *chat.Request) []chat.Mrkdwn {
	var parts []chat.Mrkdwn
	if w.Mine {
		parts = append(parts, req.Loc.M("list.mine"))
	}
	if w.Found {
		parts = append(parts, req.Loc.M("list.found"))
	}
	if w.Format != "" {
		parts = append(parts, req.Loc.M("list.format."+string(w.Format)))
	}
	if len(w.Industry) > 0 {
		parts = append(parts, chat.Escape(show.Industry(req.Loc, w.Industry[0])))
	}
	if w.Topic != "" {
		parts = append(parts, req.Loc.M("list.about", "Topic", w.Topic))
	}
	if w.Month != "" {
		parts = append(parts, w.monthName(req))
	}
	return parts
}

// monthName leaves the year out when it is the running one.
func (w filter) monthName(req *chat.Request) chat.Mrkdwn {
	from, _ := w.month(req)
	month := req.Loc.T("date.month." + strings.ToLower(from.Month().String()))
	if from.Year() == req.Now.In(req.Who.Location()).Year() {
		return req.Loc.M("list.month", "Month", month)
	}
	return req.Loc.M("list.month_year", "Month", month, "Year", from.Year())
}

// title says what is listed, and how many there are: "Online, in December: 12 events".
func (w filter) title(req *chat.Request, total int) chat.Mrkdwn {
	what := req.Loc.M("list.all")
	if parts := w.parts(req); len(parts) > 0 {
		what = show.Capital(chat.Join(", ", parts...))
	}
	return req.Loc.NM("list.title", total, "What", what, "Count", show.Counted(req.Loc, total, total))
}

// nothing says that nothing passes the filter, and what to do then.
func (f *Feature) nothing(req *chat.Request, w filter) chat.Mrkdwn {
	typed := func(route string) chat.Mrkdwn { return chat.Code(chat.Verbatim(f.ws.Commands.Typed(route))) }
	return req.Loc.M(w.nothingKey(req), "What", show.Capital(chat.Join(", ", w.parts(req)...)), "Topic", w.Topic,
		"Share", typed("event share"), "List", typed("event list"), "Feeds", typed("event feeds"), "Search", typed("lessons search"))
}

func (w filter) nothingKey(req *chat.Request) string {
	_, end := w.month(req)
	parts := w.parts(req)
	switch {
	case len(parts) == 0:
		return "list.none"
	case w.Month != "" && !end.After(req.Now):
		return "list.none_over"
	case len(parts) > 1:
		return "list.none_several"
	case w.Mine:
		return "list.none_mine"
	case w.Found:
		return "list.none_found"
	case w.Topic != "":
		return "list.none_topic"
	}
	return "list.none_such"
}
