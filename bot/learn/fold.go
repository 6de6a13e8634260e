package learn

import "strings"

// Fold makes one of the spellings that mean the same: "K8s" and " k8s ".
func Fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// CleanTopics trims topics and drops empty ones and repeats, keeping the first spelling.
func CleanTopics(topics []string) []string {
	var clean []string
	seen := map[string]bool{}
	for _, t := range topics {
		t = strings.Join(strings.Fields(t), " ")
		if t != "" && !seen[Fold(t)] {
			seen[Fold(t)] = true
			clean = append(clean, t)
		}
	}
	return clean
}
