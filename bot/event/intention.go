package event

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// IntentionForm is the route of the form's submission.
const IntentionForm = "event.intention"

// Intention opens the form that asks why this person goes.
func (f *Feature) Intention(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	mine, err := f.db.Attendance(ctx, req.Value, req.Who.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	if mine.RSVP != learn.Going {
		return chat.Reply{}, learn.Denied("rsvp.first_go")
	}
	return chat.Reply{Open: intentionForm(req, mine)}, nil
}

func intentionForm(req *chat.Request, mine learn.Attendance) *slack.ModalViewRequest {
	why := mine.Intention
	if !mine.Stated {
		why.Meet, why.Learn = learn.DefaultAim, learn.DefaultAim
	}
	in := func(name string) chat.Input { return chat.Input{Name: name, Label: req.Loc.T("rsvp." + name)} }
	form := chat.Form{
		Name: IntentionForm, Title: req.Loc.T("rsvp.intention_title"), Submit: req.Loc.T("form.save"), Meta: req.Meta(mine.Event),
		Blocks: []slack.Block{
			chat.Section(req.Loc.M("rsvp.intention_intro")),
			in("purposes").Choices(words(why.Purposes), purposes(req.Loc)),
			in("meet").Number(why.Meet, learn.MaxCount),
			in("learn").Number(why.Learn, learn.MaxCount),
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
	why := learn.Intention{Meet: req.View.Number("meet", 0), Learn: req.View.Number("learn", 0)}
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
