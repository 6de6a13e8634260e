package learn

import "time"

// Weekdays is a set of days of the week.
type Weekdays uint8

// On is the set of the days.
func On(days ...time.Weekday) Weekdays {
	var set Weekdays
	for _, d := range days {
		set |= 1 << d
	}
	return set
}

// Has tells whether the day is in the set.
func (w Weekdays) Has(day time.Weekday) bool { return w&(1<<day) != 0 }

// List is the set in order, Monday first.
func (w Weekdays) List() []time.Weekday {
	var days []time.Weekday
	for i := range 7 {
		if day := time.Weekday((i + 1) % 7); w.Has(day) {
			days = append(days, day)
		}
	}
	return days
}
