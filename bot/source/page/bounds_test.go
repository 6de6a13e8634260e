package page_test

import (
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func many(bytes int, unit string) string { return strings.Repeat(unit, bytes/len(unit)) }

func TestPagesMadeToKeepAReaderBusyEnd(t *testing.T) {
	const event = `<div itemscope itemtype="http://schema.org/Event"><b itemprop="name">Talk</b>`
	var refs, ids strings.Builder
	for _, id := range strings.Fields(many(800, "a b c d e f g h ")) {
		refs.WriteString(id + " ")
		ids.WriteString(`<div id="` + id + `">`)
	}
	for name, body := range map[string]string{
		"elements that tell nothing, told often": event + strings.Repeat(`<div itemprop="description keywords about location">`, 400) + many(1<<20, "<i></i>"),
		"a date of many parts, in another":       `<div class="vevent"><b class="summary">Talk</b>` + strings.Repeat(`<div class="dtstart">`, 400) + many(1<<20, "<b class=value>x</b>"),
		"references to one another":              event + `<div itemprop="about" itemscope itemref="` + refs.String() + `"></div>` + ids.String() + many(1<<20, "<i itemprop=about>x</i>"),
		"quotes and nothing else":                event + `</div><script type="application/ld+json">` + many(1<<20, `"`),
		"scripts that are none":                  event + `</div>` + many(1<<20, `<script type="application/ld+json">{&quot;a&quot;:1,,}</script>`),
	} {
		told := read(t, body)
		if len(told.Found) != 1 || told.Found[0].Title != "Talk" {
			t.Errorf("%s: %v", name, told.Found)
		}
	}
}

func TestThingsThatAreNamedAfterThemselvesHaveNoName(t *testing.T) {
	for _, graph := range []string{
		`{"@id":"a","@type":"Event","name":{"@id":"a"},"location":{"@id":"a"},"organizer":{"@id":"a"}}`,
		`[{"@id":"a","@type":"Event","name":{"@id":"b"}},{"@id":"b","name":{"@id":"a"}}]`,
	} {
		told := read(t, `<title>Talk</title><script type="application/ld+json">`+graph+`</script>`)
		if len(told.Found) != 1 || told.Found[0].Title != "Talk" || told.Found[0].Clock != learn.NoClock {
			t.Errorf("%s: %v", graph, told.Found)
		}
	}
}

func TestAnHEventsPlaceHasItsAddress(t *testing.T) {
	const card = `<div class="h-event"><b class="p-name">Talk</b><time class="dt-start">2026-12-01</time><p class="p-location h-card">
		<a class="p-name">Officina</a>, <i class="p-street-address">Via Roma 1</i>, <i class="p-locality">Torino</i></p></div>`
	told := read(t, card)
	if len(told.Found) != 1 || told.Found[0].Place != "Officina, Via Roma 1, Torino" {
		t.Errorf("%v", told.Found)
	}
}
