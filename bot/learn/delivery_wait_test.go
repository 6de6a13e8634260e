package learn_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestADeliveryIsTriedTenTimesOverADay(t *testing.T) {
	var took time.Duration
	tries := 1
	for wait, again := learn.TryAgain(tries); again; wait, again = learn.TryAgain(tries) {
		took += wait
		tries++
	}
	if tries != 10 || took < 24*time.Hour || took > 25*time.Hour {
		t.Errorf("%d tries over %s", tries, took)
	}
}
