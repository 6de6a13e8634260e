package store_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestSpellingsThatOneWouldTypeForEachOtherFoldToTheSame(t *testing.T) {
	for typed, want := range map[string]string{
		"  Città  alta ": "citta alta", "CITTA\u0300 ALTA": "citta alta", "Łódź": "lodz", "København": "kobenhavn",
		"Straße": "strasse", "K8s": "k8s", "ﬁnance": "finance", "東京": "東京", "אבג": "אבג", "": "",
	} {
		if got := store.Fold(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
