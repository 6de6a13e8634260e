package event

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// ChooseForm is the route of the form that asks which of several events is meant.
const ChooseForm = "event.choose"

// maxChoice is how many events one can choose from: Slack's menus have no more room.
const maxChoice = 100

// inView is how many events one sees without opening a menu: as many as Slack
// has room for.
const inView = 10

// reading is what was read of a page or a calendar.
type reading struct {
	events []learn.Found // one event whenever it is, or of several those to come, the soonest first, as many as one can choose from
	more   int           // how many to come there are besides
	picked bool          // somebody chose the one event of several
	over   bool          // there are events, and none to come
	err    error         // why nothing could be read

	calendar bool // what is at the address is a calendar

	leftOut []learn.LeftOut // what of a calendar could not be read
}

// sortOut keeps of all events those that one may want to share at now.
func sortOut(all []learn.Found, now time.Time) reading {
	if len(all) == 1 {
		return reading{events: all}
	}
	coming := slices.DeleteFunc(slices.Clone(all), func(f learn.Found) bool { return f.Cancelled || surelyBegun(f, now) })
	slices.SortStableFunc(coming, func(a, b learn.Found) int {
		return cmp.Or(cmp.Compare(undated(a), undated(b)), a.Start.Compare(b.Start))
	})
	kept := min(len(coming), maxChoice)
	return reading{events: slices.Clone(coming[:kept]), more: len(coming) - kept, picked: len(coming) == 1, over: len(coming) == 0 && len(all) > 0}
}

// westernmost is how far behind UTC any clock is.
const westernmost = 12 * time.Hour

// surelyBegun is begun wherever on Earth a time without a zone is meant.
func surelyBegun(f learn.Found, now time.Time) bool {
	if f.Clock != learn.Instant && !learn.ValidZone(f.Zone) {
		now = now.Add(-westernmost)
	}
	return begun(f, f.Zone, now)
}

func undated(f learn.Found) int {
	if f.Start.IsZero() {
		return 1
	}
	return 0
}

// chooser asks which of the events is meant.
func (s *sheet) chooser(r reading) *slack.ModalViewRequest {
	var options []chat.Option
	known := map[string]bool{}
	for _, f := range r.events {
		if value := nameOf(f); !known[value] {
			known[value] = true
			options = append(options, chat.Option{Value: value, Label: s.label(f)})
		}
	}
	which := chat.Input{Name: "which", Label: s.req.Loc.T("read.which"), Required: true}
	ask := which.Choice
	if len(options) <= inView {
		ask = which.Radio
	}
	blocks := []slack.Block{ask("", options)}
	if r.more > 0 {
		blocks = append(blocks, chat.Context(s.rest(r)))
	}
	blocks = append(blocks, s.leftOut(r)...)
	return chat.Form{
		Name: ChooseForm, Title: s.title(), Submit: s.req.Loc.T("read.choose_submit"), Meta: s.carried(), Round: s.round, Blocks: blocks,
	}.Modal(s.req.Loc)
}

// countless is how many there must be for their number not to matter: of a
// calendar without end there is none.
const countless = 500

// rest says that there are more than one can choose from.
func (s *sheet) rest(r reading) chat.Mrkdwn {
	shown := s.req.Loc.Int(len(r.events))
	if r.more >= countless {
		return s.req.Loc.M("read.beyond", "Shown", shown)
	}
	return s.req.Loc.NM("read.more", r.more, "Shown", shown)
}

// nameOf tells the event from others of the same page, also when it is read again.
func nameOf(f learn.Found) string {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%s\n%s\n%d", f.Key(), f.Title, f.Start.Unix()) // never fails
	return strconv.FormatUint(h.Sum64(), 36)
}

// label is an event among others: its date on the reader's clocks, and its title.
func (s *sheet) label(f learn.Found) string {
	title := cmp.Or(learn.OneLine(f.Title), learn.OneLine(f.About), f.Link)
	if f.Clock == learn.NoClock || f.Start.IsZero() {
		return title
	}
	start := wallOf(f, f.Start, s.zone())
	when := shortDay(s.req.Loc, start)
	if start.Year() != s.req.Now.Year() {
		when += " " + start.Format("2006")
	}
	if f.Clock != learn.Days {
		when += " " + s.req.Loc.Clock(start)
	}
	return when + " · " + title
}

// shortDay is a date in few letters: "Thu 26 Nov".
func shortDay(loc *chat.Locale, t time.Time) string {
	month := loc.T("date.month." + strings.ToLower(t.Month().String()))
	return fmt.Sprintf("%.3s %d %.3s", loc.Weekday(t.Weekday()), t.Day(), month)
}

// Chosen fills the form with the event that was chosen.
func (f *Feature) Chosen(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	s := f.resumed(req)
	shown, late := s.whenRead(ctx, s.waiting(req.Loc.T("read.page")), func(ctx context.Context, r reading) *slack.ModalViewRequest {
		return s.result(ctx, r.chosen(req.View.Text("which")))
	})
	return chat.Reply{Update: shown, Late: late}, nil
}

// chosen is the reading of the event with the name alone; all of it when the
// event is no longer there.
func (r reading) chosen(name string) reading {
	for _, f := range r.events {
		if nameOf(f) == name {
			return reading{events: []learn.Found{f}, picked: true, calendar: r.calendar}
		}
	}
	return r
}
