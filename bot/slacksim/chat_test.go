package slacksim_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

func TestAMessageIsPostedChangedAndDeleted(t *testing.T) {
	inWorkspace(t, func(w *world) {
		channel, ts, err := w.api.PostMessage(w.general, slack.MsgOptionText("hello <!channel> &amp; all", false))
		w.must(err)
		seen := w.As("UBEN").Messages("#general")
		if channel != w.general || len(seen) != 1 || seen[0].Text != "hello <!channel> &amp; all" {
			t.Fatalf("Ben sees %+v", seen)
		}
		_, _, _, err = w.api.UpdateMessage(w.general, ts, slack.MsgOptionText("changed", false))
		w.must(err)
		if seen = w.As("UBEN").Messages("general"); seen[0].Text != "changed" || !seen[0].Edited {
			t.Errorf("Ben sees %+v", seen)
		}
		_, _, err = w.api.DeleteMessage(w.general, ts)
		w.must(err)
		if seen = w.As("UBEN").Messages(w.general); len(seen) != 0 {
			t.Errorf("Ben still sees %+v", seen)
		}
	})
}

func TestAPostToAPersonGoesToTheirDirectMessages(t *testing.T) {
	inWorkspace(t, func(w *world) {
		channel, ts, err := w.api.PostMessage("UANN", slack.MsgOptionText("hi", false))
		w.must(err)
		if channel != w.IM("UANN") || !strings.HasPrefix(channel, "D") {
			t.Errorf("posted to %s, want the D channel %s", channel, w.IM("UANN"))
		}
		if seen := w.As("UANN").Messages("@fieldnotes"); len(seen) != 1 || seen[0].TS != ts {
			t.Errorf("Ann sees %+v", seen)
		}
		_, _, _, err = w.api.UpdateMessage("UANN", ts, slack.MsgOptionText("x", false))
		w.wantCode(err, "channel_not_found")
	})
}

func TestSlackRefusesPosts(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.Faults().Unlimited(true)
		open := w.AddChannel(testChannel("open"))
		old := w.AddChannel(testChannel("old", w.BotUser()))
		w.Archive(old)
		inOne := make([]slack.Block, 51)
		for i := range inOne {
			inOne[i] = slack.NewDividerBlock()
		}
		var long []slack.Block
		for range 4 {
			long = append(long, slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", strings.Repeat("x", 2900), false, false), nil, nil))
		}
		for _, c := range []struct {
			why, channel, want string
			options            []slack.MsgOption
		}{
			{"no such channel", "C404", "channel_not_found", text("x")},
			{"a private channel without the bot", w.secret, "channel_not_found", text("x")},
			{"a public channel without the bot", open, "not_in_channel", text("x")},
			{"an archived channel", old, "is_archived", text("x")},
			{"nothing to say", w.general, "no_text", nil},
			{"a thread that is none", w.general, "cannot_reply_to_message", append(text("x"), slack.MsgOptionTS("1.000001"))},
			{"a name of its own without the scope", w.general, "missing_scope", append(text("x"), slack.MsgOptionUsername("Boss"))},
			{"too many blocks", w.general, "invalid_blocks", []slack.MsgOption{slack.MsgOptionBlocks(inOne...)}},
			{"legacy attachments", w.general, "invalid_attachments", append(text("x"), slack.MsgOptionAttachments(slack.Attachment{Text: "x"}))},
			{"metadata that is nested", w.general, "invalid_metadata_schema", append(text("x"), slack.MsgOptionMetadata(slack.SlackMetadata{
				EventType: "x", EventPayload: map[string]any{"a": map[string]any{"b": map[string]any{"c": 1}}}}))},
			{"too much text in all blocks", w.general, "msg_blocks_too_long", []slack.MsgOption{slack.MsgOptionBlocks(long...)}},
		} {
			_, _, err := w.api.PostMessage(c.channel, c.options...)
			if code(err) != c.want {
				t.Errorf("%s: %v, want %s", c.why, err, c.want)
			}
		}
	})
}

func TestWhatIsWrongWithBlocksIsTold(t *testing.T) {
	inWorkspace(t, func(w *world) {
		_, _, err := w.api.PostMessage(w.general, slack.MsgOptionBlocks(
			slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", strings.Repeat("x", 3001), false, false), nil, nil)))
		var told slack.SlackErrorResponse
		if !errors.As(err, &told) || len(told.ResponseMetadata.Messages) == 0 ||
			!strings.Contains(told.ResponseMetadata.Messages[0], "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]") {
			t.Errorf("told %+v", err)
		}
	})
}

func TestOnlyOnePersonSeesAnEphemeralMessage(t *testing.T) {
	inWorkspace(t, func(w *world) {
		_, err := w.api.PostEphemeral(w.general, "UANN", text("psst")...)
		w.must(err)
		if n := len(w.As("UANN").Messages(w.general)); n != 1 {
			t.Errorf("Ann sees %d messages", n)
		}
		if n := len(w.As("UBEN").Messages(w.general)); n != 0 {
			t.Errorf("Ben sees %d messages", n)
		}
		w.AddPerson(testPerson("UCAT", "cat"))
		_, err = w.api.PostEphemeral(w.general, "UCAT", text("psst")...)
		w.wantCode(err, "user_not_in_channel")
		_, err = w.api.PostEphemeral(w.general, "UANN", text(strings.Repeat("x", 4001))...)
		w.wantCode(err, "msg_too_long")
		table := slack.MsgOptionBlocks(slack.NewTableBlock("figures").AddRow(slack.NewTableRawTextCell("x")))
		_, _, err = w.api.PostMessage(w.general, append(text("x"), table)...)
		w.must(err)
		_, err = w.api.PostEphemeral(w.general, "UANN", append(text("x"), table)...)
		w.wantCode(err, "invalid_blocks")
	})
}

func TestSlackRefusesChangesToMessages(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.must(w.As("UBEN").Say(w.ctx, w.general, "mine"))
		bens := w.As("UBEN").Messages(w.general)[0].TS
		_, mine, err := w.api.PostMessage(w.general, text("the bot's")...)
		w.must(err)
		update := func(ts string, options ...slack.MsgOption) error {
			_, _, _, err := w.api.UpdateMessage(w.general, ts, options...)
			return err
		}
		w.wantCode(update(bens, text("x")...), "cant_update_message")
		w.wantCode(update("1.000001", text("x")...), "message_not_found")
		w.wantCode(update(mine), "no_text")
		w.wantCode(update(mine, text(strings.Repeat("x", 4001))...), "msg_too_long")
		_, _, err = w.api.DeleteMessage(w.general, bens)
		w.wantCode(err, "cant_delete_message")
		w.Archive(w.general)
		w.wantCode(update(mine, text("x")...), "is_inactive")
	})
}

func TestADeletedParentLeavesATombstone(t *testing.T) {
	inWorkspace(t, func(w *world) {
		_, ts, err := w.api.PostMessage(w.general, text("parent")...)
		w.must(err)
		w.must(w.As("UANN").Reply(w.ctx, w.general, ts, "reply"))
		_, _, err = w.api.DeleteMessage(w.general, ts)
		w.must(err)
		thread := w.As("UBEN").Thread(w.general, ts)
		if len(thread) != 2 || !thread[0].Deleted || thread[1].Text != "reply" {
			t.Errorf("the thread is %+v", thread)
		}
	})
}

func TestOneMessageASecondInAChannel(t *testing.T) {
	inWorkspace(t, func(w *world) {
		for i := range 3 {
			_, _, err := w.api.PostMessage(w.general, text(fmt.Sprint(i))...)
			w.must(err)
		}
		_, _, err := w.api.PostMessage(w.general, text("too soon")...)
		var limited *slack.RateLimitedError
		if !errors.As(err, &limited) || limited.RetryAfter != time.Second {
			t.Fatalf("the fourth at once gave %v", err)
		}
		_, _, err = w.api.PostMessage("UANN", text("elsewhere")...)
		w.must(err)
		<-time.After(limited.RetryAfter)
		_, _, err = w.api.PostMessage(w.general, text("in time")...)
		w.must(err)
		w.Faults().Unlimited(true)
		for range 10 {
			_, _, err = w.api.PostMessage(w.general, text("more")...)
			w.must(err)
		}
	})
}

func TestATierIsHeld(t *testing.T) {
	inWorkspace(t, func(w *world) {
		var limited *slack.RateLimitedError
		for i := range 20 {
			if _, err := w.api.GetUserGroupsContext(w.ctx); errors.As(err, &limited) {
				t.Fatalf("call %d was limited", i)
			}
		}
		_, err := w.api.GetUserGroupsContext(w.ctx)
		if !errors.As(err, &limited) || limited.RetryAfter != 3*time.Second {
			t.Errorf("the 21st call in a minute gave %v", err)
		}
		_, err = w.api.AuthTest()
		w.must(err)
	})
}

func TestMetadataIsShownToWhoAsks(t *testing.T) {
	inWorkspace(t, func(w *world) {
		meta := slack.SlackMetadata{EventType: "delivery", EventPayload: map[string]any{"id": "d1"}}
		_, ts, err := w.api.PostMessage(w.general, slack.MsgOptionText("x", false), slack.MsgOptionMetadata(meta))
		w.must(err)
		history := func(all bool) slack.Message {
			h, err := w.api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: w.general, IncludeAllMetadata: all})
			w.must(err)
			return h.Messages[0]
		}
		if got := history(true); got.Timestamp != ts || got.Metadata.EventPayload["id"] != "d1" {
			t.Errorf("with metadata: %+v", got.Metadata)
		}
		if got := history(false); got.Metadata.EventType != "" {
			t.Errorf("without: %+v", got.Metadata)
		}
		_, _, _, err = w.api.UpdateMessage(w.general, ts, text("y")...)
		w.must(err)
		if got := history(true); got.Metadata.EventType != "delivery" {
			t.Error("an update without metadata lost it")
		}
		_, _, err = w.api.PostMessage(w.general, slack.MsgOptionText("x", false),
			slack.MsgOptionMetadata(slack.SlackMetadata{EventPayload: map[string]any{}}))
		w.wantCode(err, "invalid_metadata_schema")
	})
}
