package outbox_test

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// news is the scene of a card that is posted in a place.
func news(what, place string, see func(o *office)) scene {
	return scene{what: what, plan: func(p *process) { p.card(place, "news") }, seen: see}
}

func inChannel(want ...string) func(o *office) {
	return func(o *office) {
		o.Helper()
		o.sees("U1", "C1", want...)
		o.recorded(map[learn.DeliveryState]int{learn.Sent: len(want)})
	}
}

// after is what there was before a scene: a card in C1, and some trouble.
func after(texts []string, trouble func(f *slacksim.Faults)) func(p *process) {
	return func(p *process) {
		for _, text := range texts {
			p.card("C1", text)
		}
		p.drain()
		<-time.After(2 * time.Second)
		if trouble != nil {
			trouble(p.sim.Faults())
		}
	}
}

func scenes() []scene {
	card := []string{"card"}
	below := func(p *process) { p.reply("C1", "card", "below") }
	seeBelow := func(o *office) {
		o.sees("U1", "C1", "card")
		o.seesBelow("U1", "C1", "card", "below")
		o.recorded(map[learn.DeliveryState]int{learn.Sent: 2})
	}
	leaf := func(p *process) { p.leaf("leaf") }
	seeLeaf := func(o *office) { o.has("leaf") }
	all := []scene{
		news("a post in a channel", "C1", inChannel("news")),
		news("a direct message", "U1", func(o *office) {
			o.sees("U1", o.sim.IM("U1"), "news")
			o.recorded(map[learn.DeliveryState]int{learn.Sent: 1})
		}),
		news("a group message", learn.Together("U1", "U2"), func(o *office) {
			o.sees("U1", o.together(), "news")
			o.recorded(map[learn.DeliveryState]int{learn.Sent: 1})
		}),
		{what: "a reply in a thread", before: after(card, nil), plan: below, seen: seeBelow},
		{what: "a file", plan: leaf, seen: seeLeaf},
		{what: "an update", before: after(card, nil), plan: func(p *process) { p.change("card", "card, moved") }, seen: inChannel("card, moved")},
		{what: "a message taken back", before: after(card, nil), plan: func(p *process) { p.change("card", "") }, seen: func(o *office) {
			o.sees("U1", "C1")
			o.recorded(map[learn.DeliveryState]int{learn.Removed: 1})
		}},
		{what: "nothing to show", plan: func(p *process) { p.card("C1", "news"); p.pin("news", "") }, seen: func(o *office) {
			o.sees("U1", "C1")
			o.recorded(map[learn.DeliveryState]int{learn.Skipped: 1})
		}},
		{what: "a post that arrived without an answer", from: "look up in the channel",
			before: after(nil, func(f *slacksim.Faults) { f.NextAnswerLost("chat.postMessage") }),
			plan:   func(p *process) { p.card("C1", "news") }, seen: inChannel("news")},
		{what: "a post that never arrived", from: "look up in the channel", until: "give back",
			before: after(nil, func(f *slacksim.Faults) { f.NextRequestLost("chat.postMessage") }),
			plan:   func(p *process) { p.card("C1", "news") }, seen: inChannel("news")},
		{what: "a reply without an answer", from: "look up in the thread",
			before: after(card, func(f *slacksim.Faults) { f.NextAnswerLost("chat.postMessage") }), plan: below, seen: seeBelow},
		{what: "a file without an answer", from: "look up the file",
			before: after(nil, func(f *slacksim.Faults) { f.NextAnswerLost(share) }), plan: leaf, seen: seeLeaf},
	}
	return slices.Concat(all, refusals(), unknowns())
}

// unknowns are the scenes in which Slack takes what it is sent, doesn't say so,
// and can't be asked: an admin is told, and nothing is sent twice.
func unknowns() []scene {
	unheard := func(method string, scopes ...string) func(f *slacksim.Faults) {
		return func(f *slacksim.Faults) {
			f.Decline(scopes...)
			f.NextAnswerLost(method)
		}
	}
	// once is who sees the news in the end, once or not at all.
	once := func(see func(o *office) []string) func(o *office) {
		return func(o *office) {
			o.Helper()
			switch seen, states := see(o), o.states(); {
			case states[learn.Lost] > 0 && len(seen) <= 1: // of the admin's message, too, it may not be known
				o.toldOnce("UADMIN", "I can't tell whether it arrived")
			case states[learn.Sent] == 0 || states[learn.Pending]+states[learn.Sending] > 0 || len(seen) != 1:
				o.Errorf("%q is seen, recorded as %v", seen, states)
			}
		}
	}
	const post = "chat.postMessage"
	in := func(what, place, scope, from string, channel func(o *office) string) scene {
		return scene{what: what + " that cannot be looked up", from: from, until: "give up", before: after(nil, unheard(post, scope)),
			plan: func(p *process) { p.notice(place, "news") }, seen: once(func(o *office) []string { return o.texts("U1", channel(o)) })}
	}
	return []scene{
		in("a post", "C1", "channels:history", "post", func(*office) string { return "C1" }),
		in("a direct message", "U1", "im:history", "look up in the channel", func(o *office) string { return o.sim.IM("U1") }),
		in("a group message", learn.Together("U1", "U2"), "mpim:history", "post", (*office).together),
		{what: "a reply that cannot be looked up", from: "post", until: "give up", before: after([]string{"card"}, unheard(post, "channels:history")),
			plan: func(p *process) { p.reply("C1", "card", "news") },
			seen: once(func(o *office) []string { return o.thread("U1", "C1", "card")[1:] })},
		{what: "a file that cannot be looked up", from: "share the file", until: "give up",
			before: after(nil, unheard(share, "files:read", "im:history")), plan: func(p *process) { p.leaf("news") },
			seen: once(func(o *office) []string { return o.texts("U1", o.sim.IM("U1")) })},
	}
}

// toldOnce says that all that somebody is told is this.
func (o *office) toldOnce(person, what string) {
	o.Helper()
	if all := o.texts(person, o.sim.IM(person)); len(all) != 1 || !strings.Contains(all[0], what) {
		o.Errorf("%s is told %q", person, all)
	}
}

// refusals are the scenes in which somebody has to hear of it, once.
func refusals() []scene {
	return []scene{
		{what: "a channel without the bot", from: "post", until: "give up", before: func(p *process) {
			p.withoutBot("C3")
		}, plan: func(p *process) { p.card("C3", "news") }, seen: func(o *office) {
			o.toldOnce("U1", "your event") // that it couldn't be posted, or looked for
			o.recorded(map[learn.DeliveryState]int{learn.Pending: 1, learn.Sent: 1})
		}},
		{what: "an archived channel", from: "post", until: "give up", before: func(p *process) {
			p.sim.Archive("C1")
		}, plan: func(p *process) { p.card("C1", "news") }, seen: func(o *office) {
			o.toldOnce("U1", "couldn't post your event")
			o.recorded(map[learn.DeliveryState]int{learn.Failed: 1, learn.Sent: 1})
		}},
		{what: "a dead token", from: "give back", until: "tell the admins", before: func(p *process) {
			p.answers = once("token_revoked")
		}, plan: func(p *process) { p.card("C1", "news") }, seen: func(o *office) {
			o.sees("U1", "C1", "news")
			if all := o.texts("UADMIN", o.sim.IM("UADMIN")); len(all) > 1 {
				o.Errorf("the admin is told %q", all)
			}
		}},
	}
}

// notice plans a card that nobody has shared.
func (p *process) notice(place, text string) {
	p.Helper()
	p.pin(text, text)
	if err := p.db.Plan(p.Context(), learn.Delivery{Kind: learn.EventCard, Key: "card/" + text, Place: place, Subject: text}); err != nil {
		p.Fatal(err)
	}
}

// once answers the next post with a refusal.
func once(code string) func(r *http.Request) *http.Response {
	var answered atomic.Bool
	return answering("chat.postMessage", code, func(string) bool { return !answered.Swap(true) })
}

// answering answers calls of a method whose text is one of these with a refusal.
func answering(method, code string, these func(text string) bool) func(r *http.Request) *http.Response {
	return func(r *http.Request) *http.Response {
		if !strings.HasSuffix(r.URL.Path, method) {
			return nil
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			panic(err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		said, err := url.ParseQuery(string(body))
		if err != nil {
			panic(err)
		}
		if !these(said.Get("text")) {
			return nil
		}
		refusal := strings.NewReader(`{"ok":false,"error":"` + code + `"}`)
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Request: r, Body: io.NopCloser(refusal)}
	}
}
