package digest

import (
	"fmt"
	"math/bits"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// star is the bit that cron sets in a field that was a star.
const star = 1 << 63

// ParseDefault reads the schedule that new digests start from: a cron
// expression of one minute, one hour and one weekday, "0 9 * * 1". The result
// has no zone: that is the zone of whoever sets a digest up.
func ParseDefault(spec string) (learn.Schedule, error) {
	refuse := func(why string) (learn.Schedule, error) {
		return learn.Schedule{}, fmt.Errorf("digest schedule %q: %s; write one minute, one hour and one weekday, as in \"0 9 * * 1\" for Mondays at 09:00", spec, why)
	}
	// cron panics on a zone without a schedule, and takes shorthands such as @weekly.
	if n := len(strings.Fields(spec)); n != 5 || strings.ContainsAny(spec, "=@") {
		return refuse("it needs five fields and no zone")
	}
	parsed, err := cron.ParseStandard(spec)
	if err != nil {
		return refuse(err.Error())
	}
	s, ok := parsed.(*cron.SpecSchedule)
	switch {
	case !ok:
		return refuse("it is not a weekly time")
	case s.Dom&star == 0 || s.Month&star == 0:
		return refuse("a day of the month or a month can't be part of it")
	case bits.OnesCount64(s.Minute) != 1 || bits.OnesCount64(s.Hour) != 1 || bits.OnesCount64(s.Dow) != 1:
		return refuse("it comes more than once a week")
	}
	return learn.Schedule{
		Cadence: learn.EachWeek, Days: learn.On(time.Weekday(bits.TrailingZeros64(s.Dow))),
		Hour: bits.TrailingZeros64(s.Hour), Minute: bits.TrailingZeros64(s.Minute),
	}, nil
}
