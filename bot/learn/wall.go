package learn

import "time"

// wall is the instant at which clocks in loc show the date and time. time.Date
// leaves open which of two instants it takes around a clock change.
func wall(year int, month time.Month, day, hour, minute int, loc *time.Location) time.Time {
	at := time.Date(year, month, day, hour, minute, 0, 0, loc)
	start, end := at.ZoneBounds()
	if at.Hour() != hour || at.Minute() != minute {
		if skipped := time.Date(year, month, day, hour, minute, 0, 0, time.UTC); wallOf(at).After(skipped) {
			return start
		}
		return end
	}
	if !start.IsZero() {
		_, now := at.Zone()
		_, before := start.Add(-time.Second).Zone()
		earlier := at.Add(time.Duration(now-before) * time.Second)
		if earlier.Before(start) && earlier.Before(at) && wallOf(earlier).Equal(wallOf(at)) {
			return earlier
		}
	}
	return at
}

func wallOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// Wall is the instant at which clocks in zone show date (YYYY-MM-DD) and clock
// (HH:MM); zero when either can't be read. Around clock changes as Schedule.Next.
func Wall(date, clock, zone string) time.Time {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return time.Time{}
	}
	hm, err := time.Parse("15:04", clock)
	if err != nil {
		return time.Time{}
	}
	return wall(day.Year(), day.Month(), day.Day(), hm.Hour(), hm.Minute(), Location(zone))
}
