package lesson

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// aims ask what came of what this person wanted from the event. Only the form
// that was opened for an event asks: in one where the event is chosen, nobody
// knows yet what was wanted.
func (v visit) aims(loc *chat.Locale, d learn.Draft) []slack.Block {
	asked := v.asked()
	if len(asked) == 0 {
		return nil
	}
	var results []chat.Option
	for _, r := range learn.Results() {
		results = append(results, chat.Option{Value: string(r), Label: loc.T("outcome.result." + string(r))})
	}
	blocks := []slack.Block{chat.Context(loc.M("outcome.intro"))}
	for _, aim := range asked {
		in := chat.Input{Name: aim.Field(), Label: aimLabel(loc, aim, v.mine.Intention), Dispatch: true}
		blocks = append(blocks, in.Choice(d.Text(aim.Field()), results))
	}
	return blocks
}

func (v visit) asked() []learn.Aim {
	if !v.open {
		return nil
	}
	return v.mine.Aims()
}

// outcome is what the form says came of the aims that it asks about.
func (v visit) outcome(req *chat.Request) learn.Outcome {
	o := learn.Outcome{Event: v.event.ID, Member: req.Who.ID, Results: map[learn.Aim]learn.Result{}, Updated: req.Now}
	for _, aim := range v.asked() {
		o.Results[aim] = learn.Result(req.View.Text(aim.Field()))
	}
	return o
}

// aimLabel is an aim in the words in which it was stated.
func aimLabel(loc *chat.Locale, aim learn.Aim, why learn.Intention) string {
	switch aim {
	case learn.MeetAim:
		return loc.N("rsvp.meet_count", why.Meet)
	case learn.LearnAim:
		return loc.N("rsvp.learn_count", why.Learn)
	case learn.ComeBackAim:
		return loc.T("outcome.come_back", "ComeBack", why.ComeBack)
	}
	return loc.T("purpose." + string(aim))
}

// cameOf is what the author said came of what they wanted from the lesson's
// event, a line each. It is for the author alone.
func (f *Feature) cameOf(ctx context.Context, loc *chat.Locale, l learn.Lesson) (chat.Mrkdwn, error) {
	if l.Event == "" {
		return "", nil
	}
	o, err := f.db.Outcome(ctx, l.Event, l.Author)
	if err != nil || !o.Said() {
		return "", err
	}
	mine, err := f.db.Attendance(ctx, l.Event, l.Author)
	var lines []chat.Mrkdwn
	for _, aim := range mine.Intention.Aims() {
		if r := o.Results[aim]; r != learn.NoResult {
			lines = append(lines, loc.M("outcome.line", "Aim", aimLabel(loc, aim, mine.Intention), "Result", loc.T("outcome.result."+string(r))))
		}
	}
	return chat.Lines(lines...), err
}
