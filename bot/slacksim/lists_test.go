package slacksim_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

func TestHistoryComesInPagesNewestFirst(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.Faults().Unlimited(true)
		var posted []string
		for i := range 7 {
			_, ts, err := w.api.PostMessage(w.general, text(fmt.Sprint(i))...)
			w.must(err)
			posted = append(posted, ts)
			_, err = w.api.PostEphemeral(w.general, "UANN", text("not in the history")...)
			w.must(err)
		}
		w.must(w.As("UBEN").Reply(w.ctx, w.general, posted[3], "not in the history either"))
		_, _, err := w.api.DeleteMessage(w.general, posted[5])
		w.must(err)
		var got []string
		ask := slack.GetConversationHistoryParameters{ChannelID: w.general, Limit: 3, Oldest: posted[0]}
		for {
			page, err := w.api.GetConversationHistory(&ask)
			w.must(err)
			for _, m := range page.Messages {
				got = append(got, m.Text)
			}
			if ask.Cursor = page.ResponseMetaData.NextCursor; ask.Cursor == "" {
				break
			}
		}
		if want := []string{"6", "4", "3", "2", "1"}; !slices.Equal(got, want) {
			t.Errorf("the history after the first message is %v, want %v", got, want)
		}
		one, err := w.api.GetConversationHistory(&slack.GetConversationHistoryParameters{
			ChannelID: w.general, Latest: posted[2], Oldest: posted[2], Inclusive: true})
		w.must(err)
		if len(one.Messages) != 1 || one.Messages[0].Timestamp != posted[2] {
			t.Errorf("one message by its time gave %+v", one.Messages)
		}
		thread, _, _, err := w.api.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: w.general, Timestamp: posted[3]})
		w.must(err)
		if len(thread) != 2 || thread[0].ReplyCount != 1 || thread[1].User != "UBEN" {
			t.Errorf("the thread is %+v", thread)
		}
	})
}

func TestHistoryIsForMembers(t *testing.T) {
	inWorkspace(t, func(w *world) {
		open := w.AddChannel(testChannel("open"))
		history := func(channel, oldest string) error {
			_, err := w.api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: channel, Oldest: oldest})
			return err
		}
		w.wantCode(history(open, ""), "not_in_channel")
		w.wantCode(history(w.secret, ""), "channel_not_found")
		w.wantCode(history(w.general, "yesterday"), "invalid_ts_oldest")
		_, _, _, err := w.api.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: w.general, Timestamp: "1.000001"})
		w.wantCode(err, "thread_not_found")
	})
}

func TestListsMayHaveShortPages(t *testing.T) {
	inWorkspace(t, func(w *world) {
		for i := range 4 {
			w.AddChannel(testChannel(fmt.Sprint("more-", i)))
		}
		w.IM("UANN")
		var names []string
		pages, cursor := 0, ""
		for {
			page, next, err := w.api.GetConversations(&slack.GetConversationsParameters{Limit: 2, Cursor: cursor, Types: []string{"public_channel"}})
			w.must(err)
			for _, c := range page {
				names = append(names, c.Name)
			}
			pages++
			if cursor = next; cursor == "" {
				break
			}
		}
		if want := []string{"general", "more-0", "more-1", "more-2", "more-3"}; !slices.Equal(names, want) || pages != 4 {
			t.Errorf("%d pages of %v", pages, names)
		}
		_, _, err := w.api.GetConversations(&slack.GetConversationsParameters{Cursor: "made up"})
		w.wantCode(err, "invalid_cursor")
		_, _, err = w.api.GetConversations(&slack.GetConversationsParameters{Limit: 1000})
		w.wantCode(err, "invalid_limit")
		_, _, err = w.api.GetConversations(&slack.GetConversationsParameters{Types: []string{"channels"}})
		w.wantCode(err, "invalid_types")
	})
}

func TestConversations(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.must(func() error {
			c, err := w.api.GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: w.general, IncludeNumMembers: true})
			if err == nil && (!c.IsMember || c.IsPrivate || c.NumMembers != 3) {
				t.Errorf("general is %+v", c)
			}
			return err
		}())
		_, err := w.api.GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: w.secret})
		w.wantCode(err, "channel_not_found")
		members, _, err := w.api.GetUsersInConversation(&slack.GetUsersInConversationParameters{ChannelID: w.general, Limit: 2})
		w.must(err)
		if !slices.Equal(members, []string{"UANN", "UBEN"}) {
			t.Errorf("the first two members are %v", members)
		}
		open := w.AddChannel(testChannel("open"))
		_, warning, _, err := w.api.JoinConversation(open)
		w.must(err)
		_, again, _, err := w.api.JoinConversation(open)
		w.must(err)
		if warning != "" || again != "already_in_channel" {
			t.Errorf("joining warned %q, then %q", warning, again)
		}
		mine, _, err := w.api.GetConversationsForUser(&slack.GetConversationsForUserParameters{Types: []string{"public_channel", "private_channel"}})
		w.must(err)
		if len(mine) != 2 {
			t.Errorf("the bot is in %+v", mine)
		}
		bens, _, err := w.api.GetConversationsForUser(&slack.GetConversationsForUserParameters{
			UserID: "UBEN", Types: []string{"public_channel", "private_channel"}})
		w.must(err)
		if len(bens) != 1 || bens[0].ID != w.general || bens[0].IsMember {
			t.Errorf("of Ben's channels the bot is shown %+v", bens)
		}
		_, _, err = w.api.GetConversationsForUser(&slack.GetConversationsForUserParameters{UserID: "UNOBODY"})
		w.wantCode(err, "user_not_found")
	})
}

func TestDirectMessagesAreOpenedOnce(t *testing.T) {
	inWorkspace(t, func(w *world) {
		open := func(users ...string) (*slack.Channel, bool, error) {
			c, _, already, err := w.api.OpenConversation(&slack.OpenConversationParameters{Users: users})
			return c, already, err
		}
		first, already, err := open("UANN")
		w.must(err)
		second, again, err := open("UANN")
		w.must(err)
		if first.ID != second.ID || already || !again {
			t.Errorf("opened %s (%v), then %s (%v)", first.ID, already, second.ID, again)
		}
		w.Deactivate("UBEN")
		for user, want := range map[string]string{"UBEN": "user_disabled", "U404": "user_not_found", w.BotUser(): "cannot_dm_bot", "": "users_list_not_supplied"} {
			_, _, err := open(user)
			w.wantCode(err, want)
		}
	})
}

func TestPeopleAreShownAsSlackShowsThem(t *testing.T) {
	inWorkspace(t, func(w *world) {
		ann, err := w.api.GetUserInfo("UANN")
		w.must(err)
		if ann.Locale != "it-IT" || ann.TZ != "Europe/Rome" || !ann.IsAdmin || ann.Profile.Email != "" {
			t.Errorf("Ann is %+v", ann)
		}
		_, err = w.api.GetUserInfo("U404")
		w.wantCode(err, "user_not_found")
		w.Deactivate("UBEN")
		people, err := w.api.GetUsers()
		w.must(err)
		if len(people) != 4 { // Slackbot and the bot too
			t.Errorf("%d people", len(people))
		}
		for _, p := range people {
			if p.ID == "UBEN" && (!p.Deleted || p.TZ != "") {
				t.Errorf("Ben is %+v", p)
			}
		}
	})
}

func TestAReaction(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.must(w.As("UANN").Say(w.ctx, w.general, "hooray"))
		at := slack.NewRefToMessage(w.general, w.As("UANN").Messages(w.general)[0].TS)
		w.must(w.api.AddReaction("tada", at))
		w.wantCode(w.api.AddReaction("tada", at), "already_reacted")
		w.wantCode(w.api.AddReaction(":tada:", at), "invalid_name")
		w.wantCode(w.api.AddReaction("tada", slack.NewRefToMessage(w.general, "1.000001")), "message_not_found")
		if seen := w.As("UBEN").Messages(w.general); len(seen[0].Reactions) != 1 || seen[0].Reactions[0].Name != "tada" {
			t.Errorf("Ben sees %+v", seen)
		}
	})
}

func TestUnreadMessagesAreCounted(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.must(w.As("UBEN").Say(w.ctx, w.general, "one"))
		w.must(w.As("UBEN").Say(w.ctx, w.general, "two"))
		ann := w.As("UANN")
		if ann.Unread(w.general) != 2 || w.As("UBEN").Unread(w.general) != 0 {
			t.Errorf("unread: Ann %d, Ben %d", ann.Unread(w.general), w.As("UBEN").Unread(w.general))
		}
		ann.Read(w.general)
		if ann.Unread(w.general) != 0 {
			t.Error("read, and still unread")
		}
	})
}

func TestWhatIsPrivateIsNotShown(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.must(w.As("UANN").Say(w.ctx, w.secret, "psst"))
		if seen := w.As("UBEN").Messages(w.secret); seen != nil {
			t.Errorf("Ben sees %+v", seen)
		}
		_, _, err := w.api.PostMessage("UANN", text("for Ann")...)
		w.must(err)
		if seen := w.As("UBEN").Messages(w.IM("UANN")); seen != nil {
			t.Errorf("Ben sees %+v", seen)
		}
	})
}

func TestGuestsSeeOnlyWhatTheyAreIn(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.AddPerson(slacksim.Person{ID: "UGUEST", Name: "guest", Guest: true})
		_, _, err := w.api.PostMessage(w.general, text("for members")...)
		w.must(err)
		guest := w.As("UGUEST")
		if seen := guest.Messages(w.general); len(seen) != 0 {
			t.Errorf("a guest outside the channel sees %+v", seen)
		}
		if err := guest.Say(w.ctx, w.general, "hello"); !errors.Is(err, slacksim.ErrNoSuchThing) {
			t.Errorf("a guest outside the channel types into it: %v", err)
		}
		w.Join(w.general, "UGUEST")
		if seen := guest.Messages(w.general); len(seen) != 1 {
			t.Errorf("a guest in the channel sees %+v", seen)
		}
	})
}

func TestChangesAreWatched(t *testing.T) {
	inWorkspace(t, func(w *world) {
		changed, stop := w.Watch()
		defer stop()
		select {
		case <-changed:
			t.Fatal("signalled before anything happened")
		default:
		}
		w.must(w.As("UANN").Say(w.ctx, w.general, "x"))
		<-changed
	})
}

func TestBlocksAreValidatedWithoutAToken(t *testing.T) {
	inWorkspace(t, func(w *world) {
		good, _ := w.call("blocks.validate", formType, "", `blocks=[{"type":"divider"}]`)
		bad, _ := w.call("blocks.validate", jsonType, "", `{"blocks":[{"type":"section"}]}`)
		if good["ok"] != true || bad["error"] != "invalid_blocks" || bad["errors"] == nil {
			t.Errorf("answered %v and %v", good, bad)
		}
	})
}
