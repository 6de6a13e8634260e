package digest_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

func (d desk) told(do chat.Handler, req *chat.Request) string {
	d.Helper()
	reply, err := do(d.Context(), req)
	var refused *learn.Error
	if errors.As(err, &refused) {
		return string(req.Loc.M(refused.Key, refused.Args...)) + "\n"
	}
	d.no(err)
	return read(d, *reply.Tell)
}

func TestAChannelsDigestInWords(t *testing.T) {
	now := at(t, "2026-12-01T10:00:00Z")
	for _, c := range []struct {
		locale, none, on, paused string
	}{
		{
			"en-GB", "This channel has no digest yet: one short message, on the day you choose.",
			"Weekly digest: Mondays at 09:00 in Rome, next on Monday 7 December.",
			"The digest is paused. When it's on, it comes like this: Weekly digest: Mondays at 09:00 in Rome.",
		},
		{
			"it-IT", "Questo canale non ha ancora una rassegna: un messaggio breve, nel giorno che scegli tu.",
			"Rassegna settimanale: ogni lunedì alle 09:00 (ora di Roma), la prossima lunedì 7 dicembre.",
			"La rassegna è in pausa. Quando è attiva, arriva così: Rassegna settimanale: ogni lunedì alle 09:00 (ora di Roma).",
		},
	} {
		d := open(t, "en")
		req := d.request(general, c.locale, now)
		says(t, d.told(d.f.Show, req), []string{c.none}, nil)
		d.subscribe(general, monday("Europe/Rome"), now)
		says(t, d.told(d.f.Show, req), []string{c.on}, []string{c.none})
		says(t, d.told(d.f.Pause, req), []string{c.paused}, nil)
		says(t, d.told(d.f.Pause, req), []string{c.paused}, nil)
		says(t, d.told(d.f.Resume, req), []string{c.on}, nil)
	}
}

func TestEachStateOffersWhatOneCanDo(t *testing.T) {
	d, now := open(t, "en"), at(t, "2026-12-01T10:00:00Z")
	req := d.request(general, "en-US", now)
	says(t, d.told(d.f.Show, req), []string{"[Set up] [Preview for me] [Send me a test]"}, nil)
	d.subscribe(general, monday("Europe/Rome"), now)
	says(t, d.told(d.f.Show, req), []string{"[Change] [Preview for me] [Send me a test] [Pause]"}, nil)
	says(t, d.told(d.f.Pause, req), []string{"[Resume] [Change] [Preview for me] [Send me a test]"}, nil)
}

func TestWhereThereCanBeNoDigestOneReadsWhatToDo(t *testing.T) {
	d, now := open(t, "en"), at(t, "2026-12-01T10:00:00Z")
	d.no(d.db.SaveChannel(t.Context(), learn.Channel{ID: "C0OUT", Name: "sales", Bot: learn.Outside}))
	d.no(d.db.SaveChannel(t.Context(), learn.Channel{ID: "C0EXT", Name: "partners", External: true, Bot: learn.Inside}))
	for channel, want := range map[string]string{
		"D0ANA": "A digest belongs to a channel. Type /lessons digest in the channel that should get it.",
		"C0OUT": "I'm not in this channel yet. Type /invite @Fieldnotes here, then /lessons digest again.",
		"C0EXT": "#partners is shared with people outside the company",
	} {
		for _, do := range []chat.Handler{d.f.Show, d.f.Open, d.f.Resume} {
			says(t, d.told(do, d.request(channel, "en-US", now)), []string{want}, nil)
		}
	}
}

func TestTheDigestOfAPrivateChannelIsOutOfReachFromElsewhere(t *testing.T) {
	d, now := open(t, "en"), at(t, "2026-12-01T10:00:00Z")
	d.subscribe(secret, monday("Europe/Rome"), now)
	req := d.request(general, "en-US", now)
	req.Value = secret
	for _, do := range []chat.Handler{d.f.Preview, d.f.Open, d.f.Pause, d.f.Resume} {
		says(t, d.told(do, req), []string{"A digest belongs to a channel."}, nil)
	}
	req.View = &chat.View{Meta: chat.Meta{ID: secret, Channel: general}}
	says(t, d.told(d.f.Save, req), []string{"A digest belongs to a channel."}, nil)
	stands, err := d.db.Digest(t.Context(), secret)
	d.no(err)
	if stands.Paused {
		t.Error("the digest was paused from another channel")
	}
}

func TestTheSettingsStartFromWhatStandsOrFromTheDefault(t *testing.T) {
	d, now := open(t, "en"), at(t, "2026-12-01T10:00:00Z")
	looked := ""
	d.ws.Look = func(_ context.Context, channel string) { looked = channel }
	for _, c := range []struct {
		stands *learn.Schedule
		want   string
	}{
		{nil, "cadence=weekly days=1 hour=09:00 zone=Europe/Rome sections=events,lessons,asks,found,pick,archive industries= topics= empty=skip until="},
		{&learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Hour: 17, Minute: 45, Zone: "Asia/Kolkata"}, "cadence=weekly days=0 hour=17:45 zone=Asia/Kolkata sections=events,lessons,asks,found,pick,archive industries= topics= empty=skip until="},
	} {
		if c.stands != nil {
			d.subscribe(general, *c.stands, now)
		}
		reply, err := d.f.Open(t.Context(), d.request(general, "it-IT", now))
		d.no(err)
		if got := starts(t, reply.Open); got != c.want {
			t.Errorf("the form starts with %s, want %s", got, c.want)
		}
		if reply.After(t.Context()); looked != general {
			t.Errorf("looked at channel %q", looked)
		}
	}
}

// starts is what a form's fields start with; it fails the test when Slack
// would refuse the form.
func starts(t *testing.T, m *slack.ModalViewRequest) string {
	t.Helper()
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range blockkit.View(raw) {
		t.Errorf("Slack refuses the form: %s", problem)
	}
	var fields []string
	for _, b := range m.Blocks.BlockSet {
		if in, ok := b.(*slack.InputBlock); ok {
			fields = append(fields, in.BlockID+"="+initial(t, in.Element))
		}
	}
	return strings.Join(fields, " ")
}

func initial(t *testing.T, element slack.BlockElement) string {
	t.Helper()
	var options []*slack.OptionBlockObject
	switch e := element.(type) {
	case *slack.SelectBlockElement:
		options = append(options, e.InitialOption)
	case *slack.MultiSelectBlockElement:
		options = e.InitialOptions
	case *slack.CheckboxGroupsBlockElement:
		options = e.InitialOptions
	case *slack.DatePickerBlockElement:
		return e.InitialDate
	default:
		t.Fatalf("a field %T", e)
	}
	var values []string
	for _, o := range options {
		values = append(values, o.Value)
	}
	return strings.Join(values, ",")
}

func TestAChannelHasOneEditionAWeek(t *testing.T) {
	d := subscribed(t, "en", general)
	d.write("Send the agenda as questions", due(t).Add(-day), nil)
	d.post(due(t))
	moved, err := d.db.Digest(t.Context(), general)
	d.no(err)
	moved.Schedule.Days = learn.On(time.Friday)
	d.no(d.db.SaveDigest(t.Context(), moved))
	says(t, d.told(d.f.Resume, d.request(general, "en-US", due(t).Add(day))), []string{"next on Friday 19 June"}, nil)
}
