package show

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// ShareFound is the action id of the button that opens the form for a found
// event, filled in. Its value is the found event's id.
const ShareFound = "found.share"

// calendarInLine is how much of a calendar's name a line shows, in characters.
const calendarInLine = 40

// FoundItem is an event in a followed calendar, with the button that shares it.
func FoundItem(loc *chat.Locale, f learn.FoundEvent) slack.Block {
	section := chat.SectionWith(FoundLine(loc, f), FoundButton(loc, f.ID))
	section.BlockID = "found." + f.ID
	return section
}

// FoundButton opens the form for the found event with the id.
func FoundButton(loc *chat.Locale, id string) *slack.ButtonBlockElement {
	return chat.Button(ShareFound, id, loc.T("found.share_button"))
}

// FoundLine is an event in a followed calendar, in two lines: its title, then
// when, where, and in which calendar.
func FoundLine(loc *chat.Locale, f learn.FoundEvent) chat.Mrkdwn {
	format := chat.Mrkdwn("")
	if f.Format != "" {
		format = loc.M("format." + string(f.Format))
	}
	where := chat.Join(", ", format, chat.Escape(chat.Cut(learn.OneLine(f.Place), placeInLine)))
	calendar := loc.M("found.calendar", "Calendar", chat.Cut(learn.OneLine(f.Calendar), calendarInLine))
	return chat.Lines(titled(learn.Event{Title: f.Title, Link: f.Link}, linkInLine), chat.Join(" · ", foundWhen(loc, f.Found), where, calendar))
}

// foundWhen is a whole day without a time: it is the same day for every reader.
func foundWhen(loc *chat.Locale, f learn.Found) chat.Mrkdwn {
	if f.Clock == learn.Instant {
		return loc.When(f.Start, learn.Location(f.Zone))
	}
	return chat.Escape(loc.Day(f.Start.UTC()))
}
