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
	if !mine.RSVP.InLine() {
		return chat.Reply{}, learn.Denied("rsvp.first_go")
	}
	line, err := f.db.Line(ctx, req.Value, req.Who.ID, show.FewNames)
	return chat.Reply{Open: intentionForm(req, mine, line)}, err
}

func intentionForm(req *chat.Request, mine learn.Attendance, line learn.Line) *slack.ModalViewRequest {
	why := mine.Intention
	if !mine.Stated {
		why.Meet, why.Learn = learn.DefaultAim, learn.DefaultAim
	}
	in := func(name string) chat.Input { return chat.Input{Name: name, Label: req.Loc.T("rsvp." + name)} }
	others, count := line.Others(mine)
	title, intro := req.Loc.T("rsvp.intention_title"), chat.Lines(show.ColleaguesGo(req.Loc, others, count), req.Loc.M("rsvp.intention_intro"))
	if mine.RSVP == learn.Waitlisted {
		title, intro = req.Loc.T("rsvp.waitlist_title"), chat.Lines(placeInLine(req.Loc, line), req.Loc.M("rsvp.waitlist_intro"))
	}
	form := chat.Form{
		Name: IntentionForm, Title: title, Submit: req.Loc.T("form.save"), Meta: req.Meta(mine.Event),
		Blocks: []slack.Block{
			chat.Section(intro),
			in("purposes").Choices(words(why.Purposes), purposes(req.Loc)),
			in("meet").Number(why.Meet, learn.MaxCount),
			in("learn").Number(why.Learn, learn.MaxCount),
			in("come_back").Text(why.ComeBack, "", learn.MaxLine),
		},
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
	why := learn.Intention{
		Meet: req.View.Number("meet", 0), Learn: req.View.Number("learn", 0),
		ComeBack: learn.OneLine(req.View.Text("come_back")),
	}
	for _, p := range req.View.Texts("purposes") {
		why.Purposes = append(why.Purposes, learn.Purpose(p))
	}
	if err := why.Check(); err != nil {
		return chat.Reply{}, err
	}
	id := req.View.Meta.ID
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		saved, err := tx.SaveIntention(ctx, id, req.Who.ID, why, req.Now)
		if err == nil && !saved {
			err = learn.Denied("rsvp.first_go")
		}
		return err
	})
	return chat.Reply{Clear: true}, err
}

// intention is why this person goes, a line each.
func intention(loc *chat.Locale, mine learn.Attendance) chat.Mrkdwn {
	if !mine.Stated {
		return loc.M("rsvp.intention_unstated")
	}
	lines := []chat.Mrkdwn{loc.M("rsvp.intention")}
	for _, p := range mine.Intention.Purposes {
		lines = append(lines, "• "+loc.M("purpose."+string(p)))
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
