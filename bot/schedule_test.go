package bot

import (
	"context"
	"strings"
	"testing"
	"time"
)

func TestAPlannerThatPanicsIsAnErrorAmongOthers(t *testing.T) {
	p := planner{name: "series", plan: func(context.Context, time.Time) error { panic("no such day") }}
	if err := p.run(t.Context(), time.Time{}); err == nil || !strings.Contains(err.Error(), "schedule_test.go") {
		t.Errorf("it came to %v", err)
	}
}
