package event

import (
	"cmp"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// repeating is how often an event is to take place, field by field.
type repeating struct {
	Rhythm       learn.Rhythm
	Until, Times string // as typed; "" for no end
}

func writtenRepeating(v *chat.View) repeating {
	return repeating{Rhythm: rhythmIn(v), Until: v.Text("until"), Times: v.Text("times")}
}

// repetition is what the form says of how often the event takes place.
func repetition(v *chat.View) learn.Repetition {
	return learn.Repetition{Rhythm: rhythmIn(v), Until: v.Text("until"), Times: v.Number("times", learn.NoCount)}
}

func rhythmIn(v *chat.View) learn.Rhythm {
	return cmp.Or(learn.Rhythm(v.Text("repeats")), learn.Once)
}

// repeatInputs ask how often an event takes place.
func repeatInputs(loc *chat.Locale, r repeating) []slack.Block {
	var options []chat.Option
	for _, rhythm := range learn.Rhythms() {
		options = append(options, chat.Option{Value: string(rhythm), Label: loc.T("series.choice." + string(rhythm))})
	}
	repeats := chat.Input{Name: "repeats", Label: loc.T("series.repeats"), Required: true}
	until := chat.Input{Name: "until", Label: loc.T("series.until"), Hint: loc.T("series.until_hint")}
	times := chat.Input{Name: "times", Label: loc.T("series.times")}
	return []slack.Block{
		repeats.Choice(string(cmp.Or(r.Rhythm, learn.Once)), options),
		until.Date(r.Until),
		times.Number(limit(r.Times), learn.MaxTimes),
	}
}

// What an edit of an occurrence applies to.
const (
	thisOnly     = "this"
	allThatComes = "all"
)

// scopeInput asks what an edit of an occurrence applies to, and says what it
// doesn't: it stands above the fields of one whose series goes on.
func scopeInput(loc *chat.Locale, e learn.Event) []slack.Block {
	if !e.Repeats.On() {
		return nil
	}
	scope := chat.Input{Name: "scope", Label: loc.T("series.scope"), Required: true}
	return []slack.Block{
		scope.Radio(thisOnly, []chat.Option{
			{Value: thisOnly, Label: loc.T("series.this_only")},
			{Value: allThatComes, Label: loc.T("series.all_that_comes")},
		}),
		chat.Context(loc.M("series.edit_note")),
	}
}
