package learn

// Poll is how members answered one private question in a period: each of their
// answers is of one of its kinds. It never leaves learn and store: what may be
// told of it does, as Spans.
type Poll struct {
	Kinds int                // the last of them is given up first
	By    map[string]Answers // by member
}

// Answers are how many of a member's answers are of each kind.
type Answers []int

// Add counts n more answers of a member.
func (p *Poll) Add(member string, kind, n int) {
	if n == 0 {
		return
	}
	if p.By == nil {
		p.By = map[string]Answers{}
	}
	if p.By[member] == nil {
		p.By[member] = make(Answers, p.Kinds)
	}
	p.By[member][kind] += n
}

// bunch adds up the answers of some members.
type bunch struct {
	people, most int // how many they are, and how many answers one of them gave at most
	counts       Answers
}

func (b *bunch) add(a Answers) {
	if b.counts == nil {
		b.counts = make(Answers, len(a))
	}
	n := 0
	for kind, count := range a {
		b.counts[kind] += count
		n += count
	}
	if n > 0 {
		b.people, b.most = b.people+1, max(b.most, n)
	}
}

func (b *bunch) answers() int {
	n := 0
	for _, count := range b.counts {
		n += count
	}
	return n
}

// crowd tells whether they are enough to be told of at all: five people, of whom
// no one gave more than half of the answers.
func (b *bunch) crowd() bool { return b.people >= Crowd && 2*b.most <= b.answers() }

// told says what may be told of each kind: of two by split; of more, those with
// fewer than five answers are few, and so many others are kept back beside them
// that what is missing from the whole doesn't say how few. Where that would take
// the first kind too, it alone is told, against all others.
func (b *bunch) told() []Span {
	spans := make([]Span, len(b.counts))
	n := b.answers()
	if len(spans) == 2 {
		spans[0] = split(b.counts[0], n)
		spans[1] = spans[0].rest(n)
		return spans
	}
	missing, needed := 0, 0
	for kind, count := range b.counts {
		spans[kind] = exactly(count)
		if count <= few {
			spans[kind] = Span{Few, 0, few}
			missing, needed = missing+count, needed+few
		}
	}
	if needed == 0 {
		return spans
	}
	given := false // an answer up, which is known to be of five at least
	for kind := len(spans) - 1; kind > 0 && (!given || missing < needed); kind-- {
		if spans[kind].Precision == Exact {
			spans[kind], given = hidden, true
			missing, needed = missing+b.counts[kind], needed+Crowd
		}
	}
	if !given || missing < needed {
		return b.leaning()
	}
	return spans
}

// leaning tells of the first kind alone.
func (b *bunch) leaning() []Span {
	spans := make([]Span, len(b.counts))
	for kind := range spans {
		spans[kind] = hidden
	}
	spans[0] = split(b.counts[0], b.answers())
	return spans
}

// Told is what may be told of a poll, of everybody and of groups.
type Told struct {
	Asked int    // answers of all kinds, none given included
	Spans []Span // by kind
}

// none is a poll of which nothing may be told.
func none(kinds int) Told {
	t := Told{Spans: make([]Span, kinds)}
	for kind := range t.Spans {
		t.Spans[kind] = hidden
	}
	return t
}

// Tell says what may be told of everybody's answers, and of those of each group:
// where five people or more in each part gave each of the answers that are told
// of everybody, and as many gave any other. What holds of few is told of
// everybody alone.
func (p Poll) Tell(groups []Cohort) (all Told, apart []Told) {
	all = none(p.Kinds)
	whole := p.of(nil)
	if whole.crowd() {
		all = Told{whole.answers(), whole.told()}
	}
	told := oneOf(p.By).apart(groups, func(g Cohort) int { return p.of(&g).answers() },
		func(ps parts) bool { return every(ps, p.add, (*bunch).crowd) },
		func(ps parts) bool { return every(ps, p.add, func(b *bunch) bool { return b.plenty(all.Spans) }) })
	for i, g := range groups {
		apart = append(apart, none(p.Kinds))
		if told[i] {
			apart[i] = p.of(&g).exact(all.Spans)
		}
	}
	return all, apart
}

func (p Poll) add(b *bunch, member string) { b.add(p.By[member]) }

// of are the answers of a group, nil for everybody's.
func (p Poll) of(g *Cohort) *bunch {
	b := &bunch{counts: make(Answers, p.Kinds)}
	for member, a := range p.By {
		if g == nil || g.Members[member] {
			b.add(a)
		}
	}
	return b
}

// exact tells of a group what is told of everybody exactly.
func (b *bunch) exact(spans []Span) Told {
	t := none(len(spans))
	t.Asked = b.answers()
	for kind, span := range spans {
		if span.Precision == Exact {
			t.Spans[kind] = exactly(b.counts[kind])
		}
	}
	return t
}

// plenty tells whether five or more answers are of each kind that is told
// exactly, of which there must be one, and five or more of all other kinds
// together.
func (b *bunch) plenty(spans []Span) bool {
	other, others, exact := 0, false, false
	for kind, span := range spans {
		switch {
		case span.Precision != Exact:
			other, others = other+b.counts[kind], true
		case b.counts[kind] < Crowd:
			return false
		default:
			exact = true
		}
	}
	return exact && (!others || other >= Crowd)
}
