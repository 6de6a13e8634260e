package lesson

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

const (
	// maxQuery is how many characters of a search count: a button carries them.
	maxQuery = 500
	// wordsInTitle is how many characters of its words are said again.
	wordsInTitle = 100
)

// Search tells this person which lessons have all that was typed, the best
// first: words, and what narrows them down, as in "industry:health by:@ana".
func (f *Feature) Search(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if req.Text == "" {
		return chat.Say(req.Loc.M("search.how", "Command", chat.Verbatim(f.ws.Commands.Typed("lessons search")))), nil
	}
	q, err := f.typedSearch(ctx, req)
	if err != nil {
		return chat.Reply{}, err
	}
	return f.searchPage(ctx, req, q, 0)
}

// narrowed is a part of a typed search that narrows it down: key:value, or
// key:"several words".
var narrowed = regexp.MustCompile(`(\pL+):(?:"([^"]*)"|“([^”]*)”|(\S+))`)

// typedSearch reads what was typed. A key that means nothing is a word as any.
func (f *Feature) typedSearch(ctx context.Context, req *chat.Request) (q learn.LessonSearch, err error) {
	text := chat.Cut(learn.OneLine(req.Text), maxQuery)
	for _, m := range req.Mentions { // a name may have blanks
		text = strings.NewReplacer(":"+m.Text, ":"+memberSign+m.Member, ": "+m.Text, ":"+memberSign+m.Member).Replace(text)
	}
	q.Words = learn.OneLine(narrowed.ReplaceAllStringFunc(text, func(part string) string {
		found := narrowed.FindStringSubmatch(part)
		key, known := f.keys()[store.Fold(found[1])]
		if !known || err != nil {
			return part
		}
		err = f.narrow(ctx, req, &q, key, found[2]+found[3]+found[4])
		return ""
	}))
	return q, err
}

// memberSign begins the id of a member who was named in a search.
const memberSign = "\u2060"

// keys are the words that narrow a search, of all languages: who reads Italian
// may still type "industry:health".
func (f *Feature) keys() map[string]string {
	return f.typedFor("industry", "topic", "by", "period", "since")
}

// typedFor are the words that one may type for these keys, in any language.
func (f *Feature) typedFor(wanted ...string) map[string]string {
	keys := map[string]string{}
	for _, language := range learn.Languages() {
		loc := f.ws.Locales.For(language)
		for _, key := range wanted {
			for word := range strings.SplitSeq(loc.T("search.key."+key), ",") {
				keys[store.Fold(word)] = key
			}
		}
	}
	return keys
}

func (f *Feature) narrow(ctx context.Context, req *chat.Request, q *learn.LessonSearch, key, value string) (err error) {
	switch key {
	case "industry":
		q.Industry = f.industry(value)
	case "topic":
		q.Topic = value
	case "by":
		q.Author, err = f.author(ctx, req, value)
	case "period":
		q.From, q.To, err = learn.MonthsOf(value, req.Now, req.Who.Location())
	case "since":
		q.From, _, err = learn.MonthsOf(value, req.Now, req.Who.Location())
		q.To = req.Now.In(req.Who.Location()).Format("2006-01")
	}
	return err
}

// author is whom a search names: a member whom Slack knows by the @, oneself, or
// the one member of a name.
func (f *Feature) author(ctx context.Context, req *chat.Request, value string) (string, error) {
	if member, named := strings.CutPrefix(value, memberSign); named {
		return member, nil
	}
	if _, me := f.typedFor("me")[store.Fold(value)]; me {
		return req.Who.ID, nil
	}
	named, err := f.db.MembersNamed(ctx, strings.TrimPrefix(value, "@"))
	if err == nil && len(named) != 1 {
		err = &learn.Error{Code: learn.Invalid, Key: "search.who"}
	}
	if err != nil {
		return "", err
	}
	return named[0].ID, nil
}

// industry is the one of those that forms suggest which is so called in some
// language, else one as it was typed.
func (f *Feature) industry(typed string) string {
	for _, language := range learn.Languages() {
		loc := f.ws.Locales.For(language)
		for _, known := range learn.Industries() {
			if store.Fold(typed) == known || store.Fold(typed) == store.Fold(show.Industry(loc, known)) {
				return known
			}
		}
	}
	return typed
}

// asked says what was looked for, in the reader's words.
func asked(loc *chat.Locale, q learn.LessonSearch) chat.Mrkdwn {
	var parts []chat.Mrkdwn
	add := func(there bool, part chat.Mrkdwn) {
		if there {
			parts = append(parts, part)
		}
	}
	add(q.Words != "", loc.M("search.with", "Words", chat.Cut(q.Words, wordsInTitle)))
	add(q.Industry != "", loc.M("search.in", "Industry", show.Industry(loc, q.Industry)))
	add(q.Topic != "", loc.M("search.about", "Topic", q.Topic))
	add(q.Author != "", loc.M("search.by", "Author", chat.Mention(q.Author)))
	add(q.From != "" && q.From == q.To, loc.M("search.month", "Month", month(loc, q.From)))
	add(q.From != q.To, loc.M("search.months", "From", month(loc, q.From), "To", month(loc, q.To)))
	return chat.Join(" · ", parts...)
}

// month is a month of a search in words.
func month(loc *chat.Locale, of string) string {
	m, err := time.Parse("2006-01", of)
	if err != nil {
		return of
	}
	return loc.T("search.month_of", "Month", loc.T("date.month."+strings.ToLower(m.Month().String())), "Year", m.Year())
}

// turn is where in a list of lessons a page stands, as it travels in the
// buttons that turn the pages.
type turn struct {
	Mine   bool               `json:"mine,omitempty"` // one's own; else what Search finds
	Search learn.LessonSearch `json:"search,omitzero"`
	Page   int                `json:"page,omitempty"`
}

// readTurn reads what to wrote. What can't be read is the first page of one's own.
func readTurn(value string) turn {
	var t turn
	if err := json.Unmarshal([]byte(value), &t); err != nil || t.Page < 0 || !t.Mine && t.Search.Nothing() {
		return turn{Mine: true}
	}
	return t
}

// to is the value of a button that shows another page. Escaped as for a web
// page, what was typed could be longer than a value may be.
func (t turn) to(page int) string {
	t.Page = page
	var value strings.Builder
	out := json.NewEncoder(&value)
	out.SetEscapeHTML(false)
	if err := out.Encode(t); err != nil {
		return ""
	}
	return strings.TrimSpace(value.String())
}
