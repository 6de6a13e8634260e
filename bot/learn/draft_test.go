package learn_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

var began = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func TestOfTwoDevicesTheLaterWordsCountFieldByField(t *testing.T) {
	var d learn.Draft
	d.Hold("takeaway", []string{"on the phone"}, began.Add(2*time.Second))
	d.Hold("story", []string{"on the phone"}, began.Add(3*time.Second))
	d.Hold("takeaway", []string{"on the desk, told late"}, began.Add(time.Second))
	d.Hold("story", nil, began.Add(4*time.Second))
	d.Hold("try", []string{"on the desk"}, began.Add(5*time.Second))
	if d.Text("takeaway") != "on the phone" || d.Text("story") != "" || d.Text("try") != "on the desk" {
		t.Errorf("%+v", d.Fields)
	}
}

func TestWhatAFieldBeganWithCountsUntilSomethingIsTypedThere(t *testing.T) {
	var d learn.Draft
	d.Began("event", []string{"e1"})
	d.Began("event", []string{"e2"})
	if d.Text("event") != "e1" || !d.Empty() {
		t.Errorf("%+v, empty: %v", d.Fields, d.Empty())
	}
	d.Hold("event", nil, began)
	d.Began("event", []string{"e1"})
	if d.Text("event") != "" || !d.Empty() {
		t.Errorf("%+v after it was emptied", d.Fields)
	}
	d.Hold("met", []string{"2"}, began)
	if d.Empty() {
		t.Error("two people met are nothing")
	}
}

func TestADraftHoldsWhatAFormCan(t *testing.T) {
	var d learn.Draft
	d.Hold("story", []string{strings.Repeat("🙂", 5000)}, began)
	d.Hold("try", []string{"torn \xf0\x9f"}, began)
	d.Hold("topics", strings.Split(strings.Repeat("topic ", 100), " "), began)
	if n := utf8.RuneCountInString(d.Text("story")); n != learn.MaxStory {
		t.Errorf("the story has %d characters", n)
	}
	if !utf8.ValidString(d.Text("try")) || len(d.Texts("topics")) != learn.MaxTopics {
		t.Errorf("%q and %d topics", d.Text("try"), len(d.Texts("topics")))
	}
}

func TestADraftIsLeftWhenItsFormWasClosedOrLongUntouched(t *testing.T) {
	d := learn.Draft{Updated: began}
	if d.Left(began.Add(59*time.Minute)) || !d.Left(began.Add(time.Hour)) {
		t.Error("an open form is left before an hour has passed, or not even then")
	}
	d.Closed = began.Add(time.Minute)
	if !d.Left(d.Closed) {
		t.Error("a closed form isn't left")
	}
	d.Hold("takeaway", []string{"told late"}, began)
	if d.Closed.IsZero() {
		t.Error("what was typed before it was closed opens it again")
	}
	d.Hold("takeaway", []string{"elsewhere"}, began.Add(2*time.Minute))
	if !d.Closed.IsZero() {
		t.Error("who types has no form open")
	}
}
