package bot

import (
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

// keeper is a directory beside a simulated workspace whose events don't reach it.
func keeper(t *testing.T) (*directory, *slacksim.Sim) {
	names := chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(deploy.Manifest(names)), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "fieldnotes.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		sim.Close()
		server.Close()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	client := NewSlack(Config{BotToken: sim.BotToken(), APIURL: server.URL + "/api/"})
	return &directory{db: db, slack: client, ws: &chat.Workspace{}, log: slog.New(slog.DiscardHandler)}, sim
}

func (d *directory) hears(t *testing.T, event any) (later func()) {
	t.Helper()
	reply, err := d.changed(t.Context(), &chat.Request{Kind: chat.EventKind, Event: event})
	if err != nil {
		t.Fatal(err)
	}
	return func() { reply.After(t.Context()) }
}

func TestSomebodyNewIsSpokenToInTheirLanguage(t *testing.T) {
	d, sim := keeper(t)
	sim.AddPerson(slacksim.Person{ID: "UNEW", Name: "nina", RealName: "Nina", Zone: "Europe/Rome", Locale: "it-IT"})
	d.hears(t, &slackevents.TeamJoinEvent{User: &slack.User{ID: "UNEW", RealName: "Nina", TZ: "Europe/Rome"}})()
	if m, err := d.db.Member(t.Context(), "UNEW"); err != nil || m.Locale != "it-IT" {
		t.Errorf("the newcomer is kept as %+v, %v", m, err)
	}
}

func TestAnAdminOfAnotherOrganisationIsAGuestHere(t *testing.T) {
	d, sim := keeper(t)
	if err := d.meetSelf(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		user slack.User
		ours bool
	}{
		"our own":               {slack.User{ID: "U1", TeamID: sim.Team().ID, IsAdmin: true}, true},
		"from outside":          {slack.User{ID: "U2", TeamID: "TOTHER", IsAdmin: true, IsOwner: true}, false},
		"where no team is told": {slack.User{ID: "U3", IsOwner: true}, true},
	} {
		if m := d.member(c.user); m.Admin != c.ours || m.Guest == c.ours {
			t.Errorf("%s: admin %v, guest %v", name, m.Admin, m.Guest)
		}
	}
	d.ours.Store(workspace{team: "TOURS", enterprise: "EOURS"})
	sister := slack.User{ID: "U4", TeamID: "TSISTER", IsAdmin: true, Enterprise: slack.EnterpriseUser{EnterpriseID: "EOURS"}}
	if !d.member(sister).Admin {
		t.Error("an admin of the same organisation isn't one")
	}
}

func TestTheNextReadingNoticesAChannelThatBecamePrivateAndOneThatTheBotLeft(t *testing.T) {
	d, sim := keeper(t)
	sim.AddChannel(slacksim.Channel{ID: "CBOARD", Name: "board", Private: true, Members: []string{sim.BotUser()}})
	sim.AddChannel(slacksim.Channel{ID: "CSALES", Name: "sales"})
	for _, id := range []string{"CBOARD", "CSALES"} {
		if err := d.db.SaveChannel(t.Context(), learn.Channel{ID: id, Bot: learn.Inside}); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.readChannels(t.Context()); err != nil {
		t.Fatal(err)
	}
	for id, right := range map[string]func(learn.Channel) bool{
		"CBOARD": func(c learn.Channel) bool { return c.Private && c.Bot == learn.Inside },
		"CSALES": func(c learn.Channel) bool { return c.Bot == learn.Outside },
	} {
		if c, err := d.db.Channel(t.Context(), id); err != nil || !right(c) {
			t.Errorf("kept as %+v, %v", c, err)
		}
	}
}

func TestAChannelThatIsSharedWithOutsidersGetsNothingMore(t *testing.T) {
	d, sim := keeper(t)
	sim.AddChannel(slacksim.Channel{ID: "CSALES", Name: "sales", ExtShared: true, Members: []string{sim.BotUser()}})
	if err := d.db.SaveChannel(t.Context(), learn.Channel{ID: "CSALES", Name: "sales", Bot: learn.Inside}); err != nil {
		t.Fatal(err)
	}
	refused := func(when string) {
		t.Helper()
		c, err := d.db.Channel(t.Context(), "CSALES")
		if err != nil {
			t.Fatal(err)
		}
		if c.Admits("channel") == nil {
			t.Errorf("%s the channel still takes content: %+v", when, c)
		}
	}
	later := d.hears(t, &slackevents.ChannelSharedEvent{Channel: "CSALES"})
	refused("at once")
	later()
	refused("once it was looked at")
	d.hears(t, &slackevents.ChannelUnsharedEvent{Channel: "CSALES", IsExtShared: true})
	refused("while it is shared with others")
	d.hears(t, &slackevents.ChannelUnsharedEvent{Channel: "CSALES"})
	if c, err := d.db.Channel(t.Context(), "CSALES"); err != nil || c.Admits("channel") != nil {
		t.Errorf("shared with nobody any more, but kept as %+v, %v", c, err)
	}
}
