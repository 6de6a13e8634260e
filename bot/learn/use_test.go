package learn_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestOneSentenceOrAReasonSaysWhatBecameOfALesson(t *testing.T) {
	long := strings.Repeat("x", learn.MaxLine+1)
	for name, c := range map[string]struct {
		use  learn.Use
		want string // the field beside which a mistake is shown
	}{
		"wants to":              {learn.Use{State: learn.WillTry}, ""},
		"wants to, and when":    {learn.Use{State: learn.WillTry, Cue: "on Monday", Action: "send two pages"}, ""},
		"an endless when":       {learn.Use{State: learn.WillTry, Cue: long}, "cue"},
		"an endless what":       {learn.Use{State: learn.WillTry, Action: long}, "action"},
		"used, and how":         {learn.Use{State: learn.Used, Note: "It halved the meeting"}, ""},
		"used, nobody says how": {learn.Use{State: learn.Used}, "note"},
		"used, endlessly":       {learn.Use{State: learn.Used, Note: long}, "note"},
		"no time":               {learn.Use{State: learn.NotUsed, Reason: learn.NoTime}, ""},
		"no reason":             {learn.Use{State: learn.NotUsed}, "reason"},
		"a reason of one's own": {learn.Use{State: learn.NotUsed, Reason: "boredom"}, "reason"},
	} {
		err, got := c.use.Check(), ""
		var mistakes learn.Errors
		if errors.As(err, &mistakes) {
			got = mistakes[0].Field
		}
		if got != c.want {
			t.Errorf("%s: beside %q, %v", name, got, err)
		}
	}
}
