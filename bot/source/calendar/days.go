package calendar

import (
	"slices"
	"time"
)

// match appends the days that the rule allows of the n from first on.
func (r *rule) match(days []time.Time, first time.Time, n int) []time.Time {
	first = midnight(first)
	for i := range n {
		if day := first.Add(time.Duration(i) * 24 * time.Hour); r.allows(day) {
			days = append(days, day)
		}
	}
	return days
}

func (r *rule) allows(day time.Time) bool {
	year, month, date := day.Date()
	return within(r.by[byMonth], int(month), 0) &&
		within(r.by[byMonthDay], date, daysIn(year, month)) &&
		within(r.by[byYearDay], day.YearDay(), daysInYear(year)) &&
		r.allowsWeek(day) && r.allowsWeekday(day)
}

// within tells whether n is in the list, counted from the begin or, with a
// negative number, from the end of so many; an empty list allows all.
func within(list []int, n, of int) bool {
	return len(list) == 0 || slices.Contains(list, n) || of > 0 && slices.Contains(list, n-of-1)
}

func (r *rule) allowsWeekday(day time.Time) bool {
	if len(r.days) == 0 {
		return true
	}
	n, of := day.Day(), daysIn(day.Year(), day.Month())
	if r.freq == yearly && len(r.by[byMonth]) == 0 {
		n, of = day.YearDay(), daysInYear(day.Year())
	}
	for _, w := range r.days {
		if w.day == day.Weekday() && (w.nth == 0 || r.freq < monthly || w.nth == (n-1)/7+1 || w.nth == -((of-n)/7+1)) {
			return true
		}
	}
	return false
}

func (r *rule) allowsWeek(day time.Time) bool {
	weeks := r.by[byWeekNo]
	if len(weeks) == 0 {
		return true
	}
	n, of := r.week(day)
	return within(weeks, n, of)
}

// week is the number of the day's week, and how many weeks its year has. A week
// belongs to the year that has most of its days.
func (r *rule) week(day time.Time) (n, of int) {
	middle := day.AddDate(0, 0, 3-int((day.Weekday()-r.weekStart+7)%7))
	shift := (january(middle.Year()).Weekday() - r.weekStart + 7) % 7
	of = 52
	if shift == 3 || shift == 2 && daysInYear(middle.Year()) == 366 {
		of = 53
	}
	return (middle.YearDay()-1)/7 + 1, of
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func daysInYear(year int) int {
	if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		return 366
	}
	return 365
}

// timesIn appends the seconds of the day at which events start in a period.
func (r *rule) timesIn(times []int, first time.Time) []int {
	own := []int{first.Second(), first.Minute(), first.Hour()}
	choose := func(part int) []int {
		switch {
		case int(r.freq) > part:
			return r.by[part]
		case within(r.by[part], own[part], 0):
			return own[part : part+1]
		}
		return nil
	}
	for _, hour := range choose(byHour) {
		for _, minute := range choose(byMinute) {
			for _, second := range choose(bySecond) {
				times = append(times, hour*3600+minute*60+min(second, 59))
			}
		}
	}
	return times
}
