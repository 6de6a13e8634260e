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

// fields are the inputs for a lesson, filled in with what l has. events are
// those to choose from.
func fields(loc *chat.Locale, l learn.Lesson, events []learn.Event) []slack.Block {
	in := func(name string) chat.Input {
		return chat.Input{Name: name, Label: loc.T("lesson." + name)}
	}
	takeaway, met := in("takeaway"), in("met")
	takeaway.Required, met.Hint = true, loc.T("lesson.met_hint")
	blocks := []slack.Block{
		focused(takeaway.Text(l.Takeaway, loc.T("lesson.takeaway_placeholder"), learn.MaxLine)),
		chat.Context(loc.M("lesson.confidential")),
		in("story").Text(l.Story, "", learn.MaxStory),
		in("try").Text(l.Try, "", learn.MaxLine),
	}
	encounter := in("encounter")
	if len(events) > 0 {
		encounter.Label = loc.T("lesson.other_encounter")
		blocks = append(blocks, in("event").Choice(l.Event, eventOptions(loc, events)))
	}
	return append(blocks,
		encounter.Text(l.Encounter, loc.T("lesson.encounter_placeholder"), learn.MaxPlace),
		in("audience").Text(l.Audience, "", learn.MaxLine),
		met.Number(l.Met, learn.MaxCount),
		in("learned").Number(l.Learned, learn.MaxCount),
		show.IndustryField(in("industry"), loc, l.Industry),
		show.TopicsField(in("topics"), loc, l.Topics),
	)
}

func channelField(loc *chat.Locale, here bool) slack.Block {
	return chat.Input{Name: "channel", Label: loc.T("lesson.channel"), Hint: loc.T("lesson.channel_hint")}.Channel("", here)
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
// form has; was is what it was before. A channel, once chosen, stays.
func (f *Feature) filled(ctx context.Context, req *chat.Request, was learn.Lesson) (learn.Lesson, error) {
	v := req.View
	l := learn.Lesson{
		ID: v.Meta.ID, Author: req.Who.ID, Event: v.Text("event"), Encounter: learn.OneLine(v.Text("encounter")),
		Takeaway: learn.OneLine(v.Text("takeaway")), Story: v.Text("story"), Try: learn.OneLine(v.Text("try")), Audience: learn.OneLine(v.Text("audience")),
		Met: v.Number("met", learn.NotSaid), Learned: v.Number("learned", learn.NotSaid),
		Industry: learn.OneLine(v.Text("industry")), Topics: learn.CleanTopics(v.Texts("topics")),
		Channel: cmp.Or(was.Channel, v.Text("channel")), Created: req.Now, Updated: req.Now,
	}
	if l.Event == otherEncounter {
		l.Event = ""
	}
	from, err := f.origin(ctx, req, l.Event, was.Event)
	if err == nil && l.Industry == "" && l.Event != was.Event {
		l.Industry, err = f.inherited(ctx, from, l.Channel)
	}
	return l, learn.Gather(err, l.Check())
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

// origin is the chosen event, which must be one that the form offers.
func (f *Feature) origin(ctx context.Context, req *chat.Request, chosen, was string) (learn.Event, error) {
	if chosen == "" {
		return learn.Event{}, nil
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
	return learn.Event{}, &learn.Error{Code: learn.Invalid, Field: "event", Key: "lesson.event_not_recent"}
}
