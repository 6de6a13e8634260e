package slacksim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// together is a workspace whose app may open group messages, and hears what is said in them.
func together(t *testing.T, story func(w *world)) {
	t.Helper()
	granted := strings.NewReplacer("[chat:write,", "[chat:write, mpim:write, mpim:read, mpim:history,", "[app_home_opened,", "[app_home_opened, message.mpim,").Replace(manifest)
	inWorkspaceOf(t, slacksim.Config{Manifest: []byte(granted)}, story)
}

func (w *world) open(users ...string) (string, error) {
	c, _, _, err := w.api.OpenConversation(&slack.OpenConversationParameters{Users: users, ReturnIM: true})
	if err != nil {
		return "", err
	}
	return c.ID, nil
}

func TestAGroupMessageIsTheSameForTheSamePeople(t *testing.T) {
	together(t, func(w *world) {
		first, err := w.open("UANN", "UBEN")
		w.must(err)
		second, err := w.open("UBEN", "UANN", "UBEN")
		w.must(err)
		alone, err := w.open("UANN", "UANN")
		w.must(err)
		if first != second || alone != w.IM("UANN") {
			t.Errorf("the group is %s, then %s; with Ann alone it is %s", first, second, alone)
		}
		again, _, already, err := w.api.OpenConversation(&slack.OpenConversationParameters{ChannelID: first})
		if err != nil || again.ID != first || !already {
			t.Errorf("opened by its id it is %v (%v), %v", again, already, err)
		}
	})
}

func TestTheAppPostsIntoAGroupMessageThatItsPeopleAloneSee(t *testing.T) {
	together(t, func(w *world) {
		bot := w.connect(nil)
		w.AddPerson(testPerson("UCAT", "cat"))
		w.await(bot, socketmode.EventTypeEventsAPI) // she has joined
		group, err := w.open("UANN", "UBEN")
		w.must(err)
		if n := len(w.As("UANN").Directs()); n != 0 {
			t.Errorf("Ann has %d conversations before anything was said", n)
		}
		_, ts, err := w.api.PostMessage(group, slack.MsgOptionText("you two", false), slack.MsgOptionBlocks(button("thanks")))
		w.must(err)
		w.await(bot, socketmode.EventTypeEventsAPI) // the app's own message
		for _, id := range []string{"UANN", "UBEN"} {
			if seen := w.As(id).Messages(group); len(seen) != 1 || seen[0].Text != "you two" {
				t.Errorf("%s sees %+v", id, seen)
			}
			if shown := w.As(id).Directs(); len(shown) != 1 || shown[0].ID != group || len(shown[0].Members) != 3 {
				t.Errorf("%s has the conversations %+v", id, shown)
			}
		}
		if w.As("UCAT").Sees(group) || w.As("UCAT").Messages(group) != nil || len(w.As("UCAT").Directs()) != 0 {
			t.Error("Cat sees the group of Ann and Ben")
		}
		w.must(w.As("UBEN").Reply(w.ctx, group, ts, "with pleasure"))
		heard := w.await(bot, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent).InnerEvent.Data.(*slackevents.MessageEvent)
		if heard.ChannelType != "mpim" || heard.ThreadTimeStamp != ts || heard.User != "UBEN" {
			t.Errorf("the app heard %+v", heard)
		}
		w.must(w.As("UBEN").Press(w.ctx, slacksim.InMessage(group, ts), "row", "thanks", nil))
		if got := w.chosen(bot); got.Channel.ID != group || got.Channel.Name != "mpdm-ann--ben--fieldnotes-1" {
			t.Errorf("the app got %+v", got.Channel)
		}
		page, err := w.api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: group})
		if err != nil || len(page.Messages) != 1 {
			t.Errorf("the history is %+v, %v", page, err)
		}
		members, _, err := w.api.GetUsersInConversation(&slack.GetUsersInConversationParameters{ChannelID: group})
		if err != nil || !slices.Equal(members, []string{"UANN", "UBEN", w.BotUser()}) {
			t.Errorf("its members are %v, %v", members, err)
		}
		info, err := w.api.GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: group})
		if err != nil || !info.IsMpIM || !info.IsPrivate || info.IsIM || info.IsChannel {
			t.Errorf("it is %+v, %v", info, err)
		}
	})
}

func TestGroupMessagesThatSlackRefuses(t *testing.T) {
	together(t, func(w *world) {
		w.AddPerson(testPerson("UCAT", "cat"))
		w.Deactivate("UCAT")
		var nine []string
		for i := range 9 {
			nine = append(nine, w.AddPerson(testPerson(fmt.Sprint("UX", i), fmt.Sprint("x", i))))
		}
		for want, users := range map[string][]string{
			"user_disabled": {"UANN", "UCAT"}, "user_not_found": {"UANN", "U404"}, "cannot_dm_bot": {"UANN", w.BotUser()}, "too_many_users": nine,
		} {
			_, err := w.open(users...)
			w.wantCode(err, want)
		}
		if _, err := w.open(nine[:8]...); err != nil {
			t.Errorf("eight people: %v", err)
		}
		_, _, _, err := w.api.OpenConversation(&slack.OpenConversationParameters{ChannelID: w.general})
		w.wantCode(err, "method_not_supported_for_channel_type")
		group, err := w.open("UANN", "UBEN")
		w.must(err)
		_, _, _, err = w.api.JoinConversation(group)
		w.wantCode(err, "method_not_supported_for_channel_type")
		w.wantRefusal(w.As("UANN").Say(w.ctx, group, "/invite @news"), "You can't invite anyone to a direct message.")
	})
	inWorkspace(t, func(w *world) {
		_, err := w.open("UANN", "UBEN")
		w.wantCode(err, "missing_scope")
	})
}

func TestWhatTwoPeopleSayToEachOtherIsNoneOfTheAppsBusiness(t *testing.T) {
	together(t, func(w *world) {
		bot := w.connect(nil)
		ann := w.As("UANN")
		w.must(w.As("UBEN").Say(w.ctx, "@ann", "worth keeping"))
		w.quiet(bot)
		between := w.Direct("UANN", "UBEN")
		if seen := ann.Messages("@ben"); len(seen) != 1 || seen[0].Channel != between || ann.Unread(between) != 1 {
			t.Fatalf("Ann sees %+v", seen)
		}
		for what, err := range map[string]error{
			"post": func() error { _, _, err := w.api.PostMessage(between, text("x")...); return err }(),
			"read": func() error {
				_, err := w.api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: between})
				return err
			}(),
			"look": func() error {
				_, err := w.api.GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: between})
				return err
			}(),
			"whisper": func() error { _, err := w.api.PostEphemeral(between, "UANN", text("x")...); return err }(),
		} {
			if code(err) != "channel_not_found" {
				t.Errorf("%s: %v", what, err)
			}
		}
		w.must(ann.MessageShortcut(w.ctx, "keep", between, ann.Messages(between)[0].TS))
		got := w.chosen(bot)
		if got.Channel.ID != between || got.Channel.Name != "directmessage" || got.Message.Text != "worth keeping" {
			t.Errorf("of the shortcut the app got %+v", got)
		}
		w.must(slack.PostWebhookCustomHTTPContext(w.ctx, got.ResponseURL, w.http, &slack.WebhookMessage{Text: "kept"}))
		if n := len(ann.Messages(between)); n != 2 || len(w.As("UBEN").Messages(between)) != 1 {
			t.Errorf("Ann sees %d messages", n)
		}
	})
}
