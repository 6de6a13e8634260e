package event

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// sheet is the form for a new event of one person, through all that it goes
// through until it is shared.
type sheet struct {
	*Feature
	req   *chat.Request
	meta  chat.Meta
	from  origin
	round int
}

func (f *Feature) fresh(req *chat.Request, from origin) *sheet {
	return &sheet{Feature: f, req: req, meta: req.Meta(learn.NewID()), from: from}
}

// resumed is the sheet of the form that the request comes from.
func (f *Feature) resumed(req *chat.Request) *sheet {
	s := &sheet{Feature: f, req: req}
	if req.View == nil {
		s.meta = req.Meta(learn.NewID())
		return s
	}
	s.meta, s.round = req.View.Meta, req.View.Meta.Round
	// What can't be read is a form without an origin.
	_ = json.Unmarshal([]byte(s.meta.More), &s.from)
	return s
}

// look finds out about the channel that the form was opened in.
func (s *sheet) look(ctx context.Context) {
	if here := s.meta.Channel; here != "" {
		s.ws.Look(ctx, here)
	}
}

func (s *sheet) carried() chat.Meta {
	meta := s.meta
	meta.More = s.from.carried()
	return meta
}

func (s *sheet) title() string {
	if s.from.Ours {
		return s.req.Loc.T("event.host_title")
	}
	return s.req.Loc.T("event.share_title")
}

// form shows d, below what stands above it and, when somebody shared the same
// event before, a line that says so.
func (s *sheet) form(ctx context.Context, d draft, above ...slack.Block) *slack.ModalViewRequest {
	loc, told := s.req.Loc, s.already(ctx, d)
	channel := input(loc, "channel", true)
	channel.Hint = loc.T("event.channel_hint")
	needed := append(essentials(loc, d), channel.Channel(d.Channel, true), chat.Divider(), chat.Context(loc.M("event.enough")))
	return chat.Form{
		Name: ShareForm, Title: s.title(), Submit: loc.T("event.share_submit"), Meta: s.carried(), Round: s.round,
		Blocks: slices.Concat(told, above, needed, extras(loc, d), repeatInputs(loc, d.repeats)),
	}.Modal(loc)
}

// filled is the form with what was typed, and what was found in the fields
// that were left empty. An event of many has a better link than theirs, if it
// has one.
func (s *sheet) filled(ctx context.Context, typed draft, found learn.Found, ofMany bool, below ...slack.Block) *slack.ModalViewRequest {
	read := draftOf(found, s.zone(), s.req.Now)
	if read.Link != "" && typed.Link == s.from.link() && (ofMany || found.UID != "") {
		typed.Link = ""
	}
	read.Topics = s.topicsInUse(ctx, found.Topics)
	d := typed.with(read, s.usual())
	return s.form(ctx, d, append(s.notes(d, found), below...)...)
}

// withoutCalendar is the draft without the address of a calendar: that is no
// page of the event, and may hold the secret of whoever pasted it.
func (s *sheet) withoutCalendar(d draft, r reading) draft {
	if r.calendar && d.Link == s.from.link() {
		d.Link = ""
	}
	return d
}

// usual is the form as it is before anybody has filled it in.
func (s *sheet) usual() draft {
	d := draft{Event: learn.Event{Format: learn.InPerson, Zone: s.req.Who.Zone, Host: learn.Theirs}}
	if s.from.Ours {
		d.Host = learn.Ours
	}
	return d
}

// zone is in which times are shown that name none.
func (s *sheet) zone() string {
	if learn.ValidZone(s.req.Who.Zone) {
		return s.req.Who.Zone
	}
	return "UTC"
}

// maxFoundTopics is how many of a page's topics a form takes over.
const maxFoundTopics = 3

// topicsInUse are those of the topics that colleagues use already, in their spelling.
func (s *sheet) topicsInUse(ctx context.Context, topics []string) []string {
	var used []string
	for _, t := range topics[:min(len(topics), 10)] {
		same, err := s.db.TopicsInUse(ctx, s.req.Viewer(), t, offered)
		if err != nil || len(used) == maxFoundTopics {
			break
		}
		for _, name := range same {
			if store.FoldTopic(name) == store.FoldTopic(t) {
				used = append(used, name)
			}
		}
	}
	return learn.CleanTopics(used)
}

func join(words []string) string { return strings.Join(words, ", ") }
