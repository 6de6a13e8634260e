package lesson

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

func TestAMessageIsReadWithoutItsMarkup(t *testing.T) {
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"":                                     "",
		"  plain \n":                           "plain",
		"*Bold*, _italic_ and ~gone~.":         "Bold, italic and gone.",
		"*_both_* *a* *b* *c*":                 "both a b c",
		"«_è così_»: *però*!":                  "«è così»: però!",
		"2 * 3 * 4, 2*3*4, * list * item":      "2 * 3 * 4, 2*3*4, * list * item",
		"snake_case_name :white_check_mark:":   "snake_case_name :white_check_mark:",
		"https://example.com/a_b_c?x=*y*z":     "https://example.com/a_b_c?x=*y*z",
		"say `a *b* c` and *d*":                "say a *b* c and d",
		"```\nx := *p\n```\nis a *pointer*":    "x := *p\nis a pointer",
		"*not\nbold*":                          "*not\nbold*",
		"@U0123ABCDEF asked @ana about @UNION": "somebody asked @ana about @UNION",
		"1 < 2 && *3 > 2*":                     "1 < 2 && 3 > 2",
	} {
		if got := plainText(locales.For("en"), typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}
