package digest

import (
	"fmt"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Settings is the route of the settings form.
const Settings = "digest.settings"

func (f *Feature) form(req *chat.Request, d learn.Digest) *slack.ModalViewRequest {
	loc, s := req.Loc, d.Schedule
	weekday := chat.Input{Name: "weekday", Label: loc.T("digest.weekday"), Required: true}
	hour := chat.Input{Name: "hour", Label: loc.T("digest.hour"), Required: true}
	zone := chat.Input{Name: "zone", Label: loc.T("digest.zone"), Hint: loc.T("digest.zone_hint"), Required: true}
	return chat.Form{
		Name: Settings, Title: loc.T("digest.title"), Submit: loc.T("form.save"), Meta: req.Meta(d.Channel),
		Blocks: []slack.Block{
			chat.Section(loc.M("digest.about")),
			weekday.Choice(strconv.Itoa(int(s.Weekday)), weekdays(loc)),
			hour.Choice(clock(s), hours(s)),
			zone.Suggest(&chat.Option{Value: s.Zone, Label: fmt.Sprintf("%s (%s)", show.City(loc, s.Zone), s.Zone)}, "", 0),
		},
	}.Modal(loc)
}

// weekdays begin with Monday.
func weekdays(loc *chat.Locale) []chat.Option {
	var all []chat.Option
	for i := 1; i <= 7; i++ {
		day := time.Weekday(i % 7)
		all = append(all, chat.Option{Value: strconv.Itoa(int(day)), Label: loc.Weekday(day)})
	}
	return all
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

// readSchedule reads what was chosen; what can't be read is none of the
// schedules that Check accepts.
func readSchedule(v *chat.View) learn.Schedule {
	s := learn.Schedule{Weekday: time.Weekday(v.Number("weekday", -1)), Hour: -1, Zone: v.Text("zone")}
	if at, err := time.Parse("15:04", v.Text("hour")); err == nil {
		s.Hour, s.Minute = at.Hour(), at.Minute()
	}
	return s
}
