package page

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var isoDuration = regexp.MustCompile(`^P(?:0+Y)?(?:0+M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$`)

// readDuration reads an ISO 8601 duration; months and years have no length.
func readDuration(s string) time.Duration {
	parts := isoDuration.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(s)))
	if parts == nil {
		return 0
	}
	var sum time.Duration
	for k, unit := range []time.Duration{7 * day, day, time.Hour, time.Minute} {
		n, err := strconv.Atoi(parts[k+1])
		if err != nil {
			continue
		}
		if n > 10000 {
			return 0
		}
		sum += time.Duration(n) * unit
	}
	return sum
}
