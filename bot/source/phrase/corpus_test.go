package phrase_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

type corpusCase struct {
	ID, Input, Lang, Sentence, Grain string
	Now                              time.Time `json:"reference_time"`
	Start                            string    `json:"expected_start"`
}

func corpus(t *testing.T, lang string) []corpusCase {
	t.Helper()
	file := "../../../../shared/data/dates/" + lang + ".json"
	raw, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") == "" {
		t.Skip("the phrases are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	var read struct{ Cases []corpusCase }
	if err := json.Unmarshal(raw, &read); err != nil || len(read.Cases) == 0 {
		t.Fatal(len(read.Cases), err)
	}
	return read.Cases
}

func (c corpusCase) check(t *testing.T, text string) {
	t.Helper()
	w, ok := phrase.Find(text, c.Lang, c.Now)
	start := w.Start.Format(time.DateOnly)
	if c.Grain == "minute" {
		want, err := time.Parse(time.RFC3339, c.Start)
		if err != nil {
			t.Fatal(err)
		}
		start = w.Start.In(want.Location()).Format(time.RFC3339)
	}
	if !ok || start != c.Start || w.Day != (c.Grain == "day") {
		t.Errorf("%q at %s: %v %s (day %v), want %s", text, c.Now.Format(time.RFC3339), ok, start, w.Day, c.Start)
	}
}

func TestPhrasesOfOthersMeanWhatTheyWrote(t *testing.T) {
	for _, lang := range []string{"en", "it"} {
		for _, c := range corpus(t, lang) {
			t.Run(c.ID, func(t *testing.T) {
				for _, text := range slices.DeleteFunc([]string{c.Input, c.Sentence}, func(s string) bool { return s == "" }) {
					c.check(t, text)
				}
			})
		}
	}
}
