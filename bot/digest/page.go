package digest

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// page is an edition's content, cut to what fits a message.
type page struct {
	asks                   list
	events, lessons, found list
	pick                   *item       // nil when there is none, or when it is in a list
	why                    chat.Mrkdwn // why it is there
	archived               *item       // nil when there is none
	whyArchived            chat.Mrkdwn
	week                   bool // it reports about a week
}

type list struct {
	items []item
	total int // all that there is to tell, on the page or not
}

// aWeek is what an edition reports at most to speak of "this week".
const aWeek = 8 * 24 * time.Hour

// room is how many characters the items of a message may have together. Slack
// refuses messages somewhere above 9,000; the rest is for what stands around them.
const room = 8000

func (f *Feature) page(ctx context.Context, loc *chat.Locale, e learn.Edition, shows []learn.Shown) (page, error) {
	p := page{week: e.Until.Sub(e.Since) <= aWeek}
	all, err := f.items(ctx, loc, e, shows)
	if err != nil {
		return p, err
	}
	p.events.total, err = f.db.CountUpcoming(ctx, learn.Viewer{Here: e.Channel}, e.Planned, e.Planned.Add(learn.Horizon))
	if err != nil {
		return p, err
	}
	if _, p.found.total, err = f.db.FoundWaiting(ctx, e.Planned, 0); err != nil {
		return p, err
	}
	p.lessons.total, err = f.db.CountLessons(ctx, e)
	p.fill(loc, all, shows)
	p.fit()
	return p, err
}

// fill puts what is left of the subjects in their sections. A pick that is in
// a list already is only marked there.
func (p *page) fill(loc *chat.Locale, all map[learn.Subject]item, shows []learn.Shown) {
	var pick learn.Subject
	listed := false
	for _, s := range shows {
		if s.Section == pickSection {
			pick = s.Subject
		}
	}
	for _, s := range shows {
		it, left := all[s.Subject]
		if !left || s.Section == pickSection {
			continue
		}
		if why, archived := strings.CutPrefix(s.Section, archiveSection); archived {
			p.archived, p.whyArchived = &it, loc.M("archive."+why)
			continue
		}
		if s.Subject == pick {
			listed = true
			it.line = chat.Lines(it.line, chat.Italic(loc.M("digest.pick_mark", "Industry", show.Industry(loc, it.industry))))
		}
		p.list(s.Section).items = append(p.list(s.Section).items, it)
	}
	if it, left := all[pick]; left && !listed {
		p.pick, p.why = &it, loc.M("digest.pick_why", "Industry", show.Industry(loc, it.industry))
		if it.counted {
			p.list(sectionOf(pick.Kind)).total--
		}
	}
}

func sectionOf(kind learn.SubjectKind) string {
	if kind == learn.EventSubject {
		return eventSection
	}
	return lessonSection
}

func (p *page) list(section string) *list {
	switch section {
	case eventSection:
		return &p.events
	case foundSection:
		return &p.found
	case askSection:
		return &p.asks
	}
	return &p.lessons
}

// fit drops whole items until the rest has room: first what is from the
// archive, then the last of the longer list.
func (p *page) fit() {
	if p.length() > room {
		p.archived = nil
	}
	for p.length() > room {
		longer := &p.events
		if len(p.lessons.items) >= len(p.events.items) {
			longer = &p.lessons
		}
		if len(longer.items) == 0 {
			return
		}
		longer.items = longer.items[:len(longer.items)-1]
	}
}

func (p *page) length() int {
	n := 0
	for _, it := range p.all() {
		n += utf8.RuneCountInString(string(it.line))
	}
	return n
}

// all are the page's items, from top to bottom.
func (p *page) all() []item {
	all := slices.Concat(p.events.items, p.found.items, p.lessons.items, p.asks.items)
	if p.pick != nil {
		all = append(all, *p.pick)
	}
	if p.archived != nil {
		all = append(all, *p.archived)
	}
	return all
}
