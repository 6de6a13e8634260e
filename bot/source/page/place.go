package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/online"
)

// placed is where an event takes place and how one attends.
func placed(i *item) (string, learn.Format) {
	var places []string
	var remotely, inPerson bool
	for _, v := range few(i.props["location"]) {
		switch {
		case v.item != nil && v.item.is("VirtualLocation"):
			remotely = true
		default:
			place := placeName(v)
			remote := online.Is(place)
			remotely, inPerson = remotely || remote, inPerson || place != "" && !remote
			if place != "" && !remote && !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
	}
	format := map[[2]bool]learn.Format{{true, false}: learn.Online, {false, true}: learn.InPerson, {true, true}: learn.Hybrid}[[2]bool{remotely, inPerson}]
	mode := local(i.text("eventAttendanceMode", "courseMode"))
	if told, ok := modes[mode]; ok {
		format = told
	} else if i.has("movedonline") {
		format = learn.Online
	}
	return cut(strings.Join(places, "; "), learn.MaxPlace), format
}

// modes are schema.org's names for it, and what it recommends to call a course.
var modes = map[string]learn.Format{
	"OfflineEventAttendanceMode": learn.InPerson, "OnlineEventAttendanceMode": learn.Online, "MixedEventAttendanceMode": learn.Hybrid,
	"onsite": learn.InPerson, "online": learn.Online, "blended": learn.Hybrid,
}

// few is as many places as one event can have.
func few(values []value) []value { return values[:min(len(values), 5)] }

// placeName is a place in one line: its name and address.
func placeName(v value) string {
	if v.item == nil {
		return oneLine(v.read())
	}
	parts := []string{oneLine(v.item.text("name"))}
	if toBeTold[strings.ToLower(parts[0])] {
		parts = nil
	}
	for _, a := range few(v.item.props["address"]) {
		parts = append(parts, addressParts(a)...)
	}
	if slices.ContainsFunc(v.item.types, func(t string) bool { return local(t) == "PostalAddress" }) {
		parts = append(parts, addressParts(v)...)
	}
	return joinParts(parts)
}

// toBeTold is what stands for a name that nobody knows yet.
var toBeTold = map[string]bool{
	"tba": true, "tbd": true, "tbc": true, "to be announced": true, "to be determined": true, "register to see address": true, "da definire": true,
}

// oneLine is text whose lines are parts of an address.
func oneLine(s string) string {
	return strings.Join(strings.Split(paragraphs(s, learn.MaxPlace), "\n"), ", ")
}

// addressParts is an address as its country writes it.
func addressParts(v value) []string {
	if v.item == nil {
		return []string{oneLine(v.read())}
	}
	get := func(prop string) string { return oneLine(v.item.text(prop)) }
	town, region, code, country := get("addressLocality"), get("addressRegion"), get("postalCode"), get("addressCountry")
	parts := []string{get("streetAddress")}
	switch {
	case code == "" && region == "" && len(country) != len("IT"):
		return append(parts, town, country)
	case codeFirst(country):
		return append(parts, strings.TrimSpace(code+" "+town))
	case region == "":
		return append(parts, strings.TrimSpace(town+" "+code))
	}
	return append(parts, town, strings.TrimSpace(region+" "+code))
}

// townFirst are the countries that write the postal code behind the town; an
// address without a country counts as one of theirs.
var townFirst = []string{
	"", "us", "usa", "u.s.", "united states", "united states of america", "ca", "canada", "gb", "uk", "united kingdom",
	"ie", "ireland", "au", "australia", "nz", "new zealand", "in", "india", "sg", "singapore",
}

func codeFirst(country string) bool { return !slices.Contains(townFirst, strings.ToLower(country)) }

// coded is a town behind its postal code.
var coded = regexp.MustCompile(`, \d{4,6} ([^,]+), $`)

// joinParts joins parts of a place, without what was said already.
func joinParts(parts []string) string {
	var out string
	for _, p := range parts {
		before, now := ", "+learn.Fold(out)+", ", ", "+learn.Fold(p)+", "
		town := coded.FindStringSubmatch(before)
		switch {
		case p == "" || strings.Contains(before, now) || town != nil && town[1] == learn.Fold(p):
		case out == "" || strings.HasPrefix(now, before):
			out = p
		default:
			out += ", " + p
		}
	}
	return out
}
