package learn

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Policy is what admins decided for the whole workspace. What they didn't
// decide is as the environment says, or as usual.
type Policy struct {
	Home       string   // our own industry: a key of Industries or free text; "" when not set
	Industries []string // that forms offer beside the usual ones
	Digests    Setters  // who may set up a channel's digest
	Language   string   // of what many read
	Schedule   string   // of new digests, a cron expression
	Quiet      Quiet    // hours of members who chose none
	Keep       int      // months after which private records are erased
	Stories    bool     // the summary may quote lessons whose people agreed
}

// Setters are who may do something.
type Setters string

// The Setters.
const (
	AnybodySets Setters = "anybody"
	AdminsSet   Setters = "admins"
)

// How long private records are kept, in months: usually, and within which limits.
const (
	UsualKeep = 24
	LeastKeep = 6 // a quarter is counted a week after its end
	MostKeep  = 120
)

// MaxIndustries is how many industries an admin may add.
const MaxIndustries = 30

// UsualPolicy is that of a workspace in which nothing was decided.
func UsualPolicy() Policy {
	return Policy{Digests: AnybodySets, Language: "en", Schedule: "0 9 * * 1", Quiet: UsualPreferences().Quiet, Keep: UsualKeep, Stories: true}
}

// Check returns what is wrong with a policy, as Errors beside the fields industry,
// industries, digests, language and keep. Whether Schedule is one is the digest's to say.
func (p Policy) Check() error {
	var errs Errors
	checkText(&errs, "industry", p.Home, MaxIndustry, false)
	if len(p.Industries) > MaxIndustries {
		errs.Add("industries", "error.industries_many", "Limit", MaxIndustries)
	}
	for _, i := range p.Industries {
		checkText(&errs, "industries", i, MaxIndustry, false)
	}
	if p.Digests != AnybodySets && p.Digests != AdminsSet {
		errs.Add("digests", "error.choice")
	}
	if !slices.Contains(Languages(), p.Language) {
		errs.Add("language", "error.choice")
	}
	if p.Keep < LeastKeep || p.Keep > MostKeep {
		errs.Add("keep", "error.keep", "Least", LeastKeep, "Most", MostKeep)
	}
	return errs.OrNil()
}

// Decisions are the policy by name, as they are stored.
func (p Policy) Decisions() map[string]string {
	return map[string]string{
		"home": p.Home, "industries": strings.Join(p.Industries, "\n"), "digests": string(p.Digests), "language": p.Language,
		"schedule": p.Schedule, "quiet": fmt.Sprintf("%d-%d", p.Quiet.From, p.Quiet.To), "keep": strconv.Itoa(p.Keep),
		"stories": strconv.FormatBool(p.Stories),
	}
}

// With is the policy with what was decided in the place of what is usual. A
// decision that makes no sense is left out.
func (p Policy) With(decided map[string]string) Policy {
	for name, value := range decided {
		next := p
		switch name {
		case "home":
			next.Home = value
		case "industries":
			next.Industries = strings.FieldsFunc(value, func(r rune) bool { return r == '\n' })
		case "digests":
			next.Digests = Setters(value)
		case "language":
			next.Language = value
		case "schedule":
			next.Schedule = value
		case "quiet":
			if _, err := fmt.Sscanf(value, "%d-%d", &next.Quiet.From, &next.Quiet.To); err != nil {
				continue
			}
		case "keep":
			next.Keep, _ = strconv.Atoi(value)
		case "stories":
			next.Stories = value == "true"
		}
		if next.Check() == nil {
			p = next
		}
	}
	return p
}

// Changed are those of the decisions in which p differs from was.
func (p Policy) Changed(was Policy) map[string]string {
	before, changed := was.Decisions(), map[string]string{}
	for name, value := range p.Decisions() {
		if before[name] != value {
			changed[name] = value
		}
	}
	return changed
}
