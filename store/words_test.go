package store

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWordsAreComparedWithoutAccentsCapitalsAndApostrophes(t *testing.T) {
	for _, c := range []struct{ text, words string }{
		{"L'EVENTO è già finito", "l evento e gia finito"},
		{"l’opportunità", "l opportunita"},
		{"Straße, Øresund, Łódź, İstanbul, Ørsted’s", "strasse oresund lodz istanbul orsted s"},
		{"K8s in 2026: what's next?", "k8s in 2026 what s next"},
		{"pre-reads", "pre reads"},
		{"ﬁnance ① ｆｕｌｌ", "finance 1 full"},
		{"हिन्दी हिन्दु", "हिन्दी हिन्दु"},
		{"שָׁלוֹם", "שלום"},
		{"東京都 AI活用", "東 京 東京 都 京都 ai 活 用 活用"},
		{"회의", "회 의 회의"},
		{"🎉 — !?", ""},
		{"caff\xe8 gi\u00e0", "caff gia"},
		{"", ""},
	} {
		if got := strings.Join(words(c.text), " "); got != c.words {
			t.Errorf("%q: %q, want %q", c.text, got, c.words)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, seed := range []string{"L'evento è già", "東京AI", "\xff\x00\"*", "İIıi ß", "e\u0301\u0301", "한국어", strings.Repeat("x", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range words(text) {
			if w == "" || utf8.RuneCountInString(w) > maxWord || strings.ContainsAny(w, " \t\n\x00\"'*^-+:(){}") {
				t.Errorf("%q has the word %q", text, w)
			}
			if !slices.Contains(words(w), w) {
				t.Errorf("the word %q of %q is no word of itself: %q", w, text, words(w))
			}
		}
	})
}
