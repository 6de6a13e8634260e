package learn

import "strings"

// OneLine is text without line breaks and repeated blanks.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Fold makes one of the spellings that mean the same: "K8s" and " k8s ".
func Fold(s string) string { return strings.ToLower(OneLine(s)) }

// CleanTopics trims topics and drops empty ones and repeats, keeping the first spelling.
func CleanTopics(topics []string) []string {
	var clean []string
	seen := map[string]bool{}
	for _, t := range topics {
		t = OneLine(t)
		if t != "" && !seen[Fold(t)] {
			seen[Fold(t)] = true
			clean = append(clean, t)
		}
	}
	return clean
}
