package learn_test

import (
	"slices"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestTopicsThatPeopleWriteInSeveralWaysFoldToOne(t *testing.T) {
	for _, same := range [][]string{
		{"K8s", "k8s ", "K-8s", "k 8S", "#k8s"},
		{"machine learning", "machine  learning", "Machine-learning", "machine_learning", "MachineLearning", "machine–learning"},
		{"Node.js", "NodeJS", "node js"},
		{"CI/CD", "ci cd", "CI-CD"},
		{"L'energia", "l’energia", "l energia"},
	} {
		for _, s := range same[1:] {
			if learn.FoldTopic(s) != learn.FoldTopic(same[0]) {
				t.Errorf("%q folds to %q, %q to %q", s, learn.FoldTopic(s), same[0], learn.FoldTopic(same[0]))
			}
		}
	}
}

func TestTopicsThatDifferStayApart(t *testing.T) {
	all := []string{"C", "C++", "C#", ".NET", "net", "Python 3.11", "Python 311", "Web 3.0", "Web 30", "ISO 9001-2", "ISO 90012", "R&D", "RD",
		"event", "events", "100%", "100", "#", "-", "东京", "京东"}
	folded := map[string]string{}
	for _, s := range all {
		if other, taken := folded[learn.FoldTopic(s)]; taken || learn.FoldTopic(s) == "" {
			t.Errorf("%q and %q both fold to %q", s, other, learn.FoldTopic(s))
		}
		folded[learn.FoldTopic(s)] = s
	}
}

func TestAFormsTopicsAreTidyAndEachThereOnce(t *testing.T) {
	got := learn.CleanTopics([]string{" K8s", "", "k-8s", "Machine  learning", "machine-learning", "  ", "C++", "C"})
	if want := []string{"K8s", "Machine learning", "C++", "C"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestASentenceWithinAnotherHasNoFullStop(t *testing.T) {
	for s, want := range map[string]string{"Ask first.": "Ask first", "Ask first": "Ask first", "And then…": "And then…", "And then...": "And then...", "Why?": "Why?"} {
		if got := learn.InSentence(s); got != want {
			t.Errorf("%q stands in a sentence as %q, want %q", s, got, want)
		}
	}
}
