package me

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// turn is a page of a holding.
type turn struct {
	kind learn.Holding
	page int
}

func (t turn) value() string { return fmt.Sprintf("%s/%d", t.kind, t.page) }

func (t turn) to(page int) string { return turn{t.kind, page}.value() }

func readTurn(value string) turn {
	kind, page, _ := strings.Cut(value, "/")
	n, err := strconv.Atoi(page)
	if err != nil || n < 0 {
		n = 0
	}
	return turn{learn.Holding(kind), n}
}

// List shows the things of one holding, page by page, above what was shown.
func (f *Feature) List(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	form, err := f.page(ctx, req, readTurn(req.Value))
	return chat.Reply{Open: form}, err
}

// Turn shows another page in the place of the one whose button was pressed.
func (f *Feature) Turn(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	form, err := f.page(ctx, req, readTurn(req.Value))
	return chat.Reply{Update: form}, err
}

func (f *Feature) page(ctx context.Context, req *chat.Request, t turn) (*slack.ModalViewRequest, error) {
	things, total, err := f.db.Records(ctx, req.Who.ID, t.kind, t.page*show.PerPage, show.PerPage)
	if err != nil {
		return nil, err
	}
	if last := show.LastPage(total); t.page > last {
		return f.page(ctx, req, turn{t.kind, last})
	}
	loc := req.Loc
	blocks := []slack.Block{chat.Section(chat.Bold(chat.Escape(loc.T("me.kind." + string(t.kind)))))}
	for _, r := range things {
		blocks = append(blocks, chat.Section(thing(req, r)))
	}
	if total == 0 {
		blocks = append(blocks, chat.Section(loc.M("me.nothing")))
	}
	blocks = append(blocks, show.Pages(loc, BackAction, NextAction, t.page, total, t.to)...)
	form := chat.Form{Title: loc.T("me.title"), Meta: req.Meta(""), Blocks: blocks}
	return form.Modal(loc), nil
}

// How much of a title and of what a member wrote stands in a line.
const (
	titleInLine = 300
	wordsInLine = 1000
)

// thing is one thing in words: its day, what it is about, how it stands, what
// the member wrote.
func thing(req *chat.Request, r learn.Record) chat.Mrkdwn {
	title, words := chat.Mrkdwn(""), chat.Mrkdwn("")
	if r.Title != "" {
		title = chat.Bold(chat.Escape(chat.Cut(learn.OneLine(r.Title), titleInLine)))
	}
	if r.Words != "" {
		words = chat.Escape("“" + chat.Cut(learn.OneLine(r.Words), wordsInLine) + "”")
	}
	day := chat.Mrkdwn("")
	if !r.At.IsZero() {
		day = chat.Escape(req.Loc.T("me.day", "Day", req.Loc.Day(r.At.In(req.Who.Location())), "Year", r.At.Year()))
	}
	return chat.Lines(title, chat.Join(" · ", append([]chat.Mrkdwn{day}, marks(req.Loc, r.Marks)...)...), words)
}
