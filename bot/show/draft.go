package show

import (
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// GistLength is how much of a text tells which one it is, in characters.
const GistLength = 100

// DraftGist is a draft's first words; "" when it has none.
func DraftGist(loc *chat.Locale, d learn.Draft) chat.Mrkdwn {
	fields := []string{"takeaway", "story", "try", "encounter"}
	at := slices.IndexFunc(fields, func(field string) bool { return d.Text(field) != "" })
	if at < 0 {
		return ""
	}
	return loc.M("draft.gist", "Words", chat.Cut(learn.OneLine(d.Text(fields[at])), GistLength))
}
