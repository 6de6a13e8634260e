package show

import (
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Industry is the name of an industry in plain words: of one that forms
// suggest in the reader's language, of another as it was written.
func Industry(loc *chat.Locale, industry string) string {
	if slices.Contains(learn.Industries(), industry) {
		return loc.T("industry." + industry)
	}
	return industry
}

// outside marks what is not from the home industry.
func outside(loc *chat.Locale, home, industry string) chat.Mrkdwn {
	if !learn.CrossIndustry(home, industry) {
		return ""
	}
	return loc.M("industry.outside")
}
