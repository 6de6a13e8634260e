package chat

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mrkdwn is text in Slack's markup. What members typed becomes Mrkdwn through
// Escape or Verbatim only, so that the compiler keeps raw text out of it.
type Mrkdwn string

const wordJoiner = "\u2060"

// A word joiner before a formatting character takes its power and can't be
// seen; Slack has no escape for these. A quote mark has power at a line's start
// even when escaped.
var escaper = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", wordJoiner+"&gt;",
	"*", wordJoiner+"*", "_", wordJoiner+"_", "~", wordJoiner+"~", "`", wordJoiner+"`",
)

// Escape makes Mrkdwn that shows text as it was typed and pings nobody.
func Escape(text string) Mrkdwn {
	text = strings.Map(dropControls, strings.ToValidUTF8(text, "\uFFFD"))
	escaped := escaper.Replace(text)
	if strings.ContainsFunc(text, rightToLeft) {
		escaped = "\u2068" + escaped + "\u2069"
	}
	return Mrkdwn(escaped)
}

// Verbatim is text to be copied, for between code marks: no other formatting
// works there, so that nothing invisible has to keep it from working.
func Verbatim(text string) Mrkdwn {
	return Mrkdwn(strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "`", "'").Replace(text))
}

// Direction overrides could make the rest of a line read backwards.
func dropControls(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return -1
	}
	return r
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

var tag = regexp.MustCompile(`<(?:[^<>|]*\|)?([^<>]*)>`)

// Plain is what is left of text without its markup, for notifications.
func Plain(text Mrkdwn) string {
	s := tag.ReplaceAllString(string(text), "$1")
	s = strings.NewReplacer(wordJoiner+"*", "*", wordJoiner+"_", "_", wordJoiner+"~", "~", wordJoiner+"`", "`", "*", "", "_", "").Replace(s)
	return strings.ReplaceAll(s, wordJoiner, "")
}

// Bold, Italic and Code wrap text; text must not have line breaks.
func Bold(text Mrkdwn) Mrkdwn   { return "*" + text + "*" }
func Italic(text Mrkdwn) Mrkdwn { return "_" + text + "_" }
func Code(text Mrkdwn) Mrkdwn   { return "`" + text + "`" }

// Mention names a member; where many read it, Slack notifies them.
func Mention(member string) Mrkdwn { return Mrkdwn("<@" + member + ">") }

// Mentions names members, with commas between.
func Mentions(members []string) Mrkdwn {
	all := make([]Mrkdwn, len(members))
	for i, m := range members {
		all[i] = Mention(m)
	}
	return Join(", ", all...)
}

// ChannelLink names a channel.
func ChannelLink(channel string) Mrkdwn { return Mrkdwn("<#" + channel + ">") }

// Link makes text a link to an http(s) address; only the text when the
// address is none.
func Link(address string, text Mrkdwn) Mrkdwn {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return text
	}
	safe := strings.NewReplacer("|", "%7C", "<", "%3C", ">", "%3E", " ", "%20", "&", "&amp;").Replace(u.String())
	return Mrkdwn(fmt.Sprintf("<%s|%s>", safe, strings.ReplaceAll(string(text), "\n", " ")))
}

// Lines joins what is not empty, a line each.
func Lines(lines ...Mrkdwn) Mrkdwn { return Join("\n", lines...) }

// Join joins what is not empty.
func Join(separator string, parts ...Mrkdwn) Mrkdwn {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, string(p))
		}
	}
	return Mrkdwn(strings.Join(kept, separator))
}

// Cut shortens text to at most limit characters, ending with "…" when it had more.
func Cut(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	cut := string([]rune(text)[:limit-1])
	return strings.TrimRightFunc(cut, unicode.IsSpace) + "…"
}
