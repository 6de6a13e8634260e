package summary

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// lead is the first sentence: what changed most.
func (r report) lead() chat.Mrkdwn {
	change := r.Change()
	switch {
	case r.Now.Empty() && r.running():
		return r.loc.M("summary.lead.empty_running", "Period", periodName(r.loc, r.Period), "Command", chat.Code(chat.Verbatim(r.share)))
	case r.Now.Empty():
		return r.loc.M("summary.lead.empty", "Period", periodName(r.loc, r.Period))
	case r.Before.Empty():
		return r.soFar(r.loc.M("summary.lead.first", r.counts()...))
	case change != learn.Unchanged:
		return r.soFar(r.changed(change))
	case r.running():
		return r.soFar(r.loc.M("summary.lead.running", r.counts()...))
	}
	return r.loc.M("summary.lead.unchanged", r.counts()...)
}

func (r report) soFar(sentence chat.Mrkdwn) chat.Mrkdwn {
	if !r.running() {
		return sentence
	}
	return r.loc.M("summary.lead.so_far", "Sentence", sentence)
}

func (r report) changed(m learn.Measure) chat.Mrkdwn {
	key := "summary.lead." + string(m)
	now, before := m.Of(r.Now), m.Of(r.Before)
	if m.Counts() {
		return r.loc.NM(key, now.Low, "Then", r.then(), "Before", r.loc.Int(before.Low))
	}
	return r.loc.NM(key, now.Low, "Of", r.loc.Int(now.Of), "Then", r.then(), "Before", r.loc.Int(before.Low), "BeforeOf", r.loc.Int(before.Of))
}

// counts are the three counts of all sentences that have them, as their arguments.
func (r report) counts() []any {
	n := func(cells learn.Cells, figure string) int {
		c, _ := cells.Find(learn.ReachSection, figure, "", "")
		return c.Low
	}
	return []any{
		"Events", r.loc.N("summary.count.events", n(r.Now, "events")), "EventsBefore", r.loc.Int(n(r.Before, "events")),
		"People", r.loc.N("summary.count.people", n(r.Now, "people")), "PeopleBefore", r.loc.Int(n(r.Before, "people")),
		"Lessons", r.loc.N("summary.count.lessons", n(r.Now, "lessons")), "LessonsBefore", r.loc.Int(n(r.Before, "lessons")),
		"Then", r.then(),
	}
}
