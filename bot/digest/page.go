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
				listed = true
				it.why = loc.M("digest.pick_mark", "Industry", show.Industry(loc, it.industry))
			}
			p.list(section).items = append(p.list(section).items, it)
		}
	}
	if it, left := all[pick]; left && !listed {
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

// drop takes the least important thing away, whole: what is from the archive,
// the look outside, the last event found in a calendar, the last question, then
// the last of the longer list. It reports false when nothing is left to drop.
func (p *page) drop() bool {
	switch {
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
	for _, l := range []*list{&p.found, &p.asks, longer} {
		if n := len(l.items); n > 0 {
			l.items = l.items[:n-1]
			return true
		}
	}
	return false
}

// empty tells whether nothing is left of what the page was to tell.
func (p *page) empty() bool { return len(p.all()) == 0 && !p.nothing }

// all are the page's items, from top to bottom.
func (p *page) all() []item {
	all := slices.Concat(p.events.items, p.lessons.items, p.asks.items, p.found.items)
	for _, one := range []*item{p.pick, p.archived} {
		if one != nil {
			all = append(all, *one)
		}
	}
	return all
}
