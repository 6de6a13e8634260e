package show

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// PerPage is how many things a page of a list shows.
const PerPage = 10

// Counted is a number that depends on how many things were counted in all,
// which may have been too many to count on: "290+".
func Counted(loc *chat.Locale, n, total int) string {
	if total == learn.MaxCounted {
		return loc.Int(n) + "+"
	}
	return loc.Int(n)
}

// LastPage is the last page, from 0, of a list of total things: since another
// was shown, the list may have become shorter.
func LastPage(total int) int { return max(total-1, 0) / PerPage }

// Pages are the buttons that turn the pages of a list, which stands at page
// (from 0) of total things, and say where that is; none for a single page.
// value is what a button says of the page that it turns to.
func Pages(loc *chat.Locale, back, next string, page, total int, value func(page int) string) []slack.Block {
	if total <= PerPage {
		return nil
	}
	var buttons []slack.BlockElement
	if page > 0 {
		buttons = append(buttons, chat.Button(back, value(page-1), loc.T("page.back")))
	}
	last := (page + 1) * PerPage
	if last < total {
		buttons = append(buttons, chat.Button(next, value(page+1), loc.T("page.next")))
	}
	part := loc.M("page.part", "First", loc.Int(page*PerPage+1), "Last", loc.Int(min(last, total)), "Total", Counted(loc, total, total))
	return []slack.Block{chat.Actions("pages", buttons...), chat.Context(part)}
}
