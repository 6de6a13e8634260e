package digest

import (
	"context"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// page is an edition's content.
type page struct {
	asks                   list
	events, lessons, found list
	pick                   *item // nil when there is none, or when it is in a list
	archived               *item // nil when there is none
	host                   bool  // nothing is coming: it invites to host something
	nothing                bool  // it says that there is nothing new
	week                   bool  // it reports about a week
}

type list struct {
	items []item
	total int // all that there is to tell, on the page or not
}

// aWeek is what an edition reports at most to speak of "this week".
const aWeek = 8 * 24 * time.Hour

func (f *Feature) page(ctx context.Context, loc *chat.Locale, d learn.Digest, e learn.Edition, shows []learn.Shown) (page, error) {
	p := page{week: e.Until.Sub(e.Since) <= aWeek}
	all, err := f.items(ctx, loc, e, shows)
	if err != nil {
		return p, err
	}
	p.fill(loc, all, shows)
	return p, f.count(ctx, d, e, shows, &p)
}

// count finds how much there is to tell of what the page lists as much as it
// may; of the rest it lists all.
func (f *Feature) count(ctx context.Context, d learn.Digest, e learn.Edition, shows []learn.Shown, p *page) (err error) {
	listed := map[learn.Section]int{}
	for _, s := range shows {
		section, _ := sectionOf(s)
		listed[section]++
	}
	if listed[learn.EventSection] == learn.MaxListed {
		p.events.total, err = f.db.CountAhead(ctx, e)
	}
	if err == nil && listed[learn.LessonSection] == learn.MaxListed {
		p.lessons.total, err = f.db.CountLessons(ctx, e)
	}
	if err == nil && listed[learn.FoundSection] == maxFound {
		_, p.found.total, err = f.waiting(ctx, d.Filter, e, 0)
	}
	for _, l := range []*list{&p.events, &p.lessons, &p.found} {
		l.total = max(l.total, l.counted())
	}
	if p.pick != nil && p.pick.counted {
		p.list(kindSection(picked(shows).Kind)).total--
	}
	return err
}

// fill puts what is left of the subjects in their sections. A pick that is in
// a list already is only marked there.
func (p *page) fill(loc *chat.Locale, all map[learn.Subject]item, shows []learn.Shown) {
	pick := picked(shows)
	listed := false
	for _, s := range shows {
		section, why := sectionOf(s)
		it, left := all[s.Subject]
		it.subject = s.Subject
		switch {
		case s.Kind == noteSubject:
			p.host = p.host || s.Section == hostNote
			p.nothing = p.nothing || s.Section == nothingNote
		case !left || section == learn.PickSection:
		case section == learn.ArchiveSection:
			it.why = loc.M("archive." + why)
			p.archived = &it
		default:
			it.why = reason(loc, why)
			if s.Subject == pick {
				listed, it.picked = true, true
				it.why = loc.M("digest.pick_mark", "Industry", show.Industry(loc, it.industry))
			}
			p.list(section).items = append(p.list(section).items, it)
		}
	}
	if it, left := all[pick]; left && !listed {
		it.subject = pick
		it.why = loc.M("digest.pick_why", "Industry", show.Industry(loc, it.industry))
		p.pick = &it
	}
}

func (l list) counted() (n int) {
	for _, it := range l.items {
		if it.counted {
			n++
		}
	}
	return n
}

func picked(shows []learn.Shown) learn.Subject {
	for _, s := range shows {
		if s.Section == string(learn.PickSection) {
			return s.Subject
		}
	}
	return learn.Subject{}
}

func kindSection(kind learn.SubjectKind) learn.Section {
	if kind == learn.EventSubject {
		return learn.EventSection
	}
	return learn.LessonSection
}

func (p *page) list(section learn.Section) *list {
	switch section {
	case learn.EventSection:
		return &p.events
	case learn.FoundSection:
		return &p.found
	case learn.AskSection:
		return &p.asks
	}
	return &p.lessons
}

// few is how many of its events, and of its lessons, a long edition lists at
// least before it does without a section.
const few = 2

// drop takes the least important thing away, whole: the last event found in a
// calendar but one; the smaller print; the last lesson, then the last event,
// while there are more than a few, since a lesson takes longer to read; what is
// from the archive, the look outside, the other found event, the last question,
// the last of the longer list. It reports false when nothing is left to drop.
func (p *page) drop() bool {
	switch {
	case len(p.found.items) > 1:
		return p.found.drop()
	case p.shorten():
		return true
	case len(p.lessons.items) > few:
		return p.lessons.drop()
	case len(p.events.items) > few:
		return p.events.drop()
	case p.archived != nil:
		p.archived = nil
		return true
	case p.pick != nil:
		p.pick = nil
		return true
	}
	longer := &p.events
	if len(p.lessons.items) >= len(p.events.items) {
		longer = &p.lessons
	}
	return p.found.drop() || p.asks.drop() || longer.drop()
}

// shorten leaves the smaller print of events out, and what led to lessons. It
// reports false when nothing has become shorter.
func (p *page) shorten() (shorter bool) {
	for _, it := range p.all() {
		if it.brief != "" && it.brief != it.line {
			it.line, shorter = it.brief, true
		}
	}
	return shorter
}

// kept are those of shows that count as shown. A question, a look outside or a
// lesson from the archive that found no room comes another time; of what is
// listed, all counts: the page says how much more there is.
func (p *page) kept(shows []learn.Shown) []learn.Shown {
	there := map[learn.Subject]bool{}
	for _, it := range p.all() {
		there[it.subject] = true
	}
	return slices.DeleteFunc(slices.Clone(shows), func(s learn.Shown) bool {
		section, _ := sectionOf(s)
		once := section == learn.AskSection || section == learn.PickSection || section == learn.ArchiveSection
		return once && !there[s.Subject]
	})
}

// drop takes the last item away that isn't the look outside, if there is
// another one.
func (l *list) drop() bool {
	last := len(l.items) - 1
	if last > 0 && l.items[last].picked {
		last--
	}
	if last < 0 {
		return false
	}
	l.items = slices.Delete(l.items, last, last+1)
	return true
}

// empty tells whether nothing is left of what the page was to tell.
func (p *page) empty() bool { return len(p.all()) == 0 && !p.nothing }

// all are the page's items, from top to bottom.
func (p *page) all() (all []*item) {
	for _, l := range []*list{&p.events, &p.lessons, &p.asks, &p.found} {
		for i := range l.items {
			all = append(all, &l.items[i])
		}
	}
	for _, one := range []*item{p.pick, p.archived} {
		if one != nil {
			all = append(all, one)
		}
	}
	return all
}
