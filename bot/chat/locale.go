package chat

import (
	"fmt"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/language"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Locales has every text that a person reads, in each language.
type Locales struct {
	all      []*Locale
	matcher  language.Matcher
	fallback atomic.Pointer[Locale]
}

// Locale speaks one language.
type Locale struct {
	Tag   string // "en", "it"
	texts catalogue
}

// LoadLocales reads the catalogues in the program. fallback is the workspace's
// language, for what many read and for readers whose language there is none of.
func LoadLocales(fallback string) (*Locales, error) {
	l, texts := &Locales{}, make([]catalogue, len(learn.Languages()))
	var reading errgroup.Group // together: the bot waits for them at its start
	for i, name := range learn.Languages() {
		reading.Go(func() (err error) {
			texts[i], err = readings[name]()
			return err
		})
	}
	if err := reading.Wait(); err != nil {
		return nil, err
	}
	var tags []language.Tag
	for i, name := range learn.Languages() {
		l.all, tags = append(l.all, &Locale{Tag: name, texts: texts[i]}), append(tags, language.Make(name))
	}
	if l.speak(fallback); l.fallback.Load() == nil {
		return nil, fmt.Errorf("locale: there is no catalogue for %q; there is en and it", fallback)
	}
	l.matcher = language.NewMatcher(tags)
	return l, nil
}

// For is the language nearest to a Slack locale, "it-IT"; the workspace's for
// one that we don't speak.
func (l *Locales) For(locale string) *Locale {
	tag, err := language.Parse(locale)
	if err != nil {
		return l.Workspace()
	}
	_, i, confidence := l.matcher.Match(tag)
	if confidence < language.High {
		return l.Workspace()
	}
	return l.all[i]
}

// Workspace is the language of what many read.
func (l *Locales) Workspace() *Locale { return l.fallback.Load() }

// speak makes a language the workspace's; one that there is none of changes nothing.
func (l *Locales) speak(tag string) {
	for _, loc := range l.all {
		if loc.Tag == tag {
			l.fallback.Store(loc)
		}
	}
}

// T is a text in plain words. args are pairs of a name in the text and its value.
func (l *Locale) T(key string, args ...any) string {
	return l.text(key, other, args)
}

// N is T for a text that depends on a count, {{.Count}}.
func (l *Locale) N(key string, count int, args ...any) string {
	return l.text(key, form(count), append([]any{"Count", l.Int(count)}, args...))
}

// M is T in Slack's markup: arguments that are not Mrkdwn are escaped.
func (l *Locale) M(key string, args ...any) Mrkdwn {
	return Mrkdwn(l.text(key, other, escapeArgs(args)))
}

// NM is N in Slack's markup.
func (l *Locale) NM(key string, count int, args ...any) Mrkdwn {
	return Mrkdwn(l.text(key, form(count), append([]any{"Count", l.Int(count)}, escapeArgs(args)...)))
}

func escapeArgs(args []any) []any {
	escaped := make([]any, len(args))
	for i, a := range args {
		if s, raw := a.(string); raw && i%2 == 1 {
			a = Escape(s)
		}
		escaped[i] = a
	}
	return escaped
}

// A text that is missing shows its key: it is a defect, and a test finds it.
func (l *Locale) text(key string, form string, args []any) string {
	forms, there := l.texts[key]
	if !there {
		return key
	}
	return insert(forms[form], args)
}

// form is the one that a count takes. English and Italian count alike.
func form(count int) string {
	if count == 1 || count == -1 {
		return one
	}
	return other
}
