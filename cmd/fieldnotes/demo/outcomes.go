package demo

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// settled tells whether the event is so long over that all who answer what came
// of it, or of lessons from it, have done so.
func (p happening) settled() bool { return p.day < -40 }

// usualCrowd is how many go to an event that is settled.
const usualCrowd = 7

// crowd are those who go to a settled event: those whom it names, who wrote
// about it, and others.
func (p happening) crowd() []string {
	all := slices.Clone(p.going)
	join := func(member string) {
		if !slices.Contains(all, member) {
			all = append(all, member)
		}
	}
	for _, n := range p.notes {
		join(n.by)
	}
	for i, everybody := 0, persons(); len(all) < usualCrowd; i++ {
		if other := everybody[(5*i-p.day)%len(everybody)]; !other.Guest {
			join(other.ID)
		}
	}
	return all
}

func (p happening) wrote(member string) bool {
	return slices.ContainsFunc(p.notes, func(n note) bool { return n.by == member })
}

// outcomes are who went to a settled event, why, and what came of it, as each
// of them would have answered.
func (h *history) outcomes(p happening, e learn.Event, shared time.Time) {
	crowd := p.crowd()
	h.add(shared.Add(2*time.Hour), func(ctx context.Context, at time.Time) error {
		return each(crowd, func(i int, m string) error {
			err := h.db.Answer(ctx, e.ID, m, learn.Going, at)
			if p.hoped(i) {
				_, saved := h.db.SaveIntention(ctx, e.ID, m, p.intention(i), at)
				err = errors.Join(err, saved)
			}
			return err
		})
	})
	h.add(e.End.Add(20*time.Hour), func(ctx context.Context, at time.Time) error {
		return each(crowd, func(i int, m string) error {
			turnout := p.turnout(i)
			if turnout != learn.Went && !p.wrote(m) {
				return h.sayTurnout(ctx, e.ID, m, turnout, at)
			}
			err := h.sayTurnout(ctx, e.ID, m, learn.Went, at)
			if p.hoped(i) {
				err = errors.Join(err, h.db.SaveOutcome(ctx, learn.Outcome{Event: e.ID, Member: m, Results: p.results(i), Updated: at}))
			}
			return err
		})
	})
}

func each(members []string, do func(i int, m string) error) error {
	var errs error
	for i, m := range members {
		errs = errors.Join(errs, do(i, m))
	}
	return errs
}

func (h *history) sayTurnout(ctx context.Context, event, member string, t learn.Turnout, at time.Time) error {
	if t == learn.NoTurnout {
		return nil
	}
	return h.db.SayTurnout(ctx, event, member, t, at)
}

// hoped tells whether the member, the i-th of the crowd, said why they go.
func (p happening) hoped(i int) bool { return i%4 != 3 }

func (p happening) intention(i int) learn.Intention {
	more := []learn.Purpose{learn.PractisePitch, learn.GetAdvice, learn.FindPartners}
	return learn.Intention{
		Purposes: []learn.Purpose{learn.MeetPeople, learn.LearnAbout, more[(i-p.day)%len(more)]}, Meet: 2 + i%3, Learn: learn.DefaultAim,
	}
}

func (p happening) turnout(i int) learn.Turnout {
	return []learn.Turnout{
		learn.Went, learn.Went, learn.NoTurnout, learn.Went, learn.Missed, learn.Went, learn.Went, learn.NoTurnout, learn.Missed,
	}[(2*i-p.day)%9]
}

func (p happening) results(i int) map[learn.Aim]learn.Result {
	said := []learn.Result{learn.AimMet, learn.AimMet, learn.AimPartly, learn.AimMet, learn.NoResult, learn.AimMissed, learn.AimPartly}
	results := map[learn.Aim]learn.Result{}
	for k, aim := range p.intention(i).Aims() {
		results[aim] = said[(i+k-p.day)%len(said)]
	}
	return results
}

// uses are what came of a settled lesson for three colleagues who wanted to try it.
func (h *history) uses(n note, lesson string, written time.Time) {
	everybody, taken := persons(), []string{n.by}
	for _, u := range n.usedBy {
		taken = append(taken, u.by)
	}
	taken = append(taken, n.triedBy...)
	for i, tries := len(n.takeaway), 0; tries < 3; i++ {
		m := everybody[5*i%len(everybody)]
		if m.Guest || slices.Contains(taken, m.ID) {
			continue
		}
		tries++
		h.try(lesson, m.ID, written.Add(time.Duration(tries)*5*time.Hour))
		h.answerUse(lesson, m.ID, len(n.takeaway)+2*tries, written.AddDate(0, 0, learn.UseAskedAfter+tries))
	}
}

// answerUse has somebody say what came of a lesson, or not answer.
func (h *history) answerUse(lesson, member string, k int, at time.Time) {
	reasons := []learn.UseReason{learn.NoTime, learn.NoTime, learn.NoFit}
	notes := []string{"We tried it in one meeting, and kept it.", "It took an hour to set up and saves us one a week.", "Two of us began, and now the whole team does it."}
	switch k % 5 {
	case 0, 1:
		h.use(learn.Use{Lesson: lesson, Member: member, State: learn.Used, Note: notes[k/5%len(notes)]}, at)
	case 2:
		h.use(learn.Use{Lesson: lesson, Member: member, State: learn.NotUsed, Reason: reasons[k/5%len(reasons)]}, at)
	case 3:
		h.add(at, func(ctx context.Context, at time.Time) error {
			return h.db.AnswerQuestion(ctx, learn.UseQuestion, member, lesson, learn.NotYet, at)
		})
	default:
		h.add(at, func(ctx context.Context, at time.Time) error {
			return h.db.DropQuestion(ctx, learn.UseQuestion, member, lesson, at)
		})
	}
}

// known has the store know the workspace as the bot reads it a moment later.
func (h *history) known(ctx context.Context) error {
	var members []learn.Member
	for _, p := range persons() {
		members = append(members, learn.Member{ID: p.ID, Name: p.Name, Zone: p.Zone, Locale: p.Locale, Admin: p.Admin, Guest: p.Guest})
	}
	err := h.db.SaveMembers(ctx, members)
	for _, c := range h.sim.Channels() {
		err = errors.Join(err, h.db.SaveChannel(ctx, learn.Channel{ID: c.ID, Name: c.Name, Private: c.Private}))
	}
	return err
}
