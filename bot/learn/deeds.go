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

// AddEvents counts n events that the member shared.
func (d *Deeds) AddEvents(n int, format Format, host Host, home, industry string) {
	d.Shared += n
	d.SharedFormat[max(slices.Index(Formats(), format), 0)] += n
	if host == Ours {
		d.SharedOurs += n
	}
	d.SharedOutside = d.SharedOutside.plus(outside(n, home, industry))
}

// AddGoings counts n events that the member goes to.
func (d *Deeds) AddGoings(n int, home, industry string) {
	d.Goings += n
	if CrossIndustry(home, industry) {
		d.GoingsOutside += n
	}
}

// AddLessons counts n lessons that the member wrote.
func (d *Deeds) AddLessons(n int, encounter bool, home, industry string) {
	d.Lessons += n
	if encounter {
		d.Encounters += n
	}
	d.LessonsIn = d.LessonsIn.plus(outside(n, home, industry))
}

func outside(n int, home, industry string) Share {
	switch {
	case home == "" || industry == "":
		return Share{}
	case CrossIndustry(home, industry):
		return Share{n, n}
	}
	return Share{0, n}
}

// tally adds up the deeds of members.
type tally struct {
	Deeds
	sharers, goers, authors, outward, active int
	byAuthor                                 []int
}

func (t *tally) add(d Deeds) {
	t.Shared, t.SharedOurs = t.Shared+d.Shared, t.SharedOurs+d.SharedOurs
	for i, n := range d.SharedFormat {
		t.SharedFormat[i] += n
	}
	t.SharedOutside, t.LessonsIn = t.SharedOutside.plus(d.SharedOutside), t.LessonsIn.plus(d.LessonsIn)
	t.Goings, t.Attended, t.Written = t.Goings+d.Goings, t.Attended+d.Attended, t.Written+d.Written
	t.Lessons, t.Encounters = t.Lessons+d.Lessons, t.Encounters+d.Encounters
	for _, did := range []struct {
		times int
		count *int
	}{
		{d.Shared, &t.sharers}, {d.Goings, &t.goers}, {d.Lessons, &t.authors}, {d.GoingsOutside, &t.outward},
		{d.Shared + d.Goings + d.Lessons, &t.active},
	} {
		if did.times > 0 {
			*did.count++
		}
	}
	if d.Lessons > 0 {
		t.byAuthor = append(t.byAuthor, d.Lessons)
	}
}

// topTenth is how many of the lessons the most active tenth of the authors wrote.
func (t *tally) topTenth() int {
	slices.Sort(t.byAuthor)
	slices.Reverse(t.byAuthor)
	n := 0
	for _, lessons := range t.byAuthor[:(len(t.byAuthor)+9)/10] {
		n += lessons
	}
	return n
}
