package slacksim_test

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// BenchmarkCommands is a slash command to its acknowledgement, over TCP with slack-go's client.
func BenchmarkCommands(b *testing.B) {
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(manifest), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	defer server.Close()
	defer sim.Close()
	sim.AddPerson(testPerson("UANN", "ann"))
	general := sim.AddChannel(testChannel("general", "UANN", sim.BotUser()))
	client := socketmode.New(slack.New(sim.BotToken(), slack.OptionAppLevelToken(sim.AppToken()), slack.OptionAPIURL(server.URL+"/api/")))
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	go func() { _ = client.RunContext(ctx) }()
	ready := make(chan struct{})
	go func() {
		for e := range client.Events {
			switch e.Type {
			case socketmode.EventTypeHello:
				close(ready)
			case socketmode.EventTypeSlashCommand:
				_ = client.AckCtx(ctx, e.Request.EnvelopeID, nil)
			}
		}
	}()
	<-ready
	b.SetParallelism(8)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := sim.As("UANN").Say(ctx, general, "/event list"); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commands/s")
}

// BenchmarkPosts is one message with blocks after another, over TCP.
func BenchmarkPosts(b *testing.B) {
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(manifest), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	sim.Faults().Unlimited(true)
	server := httptest.NewServer(sim.Handler())
	defer server.Close()
	defer sim.Close()
	general := sim.AddChannel(testChannel("general", sim.BotUser()))
	api := slack.New(sim.BotToken(), slack.OptionAPIURL(server.URL+"/api/"))
	card := []slack.MsgOption{slack.MsgOptionText("card", false), slack.MsgOptionBlocks(
		slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", "*An event* <!date^1|x>", false, false), nil, nil), button("going"))}
	for b.Loop() {
		if _, _, err := api.PostMessage(general, card...); err != nil {
			b.Fatal(err)
		}
	}
}
