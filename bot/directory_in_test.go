package bot

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// asked counts how often the directory asks Slack who is in a channel.
func asked(t *testing.T, d *directory, sim *slacksim.Sim) *atomic.Int32 {
	t.Helper()
	var times atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/conversations.members") {
			times.Add(1)
		}
		sim.Handler().ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	d.slack = NewSlack(Config{BotToken: sim.BotToken(), APIURL: server.URL + "/api/"})
	return &times
}

func TestWhoIsInAChannelIsAskedOnceForAllWhoAreReminded(t *testing.T) {
	d, sim := keeper(t)
	times := asked(t, d, sim)
	people := []string{sim.BotUser()}
	for _, id := range []string{"UANA", "UBEN", "UCIA", "UDEV"} {
		people = append(people, sim.AddPerson(slacksim.Person{ID: id, Name: id}))
	}
	sim.AddChannel(slacksim.Channel{ID: "CBOARD", Name: "board", Private: true, Members: people})
	board, now := []string{"CBOARD"}, time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	in := func(member string, at time.Time, want bool, calls int32) {
		t.Helper()
		if d.in(t.Context(), member, board, at) != want || d.knownIn(t.Context(), member, board, at) != want || times.Load() != calls {
			t.Errorf("%s is in it: want %v; asked %d times, want %d", member, want, times.Load(), calls)
		}
	}
	if d.knownIn(t.Context(), "UANA", board, now) {
		t.Error("known before anybody asked")
	}
	var all sync.WaitGroup
	for _, id := range people {
		all.Go(func() { d.in(t.Context(), id, board, now) })
	}
	all.Wait()
	in("UBEN", now, true, 1)
	in("UOTHER", now, false, 1)
	in("UBEN", now.Add(keepJoined), true, 2)

	sim.Leave("CBOARD", "UBEN")
	d.hears(t, &slackevents.MemberLeftChannelEvent{User: "UBEN", Channel: "CBOARD"})
	in("UBEN", now.Add(keepJoined), false, 3)

	sim.Faults().Lack("conversations.members")
	in("UANA", now.Add(2*keepJoined), false, 4)
	in("UCIA", now.Add(2*keepJoined), false, 4)
	in("UANA", now.Add(3*keepJoined), false, 5)
}

func TestEachReplicaForgetsAtOnceWhoLeftAChannel(t *testing.T) {
	d, sim := keeper(t)
	other := &directory{db: d.db, slack: d.slack, ws: d.ws, log: d.log} // to which Slack tells nothing
	for _, one := range []*directory{d, other} {
		if err := one.meetSelf(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ana, ben := sim.AddPerson(slacksim.Person{ID: "UANA", Name: "ana"}), sim.AddPerson(slacksim.Person{ID: "UBEN", Name: "ben"})
	sim.AddChannel(slacksim.Channel{ID: "CBOARD", Name: "board", Private: true, Members: []string{sim.BotUser(), ana, ben}})
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	sees := func(member string, want bool) {
		t.Helper()
		channels, err := other.joined(t.Context(), member, now)
		if in := other.in(t.Context(), member, []string{"CBOARD"}, now); err != nil || slices.Contains(channels, "CBOARD") != want || in != want {
			t.Errorf("%s: the other replica knows of %v, %v, and that they are in it: %v", member, channels, err, in)
		}
	}
	sees(ana, true)
	sees(ben, true)
	sim.Leave("CBOARD", ben)
	d.hears(t, &slackevents.MemberLeftChannelEvent{User: ben, Channel: "CBOARD"})
	sees(ben, false)
	sees(ana, true)
	board := sim.Offer("CBOARD")
	d.hears(t, &slackevents.ChannelIDChangedEvent{OldChannelID: "CBOARD", NewChannelID: board})
	sees(ana, false)
	if !other.in(t.Context(), ana, []string{board}, now) {
		t.Error("under its new id nobody is in it")
	}
	sim.Leave(board, sim.BotUser())
	d.hears(t, &slackevents.GroupLeftEvent{Channel: board})
	if other.in(t.Context(), ana, []string{board}, now) {
		t.Error("the bot has left, and still knows who is in it")
	}
}

func TestALimitOfSlacksIsWaitedForWhileItIsShort(t *testing.T) {
	t.Parallel()
	d, sim := keeper(t)
	sim.AddChannel(slacksim.Channel{ID: "CBOARD", Name: "board", Private: true, Members: []string{sim.BotUser(), sim.AddPerson(slacksim.Person{ID: "UANA", Name: "ana"})}})
	sim.Faults().NextLimited("conversations.members", 1)
	if !d.in(t.Context(), "UANA", []string{"CBOARD"}, time.Date(2026, 6, 1, 10, 0, 0, 0, time.UTC)) {
		t.Error("Slack's answer after a second isn't taken")
	}
}
