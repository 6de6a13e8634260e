package event

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Action ids of the buttons that come with reading. They need no value: the
// form that they stand in says what is read.
const (
	MyselfAction = "event.myself" // don't wait for the page
	TakeAction   = "event.take"   // use what the page says
)

const waitingName = "event.waiting"

// waiting is the modal that is shown until the reading is done.
func (s *sheet) waiting(text string, buttons ...slack.BlockElement) *slack.ModalViewRequest {
	blocks := []slack.Block{chat.Section(chat.Escape(text))}
	if len(buttons) > 0 {
		blocks = append(blocks, chat.Actions("waiting", buttons...))
	}
	return chat.Form{Name: waitingName, Title: s.title(), Meta: s.carried(), Blocks: blocks}.Modal(s.req.Loc)
}

// whenRead is what show makes of the reading, if that is known. Else it is
// waiting, in whose place comes late what show makes of it.
func (s *sheet) whenRead(ctx context.Context, waiting *slack.ModalViewRequest, show func(context.Context, reading) *slack.ModalViewRequest) (
	shown *slack.ModalViewRequest, late func(context.Context) *slack.ModalViewRequest,
) {
	if r, known := s.shelf.known(s.from.key(), s.req.Now); known {
		return show(ctx, r), nil
	}
	return waiting, func(ctx context.Context) *slack.ModalViewRequest { return show(ctx, s.read(ctx)) }
}

// readTime is how long a reading may take, so that there is time left to show
// what came of it.
const readTime = 8 * time.Second

// read reads what the form is filled from.
func (s *sheet) read(ctx context.Context) reading {
	ctx, cancel := context.WithTimeout(ctx, readTime)
	defer cancel()
	return s.shelf.read(ctx, s.from.key(), s.req.Now, s.readAnew)
}

// readAnew reads what nobody has read lately. A defect of ours in reading is
// told like one of the page.
func (s *sheet) readAnew(ctx context.Context) (r reading) {
	defer func() {
		if p := recover(); p != nil {
			s.log.ErrorContext(ctx, "a page or calendar could not be read", "error", chat.Panicked(p))
			r = reading{err: errUnread}
		}
	}()
	listed, err := s.readOrigin(ctx)
	if err != nil {
		return reading{err: err, leftOut: listed.LeftOut, calendar: listed.Calendar}.lean()
	}
	r = sortOut(listed.Events, s.req.Now)
	r.leftOut, r.calendar = listed.LeftOut, listed.Calendar
	return r.lean()
}

func (s *sheet) readOrigin(ctx context.Context) (learn.Listing, error) {
	if s.from.File == "" {
		return s.elsewhere.Read(ctx, s.from.link(), s.req.Now)
	}
	body, err := s.elsewhere.Download(ctx, s.from.File)
	if err != nil {
		return learn.Listing{}, err
	}
	return s.elsewhere.ReadFile(body, s.req.Now)
}

// nothingRead stands above the form d that is not filled: why, and what there
// would have been.
func (s *sheet) nothingRead(d draft, r reading) []slack.Block {
	return append(line(s.unread(d, r)), s.leftOut(r)...)
}

// leftOut is a line on what of a calendar could not be read.
func (s *sheet) leftOut(r reading) []slack.Block { return line(show.LeftOut(s.req.Loc, r.leftOut)) }

// unread says why the form d is not filled.
func (s *sheet) unread(d draft, r reading) chat.Mrkdwn {
	kept := chat.Mrkdwn("")
	if d.Link != "" && d.Link == s.from.link() {
		kept = s.req.Loc.M("read.kept")
	}
	switch {
	case r.err != nil:
		return chat.Join(" ", why(s.req.Loc, r.err), kept)
	case r.over:
		return chat.Join(" ", s.req.Loc.M("read.over"), kept)
	}
	return chat.Join(" ", s.req.Loc.M("read.nothing"), kept)
}

// Myself shows the form to fill in without waiting. What was read meanwhile is
// offered above it, and takes the place of nothing.
func (f *Feature) Myself(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	s := f.resumed(req)
	d := s.said()
	if s.from.key() == "" { // the text was too long to travel
		return chat.Reply{Update: s.form(ctx, d)}, nil
	}
	return chat.Reply{
		Update: s.form(ctx, d, line(req.Loc.M("read.page"))...),
		Late:   func(ctx context.Context) *slack.ModalViewRequest { return s.offer(ctx, d) },
	}, nil
}

// offer is the form of d with a button that brings in what was read, in the
// same round: what was typed meanwhile stays.
func (s *sheet) offer(ctx context.Context, d draft) *slack.ModalViewRequest {
	r := s.read(ctx)
	if len(r.events) == 0 {
		return s.form(ctx, d, s.nothingRead(d, r)...)
	}
	return s.form(ctx, d, chat.Actions("read", chat.Button(TakeAction, "", s.req.Loc.T("read.take_button"))))
}

// Take fills what the person left empty with what the page says. Of several
// events they choose one first.
func (f *Feature) Take(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	s := f.resumed(req)
	typed := written(req.View)
	r, known := f.shelf.known(s.from.key(), req.Now)
	switch {
	case !known: // the bot was started anew since
		return chat.Reply{
			Update: s.form(ctx, typed, line(req.Loc.M("read.page"))...),
			Late:   func(ctx context.Context) *slack.ModalViewRequest { return s.offer(ctx, typed) },
		}, nil
	case len(r.events) > 1:
		return chat.Reply{Open: s.chooser(r)}, nil
	case len(r.events) == 0:
		return chat.Reply{Update: s.form(ctx, typed, s.nothingRead(typed, r)...)}, nil
	}
	s.round++
	typed = s.withoutCalendar(typed, r)
	return chat.Reply{Update: s.filled(ctx, typed, r.events[0], r.picked, s.leftOut(r)...)}, nil
}

// result shows what was read: the filled form, the events to choose from, or
// the form to fill in and why nothing could be read.
func (s *sheet) result(ctx context.Context, r reading) *slack.ModalViewRequest {
	d := s.withoutCalendar(s.said(), r)
	switch {
	case len(r.events) > 1:
		return s.chooser(r)
	case len(r.events) == 0:
		s.round++
		return s.form(ctx, d, s.nothingRead(d, r)...)
	}
	s.round++
	return s.filled(ctx, d, r.events[0], r.picked, s.leftOut(r)...)
}
