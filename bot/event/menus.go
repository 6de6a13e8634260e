package event

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// offered is how many options a menu offers beside the one that was typed;
// Slack takes 100.
const offered = 60

// Industries offers industries for what is typed: those that we suggest, those
// in use, and a new one.
func (f *Feature) Industries(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	used, err := f.db.IndustriesInUse(ctx, req.Viewer())
	if err != nil {
		return chat.Reply{}, err
	}
	var options []chat.Option
	for _, key := range learn.Industries() {
		options = append(options, chat.Option{Value: key, Label: show.Industry(req.Loc, key)})
	}
	slices.SortFunc(options, func(a, b chat.Option) int { return cmp.Compare(store.Fold(a.Label), store.Fold(b.Label)) })
	for _, name := range used {
		if !slices.Contains(learn.Industries(), name) {
			options = append(options, chat.Option{Value: name, Label: name})
		}
	}
	for _, name := range f.ws.Policy().Industries {
		if !slices.ContainsFunc(options, func(o chat.Option) bool { return store.Fold(o.Label) == store.Fold(name) }) {
			options = append(options, chat.Option{Value: name, Label: name})
		}
	}
	typed := store.Fold(req.Text)
	options = slices.DeleteFunc(options, func(o chat.Option) bool { return !strings.Contains(store.Fold(o.Label), typed) })
	return orTyped(req, options, learn.MaxIndustry, store.Fold), nil
}

// Topics offers topics for what is typed: those in use, and a new one.
func (f *Feature) Topics(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	topics, err := f.db.TopicsInUse(ctx, req.Viewer(), req.Text, offered)
	return orTyped(req, same(topics), learn.MaxTopic, store.FoldTopic), err
}

// orTyped adds what is typed as a new option, unless it is too long or there
// is one that folds to the same.
func orTyped(req *chat.Request, options []chat.Option, limit int, fold func(string) string) chat.Reply {
	options = options[:min(len(options), offered)]
	typed := learn.OneLine(req.Text)
	known := slices.ContainsFunc(options, func(o chat.Option) bool { return fold(o.Label) == fold(typed) })
	if typed != "" && !known && utf8.RuneCountInString(typed) <= limit {
		options = append(options, chat.Option{Value: typed, Label: req.Loc.T("event.use_typed", "Text", typed)})
	}
	return chat.Reply{Options: options}
}

func same(texts []string) []chat.Option {
	options := make([]chat.Option, len(texts))
	for i, t := range texts {
		options[i] = chat.Option{Value: t, Label: t}
	}
	return options
}
