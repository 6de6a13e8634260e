package learn

import (
	"strings"
	"unicode"
)

// OneLine is text without line breaks and repeated blanks.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// InSentence is a sentence as it stands within another: without its full stop.
func InSentence(s string) string {
	if strings.HasSuffix(s, "..") {
		return s
	}
	return strings.TrimSuffix(s, ".")
}

// visible tells whether a reader sees r: not a blank, nor what only steers how
// others are set.
func visible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// Fold makes one of the spellings that mean the same: "K8s" and " k8s ".
func Fold(s string) string { return strings.ToLower(OneLine(s)) }

// FoldTopic is Fold for topics, whose words people join as they like:
// "Machine-learning" and "machine  learning", "K-8s" and "k8s", "Node.js" and
// "#nodejs". What tells topics apart stays: "C++", ".NET", "3.11" and "3 11".
func FoldTopic(s string) string {
	topic := []rune(strings.TrimLeft(strings.Trim(Fold(s), "-_/'’"), "#"))
	var folded strings.Builder
	for i, r := range topic {
		inside := i > 0 && i+1 < len(topic)
		if inside && joinsWords(r) && !(unicode.IsDigit(topic[i-1]) && unicode.IsDigit(topic[i+1])) {
			continue
		}
		folded.WriteRune(r)
	}
	if folded.Len() == 0 {
		return Fold(s)
	}
	return folded.String()
}

func joinsWords(r rune) bool {
	return unicode.In(r, unicode.Dash) || strings.ContainsRune(" ._/'’", r)
}

// CleanTopics trims topics and drops empty ones and those that fold like an earlier one.
func CleanTopics(topics []string) []string {
	var clean []string
	seen := map[string]bool{}
	for _, t := range topics {
		t = OneLine(t)
		if t != "" && !seen[FoldTopic(t)] {
			seen[FoldTopic(t)] = true
			clean = append(clean, t)
		}
	}
	return clean
}
