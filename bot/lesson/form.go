package lesson

import (
	"cmp"
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
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
