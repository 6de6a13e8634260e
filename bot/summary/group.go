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
	if !r.Period.Quarter || !r.Now.Apart() && !r.Before.Apart() {
		return ""
	}
	return r.loc.M("summary.hr.met", "Now", r.apart(r.Now), "Then", r.then(), "Before", r.apart(r.Before))
}

func (r report) apart(p learn.Report) string {
	if !p.Apart() {
		return r.loc.T("summary.hr.not_shown")
	}
	return r.loc.T("summary.hr.met_apart", "HR", r.met(p.Group.Met), "Others", r.met(p.Others.Met))
}
