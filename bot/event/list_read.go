package event

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// How much of what is typed after the command is read, in words.
const (
	mostWords     = 12
	longestPhrase = 6
)

// filterReader makes a filter of what a member typed.
type filterReader struct {
	*Feature
	req        *chat.Request
	filter     filter
	said       map[by]string // the phrase that narrowed the list by it
	industries []string      // of coming events, once they were needed
	asked      bool
}

// readFilter reads "online december" and the like; unknown are the words that
// mean nothing to it.
func (f *Feature) readFilter(ctx context.Context, req *chat.Request) (wish filter, unknown string, err error) {
	r := &filterReader{Feature: f, req: req, said: map[by]string{}}
	words := strings.Fields(strings.ReplaceAll(store.Fold(req.Text), ",", " "))
	words = words[:min(len(words), mostWords)]
	var strange []string
	for len(words) > 0 {
		n, err := r.take(ctx, words)
		if err != nil {
			return filter{}, "", err
		}
		if n == 0 {
			strange, n = append(strange, words[0]), 1
		}
		words = words[n:]
	}
	return r.filter, strings.Join(strange, " "), nil
}

// take reads the longest phrase at the beginning of words that means
// something, and returns how many words that is. A topic "online marketing" is
// one phrase; what only begins like something counts last.
func (r *filterReader) take(ctx context.Context, words []string) (int, error) {
	for _, read := range []func(context.Context, string) (word, bool, error){r.whole, r.begun} {
		for n := min(len(words), longestPhrase); n > 0; n-- {
			phrase := strings.Join(words[:n], " ")
			w, ok, err := read(ctx, phrase)
			if err != nil {
				return 0, err
			}
			if ok {
				return n, r.narrow(w, phrase)
			}
		}
	}
	return 0, nil
}

func (r *filterReader) whole(ctx context.Context, phrase string) (word, bool, error) {
	if w, known := r.words[phrase]; known {
		return w, true, nil
	}
	if month, ok := monthInYear(r.words, phrase); ok {
		return word{byMonth, month}, true, nil
	}
	if utf8.RuneCountInString(phrase) > learn.MaxIndustry {
		return word{}, false, nil
	}
	spellings, err := r.spelled(ctx, func(folded string) bool { return folded == phrase })
	if err != nil || len(spellings) > 0 {
		return word{byIndustry, phrase}, err == nil, err
	}
	topic, err := r.db.TopicAs(ctx, r.req.Viewer(), phrase)
	if errors.Is(err, store.ErrNone) {
		return word{}, false, nil
	}
	return word{byTopic, topic}, err == nil, err
}

// begun reads the beginning of a month's or an industry's name.
func (r *filterReader) begun(ctx context.Context, phrase string) (word, bool, error) {
	w, ok := beginning(r.words, phrase)
	if ok || len(phrase) < leastPrefix {
		return w, ok, nil
	}
	spellings, err := r.spelled(ctx, func(folded string) bool { return strings.HasPrefix(folded, phrase) })
	folded := ""
	for _, s := range spellings {
		if folded != "" && store.Fold(s) != folded {
			return word{}, false, err
		}
		folded = store.Fold(s)
	}
	return word{byIndustry, folded}, folded != "", err
}

// spelled are the industries of coming events, as they are stored, that match
// when they are folded.
func (r *filterReader) spelled(ctx context.Context, match func(folded string) bool) (spellings []string, err error) {
	if !r.asked {
		r.industries, err = r.db.ComingIndustries(ctx, r.req.Viewer(), r.req.Now)
		r.asked = true
	}
	for _, s := range r.industries {
		if match(store.Fold(s)) {
			spellings = append(spellings, s)
		}
	}
	return spellings, err
}

// narrow adds a word to the filter. Two that let nothing through together, and
// anything beside what is found, are a mistake.
func (r *filterReader) narrow(w word, phrase string) error {
	if w.by == byNothing {
		return nil
	}
	for other, said := range r.said {
		if said != phrase && (other == w.by || r.filter.Found || w.value == whoseFound) {
			return &learn.Error{Code: learn.Invalid, Key: "list.apart", Args: []any{"First", said, "Second", phrase}}
		}
	}
	r.said[w.by] = phrase
	switch w.by {
	case byWhose:
		r.filter.Mine, r.filter.Found = w.value == whoseMine, w.value == whoseFound
	case byFormat:
		r.filter.Format = learn.Format(w.value)
	case byTopic:
		r.filter.Topic = w.value
	case byMonth:
		r.filter.Month = w.value
		if !strings.Contains(w.value, "-") {
			r.filter.Month = monthOf(w.value, r.req.Now.In(r.req.Who.Location()))
		}
	case byIndustry:
		r.filter.Industry = r.stored(w.value)
	}
	return nil
}

// stored are the ways in which an industry, a key or folded, is stored.
func (r *filterReader) stored(industry string) []string {
	if slices.Contains(learn.Industries(), industry) {
		return []string{industry}
	}
	return slices.DeleteFunc(slices.Clone(r.industries), func(s string) bool { return store.Fold(s) != industry })
}
