package event

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// IntentionForm is the route of the form's submission.
const IntentionForm = "event.intention"

// Intention opens the form that asks why this person goes, or would go.
func (f *Feature) Intention(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	mine, err := f.db.Attendance(ctx, req.Value, req.Who.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	why := mine.Intention
	if !mine.Stated {
		why.Meet, why.Learn = learn.DefaultAim, learn.DefaultAim
	}
	form, err := f.intentionForm(ctx, req, mine, why)
	return chat.Reply{Open: form}, err
}

// intentionForm asks why this person goes, filled in with why. Who goes can
// take the event into their calendar there.
func (f *Feature) intentionForm(ctx context.Context, req *chat.Request, mine learn.Attendance, why learn.Intention) (*slack.ModalViewRequest, error) {
	if !mine.RSVP.InLine() {
		return nil, learn.Denied("rsvp.first_go")
	}
	e, err := f.db.Event(ctx, mine.Event)
	if err != nil {
		return nil, err
	}
	line, err := f.line(ctx, req, mine.Event, show.FewNames)
	if err != nil {
		return nil, err
	}
	blocks := intentionFields(req.Loc, why)
	if mine.RSVP == learn.Going && f.takesAnswers(e, req) == nil {
		blocks = append(blocks, calendarButtons(req.Loc, e))
	}
	return intentionModal(req, mine, line, blocks), nil
}

func intentionFields(loc *chat.Locale, why learn.Intention) []slack.Block {
	in := func(name string) chat.Input { return chat.Input{Name: name, Label: loc.T("rsvp." + name)} }
	return []slack.Block{
		in("purposes").Choices(words(why.Purposes), purposes(loc)),
		in("meet").Number(why.Meet, learn.MaxCount),
		in("learn").Number(why.Learn, learn.MaxCount),
		in("come_back").Text(why.ComeBack, "", learn.MaxLine),
	}
}

func intentionModal(req *chat.Request, mine learn.Attendance, line learn.Line, blocks []slack.Block) *slack.ModalViewRequest {
	others, count := line.Others(mine)
	title, intro := req.Loc.T("rsvp.intention_title"), chat.Lines(show.ColleaguesGo(req.Loc, others, count), req.Loc.M("rsvp.intention_intro"))
	if mine.RSVP == learn.Waitlisted {
		title, intro = req.Loc.T("rsvp.waitlist_title"), chat.Lines(placeInLine(req.Loc, line), req.Loc.M("rsvp.waitlist_intro"))
	}
	form := chat.Form{
		Name: IntentionForm, Title: title, Submit: req.Loc.T("form.save"), Meta: req.Meta(mine.Event),
		Blocks: append([]slack.Block{chat.Section(intro)}, blocks...),
	}
	modal := form.Modal(req.Loc)
	// "Cancel" would read as if it took back that one goes.
	modal.Close.Text = req.Loc.T("rsvp.later")
	return modal
}

func purposes(loc *chat.Locale) []chat.Option {
	var options []chat.Option
	for _, p := range learn.Purposes() {
		options = append(options, chat.Option{Value: string(p), Label: loc.T("purpose." + string(p))})
	}
	return options
}

func words(purposes []learn.Purpose) []string {
	all := make([]string, len(purposes))
	for i, p := range purposes {
		all[i] = string(p)
	}
	return all
}

// Intended stores why this person goes. The details below the form, if any,
// would still show the old reason: they close with it.
func (f *Feature) Intended(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	why := writtenIntention(req.View, 0)
	if err := why.Check(); err != nil {
		return chat.Reply{}, err
	}
	id := req.View.Meta.ID
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		e, err := tx.Event(ctx, id)
		if err == nil {
			err = f.takesAnswers(e, req) // what one wanted is not for changing once it is known what came of it
		}
		if err != nil {
			return err
		}
		saved, err := tx.SaveIntention(ctx, id, req.Who.ID, why, req.Now)
		if err == nil && !saved {
			err = learn.Denied("rsvp.first_go")
		}
		return err
	})
	return chat.Reply{Clear: true}, err
}

// writtenIntention is what stands in the form; empty stands for no number.
func writtenIntention(v *chat.View, empty int) learn.Intention {
	why := learn.Intention{
		Meet: v.Number("meet", empty), Learn: v.Number("learn", empty), ComeBack: learn.OneLine(v.Text("come_back")),
	}
	for _, p := range v.Texts("purposes") {
		why.Purposes = append(why.Purposes, learn.Purpose(p))
	}
	return why
}

// intention is why this person goes, a line each.
func intention(loc *chat.Locale, mine learn.Attendance) chat.Mrkdwn {
	if !mine.Stated {
		return loc.M("rsvp.intention_unstated")
	}
	lines := []chat.Mrkdwn{loc.M("rsvp.intention")}
	for _, p := range mine.Intention.Purposes {
		if !mine.Intention.Counts(p) {
			lines = append(lines, "• "+loc.M("purpose."+string(p)))
		}
	}
	if n := mine.Intention.Meet; n > 0 {
		lines = append(lines, "• "+loc.NM("rsvp.meet_count", n))
	}
	if n := mine.Intention.Learn; n > 0 {
		lines = append(lines, "• "+loc.NM("rsvp.learn_count", n))
	}
	if what := mine.Intention.ComeBack; what != "" {
		lines = append(lines, "• "+loc.M("rsvp.come_back_line", "ComeBack", what))
	}
	return chat.Lines(lines...)
}
