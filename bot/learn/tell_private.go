package learn

func (w *teller) private(s Chapter, figure, item string, span Span, of int, base string) {
	w.tell(Cell{Section: s, Figure: figure, Item: item, Private: true, Span: span, Of: of, Base: base, Median: -1})
}

func (w *teller) apart(g Cohort, figure string, span Span, of int, base string) {
	w.tell(Cell{Section: GroupsSection, Figure: figure, Group: g.ID, Private: true, Span: span, Of: of, Base: base, Median: -1})
}

// answers is the whole that shares of a poll are told of: the answers where
// their number may be told, else all who were asked.
func (t Told) answers(unanswered int, asked string) (of int, base string) {
	if none := t.Spans[unanswered]; none.Precision == Exact {
		return t.Asked - none.Low, BaseAnswers
	}
	return t.Asked, asked
}

func (w *teller) uses() {
	all, groups := w.Private.Uses.Tell(w.Groups)
	of, base := all.answers(UseUnanswered, BaseAsked)
	w.private(UseSection, "used", "", all.Spans[UseUsed], of, base)
	w.private(UseSection, "answered", "", all.Spans[UseUnanswered].rest(all.Asked), all.Asked, "")
	w.private(UseSection, "not_used", "", all.Spans[UseNot], of, base)
	w.reasons(all)
	w.taken()
	for i, g := range w.Groups {
		of, base := groups[i].answers(UseUnanswered, BaseAsked)
		w.apart(g, "used", groups[i].Spans[UseUsed], of, base)
	}
}

// reasons are told where it is told how many lessons were not used.
func (w *teller) reasons(uses Told) {
	told := none(len(NoUses()))
	if uses.Spans[UseNot].Precision == Exact {
		told, _ = w.Private.Reasons.Tell(nil)
	}
	for i, reason := range NoUses() {
		w.private(UseSection, "reason", string(reason), told.Spans[i], told.Asked, "")
	}
}

func (w *teller) taken() {
	a, span := w.Private, hidden
	if a.Takers >= Crowd && a.Taken.Of >= Crowd {
		span = split(a.Taken.Part, a.Taken.Of)
	}
	w.private(UseSection, "taken_up", "", span, a.Taken.Of, "")
}

func (w *teller) outcomes() {
	a := w.Private
	stated, _ := a.Stated.Tell(nil)
	w.private(OutcomeSection, "stated", "", stated.Spans[DidState], stated.Asked, "")
	for _, aim := range Aims() {
		w.outcome(aim, *a.Outcome(aim))
	}
	met, groups := a.Met.Tell(w.Groups)
	w.sum("people_met", met)
	learned, _ := a.Learned.Tell(nil)
	w.sum("things_learned", learned)
	for i, g := range w.Groups {
		w.apart(g, "people_met", groups[i].Got, groups[i].Hoped, "")
	}
}

func (w *teller) outcome(aim Aim, p Poll) {
	told, _ := p.Tell(nil)
	of, base := told.answers(ResultUnsaid, BaseGoings)
	for i, result := range Results() {
		w.private(OutcomeSection, string(result), string(aim), told.Spans[i], of, base)
	}
}

func (w *teller) sum(figure string, s ToldSum) {
	w.tell(Cell{Section: OutcomeSection, Figure: figure, Private: true, Span: s.Got, Of: s.Hoped, Median: s.Median})
}

// turnout tells how many attendances are confirmed: by a lesson, which all may
// read, or by an answer.
func (w *teller) turnout() {
	all, groups := w.Private.Turnout.Tell(w.Groups)
	confirmed := all.confirmed(w.whole.Written, w.whole.Attended)
	w.private(CaptureSection, "confirmed", "", confirmed, w.whole.Attended, "")
	w.private(CaptureSection, "unanswered", "", all.Spans[DidNotSay], w.whole.Attended, "")
	if n := confirmed; n.Precision == Exact {
		w.private(CaptureSection, "followed", "", exactly(w.whole.Written), n.Low, BaseConfirmed)
	}
	for i, g := range w.Groups {
		t := w.of(&g)
		w.apart(g, "confirmed", groups[i].confirmed(t.Written, t.Attended), t.Attended, "")
	}
}

// confirmed adds those who went without writing a lesson to those who wrote one.
func (t Told) confirmed(written, attended int) Span {
	went := t.Spans[DidGo]
	switch {
	case written == attended:
		return exactly(written)
	case went.Precision == Hidden:
		return hidden
	case went.Precision == Few && written > 0:
		went.Precision = Between
	}
	went.Low, went.High = went.Low+written, went.High+written
	return went
}
