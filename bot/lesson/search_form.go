package lesson

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// SearchForm is the route of the form for a search.
const SearchForm = "lesson.search"

// resultsName names the modal that shows what a search found.
const resultsName = "lesson.results"

// Ask opens the form for a search.
func (f *Feature) Ask(_ context.Context, req *chat.Request) (chat.Reply, error) {
	in := func(name string) chat.Input { return chat.Input{Name: name, Label: req.Loc.T("search." + name)} }
	form := chat.Form{
		Name: SearchForm, Title: req.Loc.T("search.title"), Submit: req.Loc.T("search.button"), Meta: req.Meta(""),
		Blocks: []slack.Block{
			focused(in("words").Text("", req.Loc.T("search.words_placeholder"), learn.MaxTitle)),
			show.IndustryField(in("industry"), req.Loc, ""),
			in("topics").Suggest(nil, req.Loc.T("topic.placeholder"), 0),
			in("author").Member(""),
			in("period").Choice("", periods(req)),
		},
	}
	return chat.Reply{Open: form.Modal(req.Loc)}, nil
}

// lastYears is how many years back one can choose.
const lastYears = 3

// periods are the months and years in which a lesson may have been written.
func periods(req *chat.Request) []chat.Option {
	now := req.Now.In(req.Who.Location())
	options := []chat.Option{
		{Value: "month", Label: req.Loc.T("search.period_month")},
		{Value: "quarter", Label: req.Loc.T("search.period_quarter")},
	}
	for year := now.Year(); year > now.Year()-lastYears; year-- {
		options = append(options, chat.Option{Value: fmt.Sprint(year), Label: fmt.Sprint(year)})
	}
	return options
}

// Asked shows what the search that the form describes found.
func (f *Feature) Asked(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	v := req.View
	q := learn.LessonSearch{
		Words: chat.Cut(learn.OneLine(v.Text("words")), maxQuery), Industry: v.Text("industry"),
		Topic: v.Text("topics"), Author: v.Text("author"),
	}
	if period := v.Text("period"); period != "" {
		var err error
		if q.From, q.To, err = learn.MonthsOf(period, req.Now, req.Who.Location()); err != nil {
			return chat.Reply{}, err
		}
	}
	if q.Nothing() {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Field: "words", Key: "search.empty"}
	}
	reply, err := f.searchPage(ctx, req, q, 0)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Update: results(req, reply.Tell.Blocks)}, nil
}

func inResults(req *chat.Request) bool { return req.View != nil && req.View.Name == resultsName }

func results(req *chat.Request, blocks []slack.Block) *slack.ModalViewRequest {
	form := chat.Form{Name: resultsName, Title: req.Loc.T("search.title"), Meta: req.Meta(""), Blocks: blocks}
	return form.Modal(req.Loc)
}
