package learn

import "slices"

// Deeds are what a member did in a period that all may know.
type Deeds struct {
	Shared        int // events
	SharedFormat  [3]int
	SharedOurs    int   // events that we host
	SharedOutside Share // of those with a known industry, outside ours
	Goings        int   // to events that start in the period
	GoingsOutside int
	Attended      int // goings to events that ended in the period
	Written       int // of these, those with a lesson
	Lessons       int
	Encounters    int // lessons that are not from an event
	LessonsIn     Share
}

// AddEvents counts n events that the member shared; outside is that of one.
func (d *Deeds) AddEvents(n int, format Format, host Host, outside Share) {
	d.Shared += n
	d.SharedFormat[max(slices.Index(Formats(), format), 0)] += n
	if host == Ours {
		d.SharedOurs += n
	}
	d.SharedOutside = d.SharedOutside.plus(outside.times(n))
}

// AddGoings counts n events that the member goes to; outside is that of one.
func (d *Deeds) AddGoings(n int, outside Share) {
	d.Goings += n
	d.GoingsOutside += n * outside.Part
}

// AddLessons counts n lessons that the member wrote; outside is that of one.
func (d *Deeds) AddLessons(n int, encounter bool, outside Share) {
	d.Lessons += n
	if encounter {
		d.Encounters += n
	}
	d.LessonsIn = d.LessonsIn.plus(outside.times(n))
}

// TookPart tells whether the member shared, went or wrote.
func (d *Deeds) TookPart() bool { return d.Shared+d.Goings+d.Lessons > 0 }

// OutsideOf is how something of an industry counts among what is outside home:
// not at all when either of them is not known.
func OutsideOf(home, industry string) Share {
	switch {
	case home == "" || industry == "":
		return Share{}
	case CrossIndustry(home, industry):
		return Share{1, 1}
	}
	return Share{0, 1}
}

// tally adds up the deeds of members.
type tally struct {
	Deeds
	sharers, goers, authors, outward, active int
	byAuthor                                 []int
}

// add counts a member's deeds. Those of Nobody are nobody's: each is counted,
// but of people there may have been many.
func (t *tally) add(member string, d Deeds) {
	t.sum(d)
	if member == Nobody {
		return
	}
	for _, did := range []struct {
		times int
		count *int
	}{
		{d.Shared, &t.sharers}, {d.Goings, &t.goers}, {d.Lessons, &t.authors}, {d.GoingsOutside, &t.outward},
	} {
		if did.times > 0 {
			*did.count++
		}
	}
	if d.TookPart() {
		t.active++
	}
	if d.Lessons > 0 {
		t.byAuthor = append(t.byAuthor, d.Lessons)
	}
}

func (t *tally) sum(d Deeds) {
	t.Shared, t.SharedOurs = t.Shared+d.Shared, t.SharedOurs+d.SharedOurs
	for i, n := range d.SharedFormat {
		t.SharedFormat[i] += n
	}
	t.SharedOutside, t.LessonsIn = t.SharedOutside.plus(d.SharedOutside), t.LessonsIn.plus(d.LessonsIn)
	t.Goings, t.Attended, t.Written = t.Goings+d.Goings, t.Attended+d.Attended, t.Written+d.Written
	t.Lessons, t.Encounters = t.Lessons+d.Lessons, t.Encounters+d.Encounters
}

// topTenth is how many of the lessons with an author the most active tenth of
// the authors wrote.
func (t *tally) topTenth() Share {
	slices.Sort(t.byAuthor)
	slices.Reverse(t.byAuthor)
	var s Share
	for i, lessons := range t.byAuthor {
		s.Of += lessons
		if i < (len(t.byAuthor)+9)/10 {
			s.Part += lessons
		}
	}
	return s
}
