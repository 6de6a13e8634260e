package lesson

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// sheet is what a form for a lesson is made of.
type sheet struct {
	loc    *chat.Locale
	lesson learn.Lesson  // what the fields begin with
	events []learn.Event // to choose from
	aims   []slack.Block // that ask what came of what one wanted
	tells  bool          // the fields tell what is typed in them, for a draft
}

func (s sheet) in(name string) chat.Input {
	return chat.Input{Name: name, Label: s.loc.T("lesson." + name), Dispatch: s.tells}
}

// fields are the inputs for a lesson, but for its channel. How many people and
// things stands beside the aims, if there are any.
func (s sheet) fields() []slack.Block {
	l := s.lesson
	takeaway := s.in("takeaway")
	takeaway.Required = true
	blocks := []slack.Block{
		focused(takeaway.Text(l.Takeaway, s.loc.T("lesson.takeaway_placeholder"), learn.MaxLine)),
		chat.Context(s.loc.M("lesson.confidential")),
	}
	if len(s.aims) > 0 {
		blocks = append(append(blocks, s.aims...), s.counts()...)
	}
	blocks = append(blocks,
		s.in("story").Text(l.Story, "", learn.MaxStory),
		s.in("try").Text(l.Try, "", learn.MaxLine))
	blocks = append(append(blocks, s.source()...), s.in("audience").Text(l.Audience, "", learn.MaxLine))
	if len(s.aims) == 0 {
		blocks = append(blocks, s.counts()...)
	}
	return append(blocks,
		show.IndustryField(s.in("industry"), s.loc, l.Industry),
		show.TopicsField(s.in("topics"), s.loc, l.Topics),
	)
}

func (s sheet) counts() []slack.Block {
	met := s.in("met")
	met.Hint = s.loc.T("lesson.met_hint")
	return []slack.Block{met.Number(s.lesson.Met, learn.MaxCount), s.in("learned").Number(s.lesson.Learned, learn.MaxCount)}
}

// source asks where the lesson comes from.
func (s sheet) source() (blocks []slack.Block) {
	encounter := s.in("encounter")
	if len(s.events) > 0 {
		encounter.Label = s.loc.T("lesson.other_encounter")
		blocks = append(blocks, s.in("event").Choice(s.lesson.Event, eventOptions(s.loc, s.events)))
	}
	return append(blocks, encounter.Text(s.lesson.Encounter, s.loc.T("lesson.encounter_placeholder"), learn.MaxPlace))
}

// channel asks where the lesson's card goes; here is to suggest where the form
// was opened.
func (s sheet) channel(here bool) slack.Block {
	in := s.in("channel")
	in.Hint = s.loc.T("lesson.channel_hint")
	return in.Channel(s.lesson.Channel, here)
}

// focused is a text input in which the cursor stands when its form opens.
func focused(b slack.Block) slack.Block {
	if in, ok := b.(*slack.InputBlock); ok {
		if text, ok := in.Element.(*slack.PlainTextInputBlockElement); ok {
			text.FocusOnLoad = true
		}
	}
	return b
}

// otherEncounter is the choice that says "none of these events".
const otherEncounter = "other"

func eventOptions(loc *chat.Locale, events []learn.Event) []chat.Option {
	options := make([]chat.Option, len(events), len(events)+1)
	for i, e := range events {
		day := loc.Day(e.Start.In(learn.Location(e.Zone)))
		options[i] = chat.Option{Value: e.ID, Label: loc.T("lesson.event_option", "Title", chat.Cut(e.Title, 48), "Day", day)}
	}
	return append(options, chat.Option{Value: otherEncounter, Label: loc.T("lesson.event_other")})
}

// recentEvents are those that this person's lesson may come from: their recent
// ones, and the one that it comes from already.
func (f *Feature) recentEvents(ctx context.Context, req *chat.Request, was string) ([]learn.Event, error) {
	events, err := f.db.MyRecentEvents(ctx, req.Viewer(), req.Now, maxEvents)
	if err != nil || was == "" || slices.ContainsFunc(events, func(e learn.Event) bool { return e.ID == was }) {
		return events, err
	}
	kept, err := f.db.Events(ctx, []string{was})
	return append(kept, events...), err
}

// maxEvents leaves room for two more among the 100 options of a menu.
const maxEvents = 98

// filled is the lesson that the form of req describes, with the id that the
// form has; was is what it was before, v what the form was opened for. A
// channel, once chosen, stays.
func (f *Feature) filled(ctx context.Context, req *chat.Request, was learn.Lesson, v visit) (learn.Lesson, error) {
	l := written(req.View)
	l.ID, l.Author, l.Created, l.Updated = req.View.Meta.ID, req.Who.ID, req.Now, req.Now
	l.Channel = cmp.Or(was.Channel, l.Channel)
	from, err := f.origin(ctx, req, l.Event, was.Event, v)
	if err == nil && l.Industry == "" && l.Event != was.Event && !v.preset(l.Event) {
		l.Industry, err = f.inherited(ctx, from, l.Channel)
	}
	return l, learn.Gather(err, l.Check())
}

// answers are what fields hold: those of a form, or of a draft.
type answers interface {
	Text(field string) string
	Texts(field string) []string
	Number(field string, otherwise int) int
}

// written is the lesson that the fields describe.
func written(a answers) learn.Lesson {
	l := learn.Lesson{
		Event: a.Text("event"), Encounter: learn.OneLine(a.Text("encounter")),
		Takeaway: learn.OneLine(a.Text("takeaway")), Story: a.Text("story"), Try: learn.OneLine(a.Text("try")), Audience: learn.OneLine(a.Text("audience")),
		Met: a.Number("met", learn.NotSaid), Learned: a.Number("learned", learn.NotSaid),
		Industry: learn.OneLine(a.Text("industry")), Topics: learn.CleanTopics(a.Texts("topics")), Channel: a.Text("channel"),
	}
	if l.Event == otherEncounter {
		l.Event = ""
	}
	return l
}

// inherited is the industry of the event, unless that was shared in a private
// channel which the lesson's readers may not know.
func (f *Feature) inherited(ctx context.Context, from learn.Event, channel string) (string, error) {
	if from.ID == "" {
		return "", nil
	}
	e, err := f.db.VisibleEvent(ctx, learn.Viewer{Here: channel}, from.ID)
	if errors.Is(err, store.ErrNone) {
		return "", nil
	}
	return e.Industry, err
}

// origin is the chosen event, which must be one that the form offers: one of
// the recent ones, the one that the lesson was from, or that of v.
func (f *Feature) origin(ctx context.Context, req *chat.Request, chosen, was string, v visit) (learn.Event, error) {
	switch chosen {
	case "":
		return learn.Event{}, nil
	case v.from():
		return v.event, nil
	}
	events, err := f.recentEvents(ctx, req, was)
	if err != nil {
		return learn.Event{}, err
	}
	for _, e := range events {
		if e.ID == chosen {
			return e, nil
		}
	}
	refused := &learn.Error{Code: learn.Invalid, Field: "event", Key: "lesson.event_not_recent"}
	e, err := f.cancelled(ctx, chosen)
	if e.ID != "" {
		refused.Key = "lesson.event_cancelled"
	}
	return learn.Event{}, cmp.Or[error](err, refused)
}

// cancelled is the event with the id if it was cancelled; else it has no id.
func (f *Feature) cancelled(ctx context.Context, id string) (learn.Event, error) {
	e, err := f.db.Event(ctx, id)
	if errors.Is(err, store.ErrNone) || err == nil && e.Cancelled.IsZero() {
		return learn.Event{}, nil
	}
	return e, err
}
