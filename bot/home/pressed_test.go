package home_test

import (
	"context"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestOnlyOpeningHomePublishesIt(t *testing.T) {
	h := newTab(t)
	h.open("messages")
	if len(h.published) != 0 {
		t.Errorf("published for %v", h.published)
	}
	h.open("home")
	h.open("home")
	if len(h.published) != 2 || h.published[0] != "UANA" {
		t.Errorf("published for %v", h.published)
	}
}

func TestWhatIsPressedOnHomeShowsThereAndNowhereElse(t *testing.T) {
	h := newTab(t)
	id := h.event("Data & Coffee", "COPEN", monday.AddDate(0, 0, 1), learn.NoAnswer)
	h.readsNot(h.open("home"), "You're going.")
	answers := h.feature.Following(func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
		reply := chat.Say("Noted.")
		reply.Update = &slack.ModalViewRequest{}
		return reply, h.db.Answer(ctx, id, req.Who.ID, learn.Going, h.now)
	}, false)
	for _, c := range []struct {
		where  *chat.View
		follow bool
	}{
		{&chat.View{Home: true}, true},
		{&chat.View{}, true}, // a form that was opened from Home
		{&chat.View{Meta: chat.Meta{Channel: "COPEN"}}, false},
		{nil, false},
	} {
		before, req := len(h.published), h.by(chat.ActionKind)
		req.View = c.where
		reply, err := answers(t.Context(), req)
		h.must(err)
		got := h.after(reply)
		if followed := len(h.published) > before; followed != c.follow {
			t.Errorf("%+v: published %v", c.where, followed)
		}
		if onHome := c.where != nil && c.where.Home; onHome != (reply.Tell == nil) || onHome != (reply.Update == nil) {
			t.Errorf("%+v: %+v", c.where, reply)
		}
		h.reads(got, "You're going.")
	}
}

func TestWhoIsRefusedOnHomeIsToldAndHomeFollows(t *testing.T) {
	h := newTab(t)
	gone := h.feature.Following(func(context.Context, *chat.Request) (chat.Reply, error) {
		return chat.Reply{}, learn.Missing("event.gone")
	}, true)
	req := h.by(chat.ActionKind)
	req.View = &chat.View{Home: true}
	reply, err := gone(t.Context(), req)
	h.must(err)
	h.reads(h.after(reply), "Nothing planned yet.")
	if len(h.published) != 1 || reply.Tell == nil || !strings.Contains(reply.Tell.Text, "can't find that event") {
		t.Errorf("%v %+v", h.published, reply.Tell)
	}
	req.View = &chat.View{}
	if _, err := gone(t.Context(), req); !learn.Is(err, learn.NotFound) {
		t.Error(err)
	}
}

func TestHomeStaysAsItIsWhileItsReaderOnlyLooks(t *testing.T) {
	h := newTab(t)
	req := h.by(chat.ActionKind)
	req.View = &chat.View{Home: true}
	open := h.feature.Following(func(context.Context, *chat.Request) (chat.Reply, error) {
		return chat.Reply{Open: &slack.ModalViewRequest{}}, nil
	}, true)
	reply, err := open(t.Context(), req)
	h.must(err)
	if h.after(reply); len(h.published) != 0 || reply.Open == nil {
		t.Errorf("published for %v, opened %v", h.published, reply.Open)
	}
}

func TestBelowAFormHomeFollowsOnceItIsClosed(t *testing.T) {
	h := newTab(t)
	went := h.feature.Following(func(context.Context, *chat.Request) (chat.Reply, error) {
		return chat.Reply{Open: &slack.ModalViewRequest{NotifyOnClose: true}}, nil
	}, false)
	req := h.by(chat.ActionKind)
	req.View = &chat.View{Home: true}
	reply, err := went(t.Context(), req)
	h.must(err)
	if h.after(reply); len(h.published) != 0 {
		t.Errorf("published for %v below the form", h.published)
	}
	closed := h.feature.Following(func(context.Context, *chat.Request) (chat.Reply, error) { return chat.Reply{}, nil }, false)
	req = h.by(chat.ClosedKind)
	req.View = &chat.View{}
	reply, err = closed(t.Context(), req)
	h.must(err)
	if h.after(reply); len(h.published) != 1 {
		t.Errorf("published for %v", h.published)
	}
}
