package calendar_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

const shared = "../../../../shared/data"

// told is an event as expected.json tells it.
type told struct {
	UID              string
	Title            string
	AllDay           bool   `json:"all_day"`
	StartUTC         string `json:"start_utc"`
	EndUTC           string `json:"end_utc"`
	StartLocal       string `json:"start_local"`
	EndLocal         string `json:"end_local"`
	StartDate        string `json:"start_date"`
	EndDateExclusive string `json:"end_date_exclusive"`
	TZ               string `json:"tz"`
	Location         string
	URL              string
	Status           string
	Recurring        bool
	OverrideOf       string `json:"override_of"`
	MustSkip         bool   `json:"must_skip"`
	Recoverable      struct {
		StartUTC string `json:"start_utc"`
		EndUTC   string `json:"end_utc"`
	}
}

// times are start and end as the calendar means them, and what clock they tell.
func (e told) times() (start, end, clock string) {
	switch {
	case e.Recoverable.StartUTC != "":
		return e.Recoverable.StartUTC, e.Recoverable.EndUTC, "instant"
	case e.AllDay:
		return e.StartDate + "T00:00:00Z", e.EndDateExclusive + "T00:00:00Z", "days"
	case e.StartUTC != "" && e.StartUTC == e.EndUTC:
		return e.StartUTC, "", "instant" // an end that is no later says nothing
	case e.StartUTC != "":
		return e.StartUTC, e.EndUTC, "instant"
	case e.EndLocal != "":
		return e.StartLocal + "Z", e.EndLocal + "Z", "floating"
	}
	return e.StartLocal + "Z", "", "floating"
}

// original is of which occurrence the event takes the place, "" when of none.
func (e told) original() string {
	if len(e.OverrideOf) == len(time.DateOnly) {
		return e.OverrideOf + "T00:00:00Z"
	}
	return e.OverrideOf
}

type toldFile struct {
	File      string
	Kind      string
	Events    []told
	AllStarts []string `json:"all_starts"`
	Window    *struct {
		From, To            time.Time
		Instances, Optional []struct{ Start, Title string }
	} `json:"instances_in_window"`
}

func toldFiles(t *testing.T) []toldFile {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, "expected.json"))
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("no shared data here:", err)
	}
	var files []toldFile
	if err := json.Unmarshal(data, &files); err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(f toldFile) bool { return f.Kind != "ics" })
}
