package slacksim_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

func silence(socketmode.Event) (any, bool) { return nil, false }

func answer(payload any) func(socketmode.Event) (any, bool) {
	return func(socketmode.Event) (any, bool) { return payload, true }
}

func (w *world) wantRefusal(err error, want string) {
	w.t.Helper()
	var told *slacksim.Refusal
	if !errors.As(err, &told) || told.Text != want {
		w.t.Errorf("the person is told %v, want %q", err, want)
	}
}

func TestACommandIsAnswered(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(answer(map[string]any{"text": "only for you"}))
		w.must(w.As("UANN").Say(w.ctx, "#general", "/event list all"))
		got := w.await(bot, socketmode.EventTypeSlashCommand).Data.(slack.SlashCommand)
		if got.Command != "/event" || got.Text != "list all" || got.UserID != "UANN" || got.ChannelName != "general" {
			t.Errorf("the app got %+v", got)
		}
		seen := w.As("UANN").Messages("#general")
		if len(seen) != 1 || !seen[0].Ephemeral || seen[0].Text != "only for you" {
			t.Errorf("Ann sees %+v", seen)
		}
		if seen = w.As("UBEN").Messages("#general"); len(seen) != 0 {
			t.Errorf("Ben sees %+v", seen)
		}
	})
}

func TestACommandAnsweredInTheChannelShowsWhatWasTyped(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.connect(answer(map[string]any{"text": "for all", "response_type": "in_channel"}))
		w.must(w.As("UANN").Say(w.ctx, w.secret, "/event share"))
		seen := w.As("UANN").Messages(w.secret)
		if len(seen) != 2 || seen[0].Text != "/event share" || seen[1].Text != "for all" || seen[1].Ephemeral {
			t.Errorf("Ann sees %+v", seen)
		}
	})
}

func TestWhatIsTypedIsEscapedAsTheManifestSays(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		w.AddGroup(slacksim.Group{ID: "SHR", Handle: "hr", Name: "HR"})
		for said, want := range map[string]string{
			"/event & #general <b> https://x.y/?a=1&b=2": "&amp; <#" + w.general + "|general> &lt;b&gt; <https://x.y/?a=1&amp;b=2>",
			"/event in #secret, @nobody":                 "in <#" + w.secret + "|>, @nobody",
			"/event see (https://x.y/z), or x.org/a.":    "see (<https://x.y/z>), or <http://x.org/a|x.org/a>.",
			"/event ask ann@x.org, not x@ben":            "ask <mailto:ann@x.org|ann@x.org>, not x@ben",
			"/raw @ben & #general":                       "@ben & #general",
		} {
			w.must(w.As("UANN").Say(w.ctx, w.general, said))
			if got := w.await(bot, socketmode.EventTypeSlashCommand).Data.(slack.SlashCommand).Text; got != want {
				t.Errorf("%s arrives as %q, want %q", said, got, want)
			}
		}
		for said, forms := range map[string][]string{
			"@ben":     {"<@UBEN>", "<@UBEN|ben>"},
			"@channel": {"<!channel>", "<!channel|channel>"},
			"@hr":      {"<!subteam^SHR>", "<!subteam^SHR|@hr>"},
		} {
			came := map[string]bool{}
			for range 20 {
				w.must(w.As("UANN").Say(w.ctx, w.general, "/event "+said))
				came[w.await(bot, socketmode.EventTypeSlashCommand).Data.(slack.SlashCommand).Text] = true
			}
			if !came[forms[0]] || !came[forms[1]] || len(came) != 2 {
				t.Errorf("%s arrives as %v, want sometimes %s and sometimes %s", said, came, forms[0], forms[1])
			}
		}
		w.must(w.As("UANN").Say(w.ctx, w.general, "ask @ben <!channel>"))
		seen := w.As("UBEN").Messages(w.general)
		if got := seen[len(seen)-1].Text; got != "ask <@UBEN> &lt;!channel&gt;" {
			t.Errorf("Ann's message is stored as %q", got)
		}
	})
}

func TestACommandThatNobodyAnswersFails(t *testing.T) {
	const failed = "`/event` failed because the app did not respond. Please try again or contact the app developer."
	inWorkspace(t, func(w *world) {
		ann := w.As("UANN")
		w.wantRefusal(ann.Say(w.ctx, w.general, "/event"), `/event failed with the error "dispatch_failed"`)
		w.connect(silence)
		start := time.Now()
		w.wantRefusal(ann.Say(w.ctx, w.general, "/event"), failed)
		if waited := time.Since(start); waited != 3*time.Second {
			t.Errorf("Ann waited %v", waited)
		}
		w.wantRefusal(ann.Say(w.ctx, w.general, "/party"), "/party is not a valid command.")
		w.wantRefusal(ann.Reply(w.ctx, w.general, ann.Messages(w.general)[0].TS, "/event"), "`/event` is not supported in threads. Sorry!")
		seen := ann.Messages(w.general)
		if len(seen) != 4 || seen[1].Text != failed || seen[1].User != "USLACKBOT" || !seen[1].Ephemeral {
			t.Errorf("Ann sees %+v", seen)
		}
	})
}

func TestSomebodyInvitesTheApp(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		w.must(w.As("UANN").Say(w.ctx, w.secret, "/invite @fieldnotes"))
		e := w.await(bot, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent)
		joined, ok := e.InnerEvent.Data.(*slackevents.MemberJoinedChannelEvent)
		if !ok || joined.User != w.BotUser() || joined.Channel != w.secret || joined.ChannelType != "G" || joined.Inviter != "UANN" {
			t.Errorf("the app got %+v", e.InnerEvent.Data)
		}
		_, _, err := w.api.PostMessage(w.secret, text("thanks")...)
		w.must(err)
		w.wantRefusal(w.As("UANN").Say(w.ctx, w.secret, "/invite Fieldnotes"), "Fieldnotes is already in this channel.")
	})
}

func TestAButtonInAMessage(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		_, ts, err := w.api.PostMessage(w.general, slack.MsgOptionText("card", false), slack.MsgOptionBlocks(button("going")))
		w.must(err)
		w.must(w.As("UBEN").Press(w.ctx, slacksim.InMessage(w.general, ts), "row", "going", nil))
		got := w.await(bot, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback)
		action := got.ActionCallback.BlockActions[0]
		if got.User.ID != "UBEN" || got.Message.Timestamp != ts || action.ActionID != "going" || action.Value != "v" {
			t.Errorf("the app got %+v", got)
		}
		err = w.As("UBEN").Press(w.ctx, slacksim.InMessage(w.general, ts), "row", "nothing", nil)
		if !errors.Is(err, slacksim.ErrNoSuchThing) {
			t.Errorf("a button that is not there: %v", err)
		}
	})
}

func TestAnEphemeralMessageIsNotSentBack(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		ts, err := w.api.PostEphemeral(w.general, "UBEN", slack.MsgOptionText("card", false), slack.MsgOptionBlocks(button("ok")))
		w.must(err)
		w.must(w.As("UBEN").Press(w.ctx, slacksim.InMessage(w.general, ts), "row", "ok", nil))
		got := w.await(bot, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback)
		if !got.Container.IsEphemeral || got.Message.Timestamp != "" || got.ResponseURL == "" {
			t.Errorf("the app got %+v", got)
		}
		if err := w.As("UANN").Press(w.ctx, slacksim.InMessage(w.general, ts), "row", "ok", nil); !errors.Is(err, slacksim.ErrNoSuchThing) {
			t.Errorf("Ann pressed what only Ben sees: %v", err)
		}
		respond := func(options ...slack.MsgOption) error {
			_, _, err := w.api.PostMessage(w.general, options...)
			return err
		}
		w.must(respond(slack.MsgOptionText("done", false), slack.MsgOptionReplaceOriginal(got.ResponseURL)))
		if seen := w.As("UBEN").Messages(w.general); len(seen) != 1 || seen[0].Text != "done" {
			t.Errorf("after replacing Ben sees %+v", seen)
		}
		w.must(respond(slack.MsgOptionDeleteOriginal(got.ResponseURL)))
		if seen := w.As("UBEN").Messages(w.general); len(seen) != 0 {
			t.Errorf("after deleting Ben sees %+v", seen)
		}
	})
}

func TestAResponseURLWorksFiveTimesInHalfAnHour(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		address := func() string {
			w.must(w.As("UANN").Say(w.ctx, w.secret, "/event"))
			return w.await(bot, socketmode.EventTypeSlashCommand).Data.(slack.SlashCommand).ResponseURL
		}
		post := func(to string) error {
			return slack.PostWebhookCustomHTTPContext(w.ctx, to, w.http, &slack.WebhookMessage{Text: "late"})
		}
		url := address()
		for range 5 {
			w.must(post(url))
		}
		if err := post(url); err == nil || !strings.Contains(err.Error(), "404") {
			t.Errorf("the sixth use gave %v", err)
		}
		if n := len(w.As("UANN").Messages(w.secret)); n != 5 {
			t.Errorf("Ann sees %d answers in a channel without the bot", n)
		}
		url = address()
		<-time.After(31 * time.Minute)
		if err := post(url); err == nil || !strings.Contains(err.Error(), "404") {
			t.Errorf("after 31 minutes: %v", err)
		}
	})
}

func TestHomeIsOpenedAndPublished(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		w.must(w.As("UANN").OpenHome(w.ctx))
		opened := w.await(bot, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent).InnerEvent.Data.(*slackevents.AppHomeOpenedEvent)
		if opened.User != "UANN" || opened.Tab != "home" || opened.Channel != w.IM("UANN") || opened.View != nil {
			t.Errorf("the app got %+v", opened)
		}
		home := slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{button("refresh")}}}
		published, err := w.api.PublishViewContext(w.ctx, slack.PublishViewContextRequest{UserID: "UANN", View: home})
		w.must(err)
		if _, err = w.api.PublishViewContext(w.ctx, slack.PublishViewContextRequest{UserID: "UANN", View: home, Hash: &published.Hash}); err != nil {
			t.Error(err)
		}
		_, err = w.api.PublishViewContext(w.ctx, slack.PublishViewContextRequest{UserID: "UANN", View: home, Hash: &published.Hash})
		w.wantCode(err, "hash_conflict")
		w.must(w.As("UANN").Press(w.ctx, slacksim.InHome(), "row", "refresh", nil))
		if got := w.await(bot, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback); got.View.Type != slack.VTHomeTab || got.ResponseURL != "" {
			t.Errorf("the app got %+v", got)
		}
		for range 2 {
			w.As("UANN").Read("@fieldnotes")
		}
		opened = w.await(bot, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent).InnerEvent.Data.(*slackevents.AppHomeOpenedEvent)
		if opened.User != "UANN" || opened.Tab != "messages" || opened.Channel != w.IM("UANN") || opened.View != nil {
			t.Errorf("the app got %+v", opened)
		}
		w.quiet(bot)
		_, err = w.api.PublishViewContext(w.ctx, slack.PublishViewContextRequest{UserID: "U404", View: home})
		w.wantCode(err, "invalid_arguments")
	})
}

func TestADirectMessageReachesTheApp(t *testing.T) {
	inWorkspace(t, func(w *world) {
		bot := w.connect(nil)
		w.must(w.As("UANN").Say(w.ctx, "@fieldnotes", "hello?"))
		got := w.await(bot, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent).InnerEvent.Data.(*slackevents.MessageEvent)
		if got.Text != "hello?" || got.ChannelType != "im" || got.User != "UANN" || got.BotID != "" {
			t.Errorf("the app got %+v", got)
		}
		_, _, err := w.api.PostMessage(w.IM("UANN"), text("hello!")...)
		w.must(err)
		got = w.await(bot, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent).InnerEvent.Data.(*slackevents.MessageEvent)
		if got.BotID == "" {
			t.Errorf("the app's own message came as %+v", got)
		}
		w.must(w.As("UANN").Say(w.ctx, w.general, "not subscribed to this"))
		w.quiet(bot)
	})
}

func TestSomebodyDeactivatedCanDoNothing(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.Deactivate("UBEN")
		w.wantRefusal(w.As("UBEN").Say(w.ctx, w.general, "x"), "Your account has been deactivated.")
	})
}
