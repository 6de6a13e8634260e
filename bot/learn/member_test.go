package learn_test

import (
	"errors"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatKeepsContentOutOfAChannel(t *testing.T) {
	for _, c := range []struct {
		channel learn.Channel
		want    string
	}{
		{learn.Channel{ID: "C1", Name: "sales", Bot: learn.Inside}, ""},
		{learn.Channel{ID: "C1", Name: "C1"}, ""},
		{learn.Channel{ID: "C1", Name: "sales", Bot: learn.Outside}, "error.channel_without_bot"},
		{learn.Channel{ID: "C1", Name: "C1", Bot: learn.Outside}, "error.channel_hidden"},
		{learn.Channel{ID: "C1", Name: "sales", Bot: learn.Outside, Archived: true}, "error.channel_archived"},
		{learn.Channel{ID: "C1", Name: "sales", Bot: learn.Inside, External: true}, "error.channel_external"},
		{learn.Channel{ID: "C1", Name: "sales", Bot: learn.Inside, External: true, Allowed: true}, ""},
	} {
		got, refused := "", new(learn.Error)
		if errors.As(c.channel.Admits("channel"), &refused) {
			got = refused.Key
		}
		if got != c.want {
			t.Errorf("%+v: %q, want %q", c.channel, got, c.want)
		}
	}
}
