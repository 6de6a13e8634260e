package chat

import (
	"strconv"
	"testing"
	"testing/synctest"
	"time"
)

func TestTheSameThingAgainGetsTheAnswerThatSlackStillWaitsFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var all answers
		first, mine := all.take("command/1", time.Now())
		if !mine {
			t.Fatal("nobody has answered yet")
		}
		first.give("a screenful")
		again, mine := all.take("command/1", time.Now())
		if mine || again.carries() != "a screenful" {
			t.Errorf("handled again: %t; its answer carries %v", mine, again.carries())
		}
		<-time.After(10 * time.Second)
		late, mine := all.take("command/1", time.Now())
		if mine || late.carries() != nil {
			t.Errorf("handled again: %t; kept when Slack no longer waits: %v", mine, late.carries())
		}
	})
}

func TestAnswersTakeBoundedMemory(t *testing.T) {
	var all answers
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for i := range 3 * manyAnswers {
		all.take(strconv.Itoa(i), now)
	}
	if kept := len(all.now) + len(all.old); kept > 2*manyAnswers {
		t.Errorf("%d answers are kept", kept)
	}
	for range 2 {
		now = now.Add(remembered + time.Second)
		all.take("much later", now)
	}
	if kept := len(all.now) + len(all.old); kept > 2 {
		t.Errorf("%d answers are kept an hour later", kept)
	}
}
