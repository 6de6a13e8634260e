package summary

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// lead is the first sentence: what changed most.
func (r report) lead() chat.Mrkdwn {
	now, before := r.Now.All(), r.Before.All()
	change := r.Change()
	switch {
	case now.Empty() && r.running():
		return r.loc.M("summary.lead.empty_running", "Period", periodName(r.loc, r.Period), "Command", chat.Code(chat.Verbatim(r.share)))
	case now.Empty():
		return r.loc.M("summary.lead.empty", "Period", periodName(r.loc, r.Period))
	case before.Empty():
		return r.soFar(r.loc.M("summary.lead.first", r.counts(now, before)...))
	case change != learn.Unchanged:
		return r.soFar(r.changed(change, now, before))
	case r.running():
		return r.soFar(r.loc.M("summary.lead.running", r.counts(now, before)...))
	}
	return r.loc.M("summary.lead.unchanged", r.counts(now, before)...)
}

func (r report) soFar(sentence chat.Mrkdwn) chat.Mrkdwn {
	if !r.running() {
		return sentence
	}
	return r.loc.M("summary.lead.so_far", "Sentence", sentence)
}

func (r report) changed(m learn.Measure, now, before learn.Figures) chat.Mrkdwn {
	key := "summary.lead." + string(m)
	if n, counts := now.Count(m); counts {
		was, _ := before.Count(m)
		return r.loc.NM(key, n, "Then", r.then(), "Before", r.loc.Int(was))
	}
	is, was := now.Share(m), before.Share(m)
	return r.loc.NM(key, is.Part, "Of", r.loc.Int(is.Of), "Then", r.then(),
		"Before", r.loc.Int(was.Part), "BeforeOf", r.loc.Int(was.Of))
}

// counts are the three counts of all sentences that have them, as their arguments.
func (r report) counts(now, before learn.Figures) []any {
	return []any{
		"Events", r.loc.N("summary.count.events", now.Events), "EventsBefore", r.loc.Int(before.Events),
		"People", r.loc.N("summary.count.people", now.People), "PeopleBefore", r.loc.Int(before.People),
		"Lessons", r.loc.N("summary.count.lessons", now.Lessons), "LessonsBefore", r.loc.Int(before.Lessons),
		"Then", r.then(),
	}
}
