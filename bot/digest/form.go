package digest

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Settings is the route of the settings form.
const Settings = "digest.settings"

// Industries is the route of the menu of industries to follow.
const Industries = "industries"

// What a channel gets when there is nothing new.
const (
	skipEmpty = "skip"
	sayEmpty  = "say"
)

func (f *Feature) form(req *chat.Request, d learn.Digest) *slack.ModalViewRequest {
	loc := req.Loc
	blocks := append([]slack.Block{chat.Section(loc.M("digest.about"))}, whenFields(loc, d.Schedule)...)
	blocks = append(blocks, chat.Divider(), chat.Section(loc.M("digest.what")))
	blocks = append(blocks, whatFields(loc, d)...)
	meta := req.Meta(d.Channel)
	if req.Name == SetUpGreeted {
		meta.More = besideGreeting
	}
	until := chat.Input{Name: "until", Label: loc.T("digest.until"), Hint: loc.T("digest.until_hint")}
	return chat.Form{
		Name: Settings, Title: loc.T("digest.title"), Submit: loc.T("form.save"), Meta: meta,
		Blocks: append(blocks, until.Date(untilDay(d, req.Now))),
	}.Modal(loc)
}

func whenFields(loc *chat.Locale, s learn.Schedule) []slack.Block {
	cadence := chat.Input{Name: "cadence", Label: loc.T("digest.cadence"), Required: true}
	days := chat.Input{Name: "days", Label: loc.T("digest.weekday"), Hint: loc.T("digest.weekday_hint"), Required: true}
	hour := chat.Input{Name: "hour", Label: loc.T("digest.hour"), Required: true}
	zone := chat.Input{Name: "zone", Label: loc.T("digest.zone"), Hint: loc.T("digest.zone_hint"), Required: true}
	var chosen []string
	for _, day := range s.Days.List() {
		chosen = append(chosen, strconv.Itoa(int(day)))
	}
	return []slack.Block{
		cadence.Choice(string(s.Cadence), cadences(loc)),
		days.Several(chosen, weekdays(loc)),
		hour.Choice(clock(s), hours(s)),
		zone.Suggest(&chat.Option{Value: s.Zone, Label: fmt.Sprintf("%s (%s)", show.City(loc, s.Zone), s.Zone)}, "", 0),
	}
}

func whatFields(loc *chat.Locale, d learn.Digest) []slack.Block {
	industries := chat.Input{Name: Industries, Label: loc.T("digest.industries"), Hint: loc.T("digest.industries_hint")}
	topics := chat.Input{Name: "topics", Label: loc.T("digest.topics"), Hint: loc.T("digest.topics_hint")}
	sections := chat.Input{Name: "sections", Label: loc.T("digest.sections"), Required: true}
	empty := chat.Input{Name: "empty", Label: loc.T("digest.empty"), Required: true}
	var has []string
	for _, s := range learn.Sections() {
		if d.Has(s) {
			has = append(has, string(s))
		}
	}
	return []slack.Block{
		sections.Choices(has, sectionOptions(loc)),
		industries.SuggestMany(industryOptions(loc, d.Filter.Industries), loc.T("digest.all"), 0, learn.MaxTopics),
		topics.SuggestMany(named(d.Filter.Topics), loc.T("digest.all"), 0, learn.MaxTopics),
		empty.Choice(emptyOption(d), []chat.Option{
			{Value: skipEmpty, Label: loc.T("digest.empty_skip")}, {Value: sayEmpty, Label: loc.T("digest.empty_say")},
		}),
	}
}

func cadences(loc *chat.Locale) []chat.Option {
	return each(learn.Cadences(), func(c learn.Cadence) chat.Option {
		return chat.Option{Value: string(c), Label: loc.T("digest.every." + string(c))}
	})
}

func sectionOptions(loc *chat.Locale) []chat.Option {
	return each(learn.Sections(), func(s learn.Section) chat.Option {
		return chat.Option{Value: string(s), Label: loc.T("digest.section." + string(s))}
	})
}

func industryOptions(loc *chat.Locale, industries []string) []chat.Option {
	return each(industries, func(name string) chat.Option { return chat.Option{Value: name, Label: show.Industry(loc, name)} })
}

func named(topics []string) []chat.Option {
	return each(topics, func(name string) chat.Option { return chat.Option{Value: name, Label: name} })
}

func emptyOption(d learn.Digest) string {
	if d.SaysNothing {
		return sayEmpty
	}
	return skipEmpty
}

// untilDay is the day until which editions pause; "" when they don't.
func untilDay(d learn.Digest, now time.Time) string {
	if !d.Until.After(now) {
		return ""
	}
	return d.Until.In(learn.Location(d.Schedule.Zone)).Format(time.DateOnly)
}

// weekdays begin with Monday.
func weekdays(loc *chat.Locale) []chat.Option {
	return each(learn.Weekdays(127).List(), func(day time.Weekday) chat.Option {
		return chat.Option{Value: strconv.Itoa(int(day)), Label: loc.Weekday(day)}
	})
}

// hours are the full ones, and the schedule's own time when it is none of them.
func hours(s learn.Schedule) []chat.Option {
	var all []chat.Option
	for h := range 24 {
		full := clock(learn.Schedule{Hour: h})
		all = append(all, chat.Option{Value: full, Label: full})
		if own := clock(s); h == s.Hour && own != full {
			all = append(all, chat.Option{Value: own, Label: own})
		}
	}
	return all
}

func clock(s learn.Schedule) string { return fmt.Sprintf("%02d:%02d", s.Hour, s.Minute) }

// chosen is the digest that the form says. What can't be read is nothing that
// Check accepts.
func chosen(req *chat.Request) learn.Digest {
	v := req.View
	d := learn.Digest{
		Schedule: readSchedule(v), SetBy: req.Who.ID, SaysNothing: v.Text("empty") == sayEmpty,
		Filter: learn.Filter{Industries: v.Texts(Industries), Topics: v.Texts("topics")},
	}
	for _, s := range learn.Sections() {
		if !slices.Contains(v.Texts("sections"), string(s)) {
			d.LeftOut = append(d.LeftOut, s)
		}
	}
	zone := d.Schedule.Zone
	// Not every Slack lets a date be cleared: until today is no pause either.
	if day := v.Text("until"); day != req.Now.In(learn.Location(zone)).Format(time.DateOnly) {
		d.Until = learn.Wall(day, "00:00", zone)
	}
	return d
}

func readSchedule(v *chat.View) learn.Schedule {
	s := learn.Schedule{Cadence: learn.Cadence(v.Text("cadence")), Hour: -1, Zone: v.Text("zone")}
	for _, value := range v.Texts("days") {
		if day, err := strconv.Atoi(value); err == nil && day >= 0 && day < 7 {
			s.Days |= learn.On(time.Weekday(day))
		}
	}
	if at, err := time.Parse("15:04", v.Text("hour")); err == nil {
		s.Hour, s.Minute = at.Hour(), at.Minute()
	}
	return s
}
