package summary

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// group is HR's line beside that of everyone else.
func (r report) group() chat.Mrkdwn {
	if r.hr == 0 {
		return r.loc.M("summary.hr.unknown")
	}
	return chat.Lines(
		r.loc.NM("summary.hr.group", r.hr, r.counts(r.Now.Group, r.Before.Group)...),
		r.loc.M("summary.hr.others", r.counts(r.Now.Others, r.Before.Others)...),
		r.groupMet(),
	)
}

func (r report) groupMet() chat.Mrkdwn {
	if !r.Now.Apart() && !r.Before.Apart() {
		return ""
	}
	hr, others := r.apart(r.Now)
	hrBefore, othersBefore := r.apart(r.Before)
	return r.loc.M("summary.hr.met", "HR", hr, "Others", others, "Then", r.then(), "HRBefore", hrBefore, "OthersBefore", othersBefore)
}

func (r report) apart(p learn.Report) (group, others string) {
	if !p.Apart() {
		hidden := r.loc.T("summary.hr.not_shown")
		return hidden, hidden
	}
	return r.met(p.Group.Met), r.met(p.Others.Met)
}
