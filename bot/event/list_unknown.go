package event

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// mostNear is how many topics and industries the list offers for words that it
// doesn't know.
const mostNear = 6

// explainFilters says what the list can be narrowed by, with what is in use
// that resembles the words.
func (f *Feature) explainFilters(ctx context.Context, req *chat.Request, words string) (chat.Reply, error) {
	near, err := f.near(ctx, req, words)
	if err != nil {
		return chat.Reply{}, err
	}
	alike := chat.Mrkdwn("")
	if len(near) > 0 {
		alike = req.Loc.M("list.near", "Names", strings.Join(near, ", "))
	}
	list := f.ws.Commands.Typed("event list")
	return chat.Say(chat.Lines(
		chat.Join(" ", req.Loc.M("list.unknown", "Words", chat.Cut(words, learn.MaxLine)), alike),
		req.Loc.M("list.how", "List", chat.Verbatim(list)))), nil
}

// near are industries of coming events and topics in use that contain the
// words, or else begin like them.
func (f *Feature) near(ctx context.Context, req *chat.Request, words string) ([]string, error) {
	used, err := f.db.ComingIndustries(ctx, req.Viewer(), req.Now)
	if err != nil {
		return nil, err
	}
	start := string([]rune(words)[:min(leastPrefix, utf8.RuneCountInString(words))])
	for _, typed := range []string{words, start} {
		names := containing(req.Loc, used, typed)
		topics, err := f.db.TopicsInUse(ctx, req.Viewer(), typed, mostNear)
		if names = append(names, topics...); err != nil || len(names) > 0 {
			return names[:min(len(names), mostNear)], err
		}
	}
	return nil, nil
}

// containing are the names of the industries that contain what is typed;
// spellings that fold to the same are given once.
func containing(loc *chat.Locale, industries []string, typed string) []string {
	var names []string
	seen := map[string]bool{}
	for _, industry := range industries {
		name := show.Industry(loc, industry)
		folded := store.Fold(name)
		if strings.Contains(folded, typed) && !seen[folded] {
			seen[folded] = true
			names = append(names, name)
		}
	}
	return names
}
