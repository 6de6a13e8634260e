package chat

import (
	"context"
	"testing"
)

func TestACommandReadsAsItWasTyped(t *testing.T) {
	names := map[string]string{"U1": "Ana"}
	r := &Router{Name: func(_ context.Context, id string) string { return names[id] }}
	for written, typed := range map[string]string{
		"share R&amp;D &lt;breakfast&gt;":      "share R&D <breakfast>",
		"&amp;lt; is how one writes &lt;":      "&lt; is how one writes <",
		"thanks <@U1>, <@U2|ben> and <@U3>":    "thanks @Ana, @ben and @U3",
		"in <#C1|design> and <#C2|>":           "in #design and #…",
		"<!channel> <!subteam^S1|@people>":     "@channel @people",
		"<https://a.example/?a=1&amp;b=2>":     "https://a.example/?a=1&b=2",
		"<https://a.example|a.example> soon":   "https://a.example soon",
		"ask <mailto:a@b.example|a@b.example>": "ask a@b.example",
		"1 < 2 > 0":                            "1 < 2 > 0",
	} {
		if got := r.typed(t.Context(), written); got != typed {
			t.Errorf("%q reads %q, want %q", written, got, typed)
		}
	}
}
