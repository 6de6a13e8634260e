package calendar

import (
	"regexp"
	"strings"
)

// oldRule is a rule of vCalendar 1.0: how often, on what, until when.
// "W2 TU TH #27", "MP1 1- FR 20261231T000000".
var oldRule = regexp.MustCompile(`^(D|W|MP|MD|YM|YD)(\d+)((?: +(?:\d{1,3}[+-]?|LD|SU|MO|TU|WE|TH|FR|SA))*)(?: +(\d{8}(?:T\d{6}Z?)?))?(?: +#(\d+))?$`)

// oldFreqs say what a letter stands for, and which list the words behind it are.
var oldFreqs = map[string][2]string{
	"D": {"DAILY", ""}, "W": {"WEEKLY", "BYDAY"}, "MP": {"MONTHLY", "BYDAY"}, "MD": {"MONTHLY", "BYMONTHDAY"},
	"YM": {"YEARLY", "BYMONTH"}, "YD": {"YEARLY", "BYYEARDAY"},
}

// modern is a rule as RFC 5545 writes it, from either form.
func modern(value string) string {
	m := oldRule.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(value)))
	if m == nil {
		return value
	}
	freq, list := oldFreqs[m[1]][0], oldFreqs[m[1]][1]
	rule := "FREQ=" + freq + ";INTERVAL=" + m[2]
	if words := oldList(m[3]); len(words) > 0 && list != "" {
		rule += ";" + list + "=" + strings.Join(words, ",")
	}
	switch {
	case m[4] != "":
		return rule + ";UNTIL=" + m[4]
	case m[5] == "":
		return rule + ";COUNT=2" // what the old standard says of a rule that doesn't say
	case strings.Trim(m[5], "0") != "":
		return rule + ";COUNT=" + m[5]
	}
	return rule
}

// oldList reads "2+ TU WE 1- FR" as 2TU, 2WE, -1FR, and "1+ 10 LD" as 1, 10, -1.
func oldList(text string) []string {
	var list []string
	words := strings.Fields(strings.ReplaceAll(text, "LD", "1-"))
	nth := ""
	for i, word := range words {
		if !digits(word, 1) {
			list = append(list, nth+word)
			continue
		}
		nth = strings.TrimSuffix(word, "+")
		if rest, fromEnd := strings.CutSuffix(nth, "-"); fromEnd {
			nth = "-" + rest
		}
		if i+1 == len(words) || digits(words[i+1], 1) {
			list = append(list, nth)
		}
	}
	return list
}
