package show

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Action ids of a lesson's buttons. Their value is the lesson's id.
const (
	TryLesson      = "lesson.try"
	MoreLesson     = "lesson.more"
	UsedLesson     = "lesson.used.open"
	NotYetLesson   = "lesson.not_yet"
	NotUsingLesson = "lesson.not_using.open"
)

// SearchLessons is the action id of a button that opens the form for a search.
const SearchLessons = "lesson.search.open"

// WriteLesson is the action id of a button that opens the form for a new lesson.
// Its value is the id of the event that the lesson may be from, if any.
const WriteLesson = "lesson.submit.open"

// Action ids of the buttons that go on with a draft of a lesson, and throw it
// away. Their value is the draft's id.
const (
	GoOnLesson      = "lesson.go_on"
	ThrowAwayLesson = "lesson.throw_away"
)

// Action ids of what the author of a message answers whom a colleague would like
// to share it. Their value is the suggestion's id.
const (
	ConsentToShare = "lesson.consent"
	DeclineToShare = "lesson.decline"
)

// How much of a story is shown, in characters: the rest is behind More….
const (
	storyOnCard = 400
	storyInLine = 160
)

// How long a text may be as Slack's markup writes it, in which one character
// can take five: with these, sections hold what members may type, and a list
// of ten lessons is a message that Slack takes.
const (
	takeawayInLine  = 700
	escapedInLine   = 300
	encounterInLine = 600
	halfSection     = 1450
)

// LessonCard is a lesson for all of a channel. home is the home industry.
func LessonCard(loc *chat.Locale, home string, l learn.SeenLesson) chat.Message {
	takeaway := chat.Bold(chat.Escape(l.Takeaway))
	blocks := []slack.Block{chat.Section("💡 " + takeaway)}
	if l.Story != "" {
		blocks = append(blocks, chat.Section(chat.Escape(chat.Cut(l.Story, storyOnCard))))
	}
	if what := whatToTry(loc, l); what != "" {
		blocks = append(blocks, chat.Section(what))
	}
	if about := lessonAbout(loc, home, l); about != "" {
		blocks = append(blocks, chat.Context(about))
	}
	return chat.Message{
		Text: chat.Plain(loc.M("lesson.card_text", "Takeaway", l.Takeaway)),
		Blocks: append(blocks, chat.Context(lessonSource(loc, l)), chat.Actions("lesson",
			chat.Primary(chat.Button(TryLesson, l.ID, loc.T("lesson.try_button"))),
			chat.Button(MoreLesson, l.ID, loc.T("lesson.more_button")))),
	}
}

// LessonDetails is the whole lesson, for who opens it. Sections are cut where
// Slack would refuse them.
func LessonDetails(loc *chat.Locale, home string, l learn.SeenLesson) []slack.Block {
	blocks := []slack.Block{chat.Section(chat.Bold(chat.Escape(l.Takeaway)))}
	if l.Story != "" {
		blocks = append(blocks, chat.Section(fit(l.Story, chat.MaxSection)))
	}
	if what := whatToTry(loc, l); what != "" {
		blocks = append(blocks, chat.Section(what))
	}
	if about := lessonAbout(loc, home, l); about != "" {
		blocks = append(blocks, chat.Context(about))
	}
	return append(blocks, chat.Context(lessonSource(loc, l)))
}

// LessonLine is a lesson among others, in a digest or a list: what was
// learned, a little of the story, and a line on where it comes from.
func LessonLine(loc *chat.Locale, home string, l learn.SeenLesson) chat.Mrkdwn {
	return chat.Lines(
		chat.Bold(fit(l.Takeaway, takeawayInLine)),
		fit(chat.Cut(learn.OneLine(l.Story), storyInLine), escapedInLine),
		chat.Join(" · ", lessonSource(loc, l), from(loc, l), outside(loc, home, l.Industry)),
	)
}

// LessonBrief is LessonLine where there is little room.
func LessonBrief(loc *chat.Locale, l learn.SeenLesson) chat.Mrkdwn {
	return chat.Lines(chat.Bold(fit(l.Takeaway, takeawayInLine)), chat.Join(" · ", lessonSource(loc, l), from(loc, l)))
}

// lessonAbout says which event or encounter a lesson is from, its industry and
// its topics; "" when it has none of them.
func lessonAbout(loc *chat.Locale, home string, l learn.SeenLesson) chat.Mrkdwn {
	return chat.Join(" · ", Capital(from(loc, l)), chat.Escape(Industry(loc, l.Industry)),
		outside(loc, home, l.Industry), chat.Escape(strings.Join(l.Topics, ", ")))
}

func from(loc *chat.Locale, l learn.SeenLesson) chat.Mrkdwn {
	switch {
	case l.From.ID != "":
		return loc.M("lesson.from_event", "Event", linked(l.From, linkInLine))
	case l.Encounter != "":
		return loc.M("lesson.from_encounter", "Encounter", fit(l.Encounter, encounterInLine))
	}
	return ""
}

// Capital is a text as it begins a line.
func Capital[T ~string](text T) T {
	first, size := utf8.DecodeRuneInString(string(text))
	if size == 0 {
		return ""
	}
	return T(unicode.ToUpper(first)) + text[size:]
}

func lessonSource(loc *chat.Locale, l learn.SeenLesson) chat.Mrkdwn {
	return chat.Join(" · ", loc.M("lesson.by", "Author", loc.Member(l.Author)), day(loc, l.Created), LessonUses(loc, l.Uses))
}

// LessonUses says how many have used a lesson or, while nobody has, want to
// try it, as exactly as one may; "" for none.
func LessonUses(loc *chat.Locale, n learn.Uses) chat.Mrkdwn {
	if n.Used > 0 {
		return map[learn.Precision]chat.Mrkdwn{
			learn.Few: loc.M("lesson.used_few"), learn.Exact: loc.NM("lesson.used", n.Used),
		}[learn.TellUses(n.Used)]
	}
	return map[learn.Precision]chat.Mrkdwn{
		learn.Few: loc.M("lesson.trying_few"), learn.Exact: loc.NM("lesson.trying", n.Trying),
	}[learn.TellUses(n.Trying)]
}

// whatToTry is what a colleague could try, and who should care.
func whatToTry(loc *chat.Locale, l learn.SeenLesson) chat.Mrkdwn {
	var try, audience chat.Mrkdwn
	if l.Try != "" {
		try = loc.M("lesson.try_this", "Try", fit(l.Try, halfSection))
	}
	if l.Audience != "" {
		audience = loc.M("lesson.for", "Audience", fit(l.Audience, halfSection))
	}
	return chat.Lines(try, audience)
}

// day is a date that Slack shows in each reader's own zone and language.
func day(loc *chat.Locale, t time.Time) chat.Mrkdwn {
	return chat.Mrkdwn(fmt.Sprintf("<!date^%d^{date_short_pretty}|%s>", t.Unix(), loc.Day(t.UTC())))
}
