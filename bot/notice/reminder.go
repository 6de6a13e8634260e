package notice

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Reminder renders "Tomorrow at 18:30: …" for somebody who goes. There is
// nothing to say when it would not help any more.
func (f *Feature) Reminder(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	var a args
	if err := json.Unmarshal([]byte(d.Args), &a); err != nil {
		return chat.Rendering{}, fmt.Errorf("arguments of delivery %s: %w", d.ID, err)
	}
	t, ok, err := f.told(ctx, d, a.Notice)
	if err != nil || !ok || !t.expects(a, d.Claimed) {
		return chat.Rendering{Gone: err == nil}, err
	}
	p, err := f.db.Preferences(ctx, d.Place)
	if err != nil || !p.From(d.Claimed, t.zone()).Equal(d.Claimed) {
		return chat.Rendering{Gone: err == nil}, err
	}
	line, err := f.line(ctx, d)
	return chat.Rendering{Message: t.reminder(d.Claimed, line, f.tip(t.event, t.mine, a.Notice))}, err
}

// line is who else goes, as far as the reader may know it.
func (f *Feature) line(ctx context.Context, d learn.Delivery) (learn.Line, error) {
	line, err := f.db.Line(ctx, d.Subject, d.Place, show.FewNames)
	if err != nil {
		return line, err
	}
	channels, err := f.db.MembersOnly(ctx, learn.Viewer{Member: d.Place}, d.Subject)
	if len(channels) > 0 && !f.ws.In(ctx, d.Place, channels, d.Claimed) {
		return line.Unnamed(), err
	}
	return line, err
}

// expects tells whether the reader still goes to what they are reminded of at now.
func (t told) expects(a args, now time.Time) bool {
	stands := t.event.Cancelled.IsZero() && t.event.Start.Unix() == a.Start && inTime(now, t.event.Start)
	return stands && t.mine.RSVP == learn.Going
}

// moment is when an event starts, as one says it at now: "Tomorrow at 18:30".
func moment(loc *chat.Locale, start, now time.Time) string {
	year, month, day := now.In(start.Location()).Date()
	today := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	switch start.Format(time.DateOnly) {
	case today.Format(time.DateOnly):
		return loc.T("reminder.today", "Time", loc.Clock(start))
	case today.AddDate(0, 0, 1).Format(time.DateOnly):
		return loc.T("reminder.tomorrow", "Time", loc.Clock(start))
	}
	return loc.DayTime(start)
}

func (t told) reminder(now time.Time, line learn.Line, tip string) chat.Message {
	e, loc := t.event, t.loc
	at := moment(loc, e.Start.In(t.zone()), now)
	head := loc.M("reminder.head", "When", at, "Title", show.EventTitle(e))
	blocks := []slack.Block{chat.Section(chat.Lines(head, chat.Join(" ", show.EventWhere(loc, e), t.wall())))}
	others, count := line.Others(t.mine)
	if why := chat.Lines(wanted(loc, t.mine.Intention), show.ColleaguesGo(loc, others, count)); why != "" {
		blocks = append(blocks, chat.Section(why))
	}
	return chat.Message{
		Text:   chat.Plain(loc.M("reminder.head", "When", at, "Title", learn.OneLine(e.Title))),
		Blocks: append(blocks, chat.Context(loc.M(tip)), t.buttons()),
	}
}

// wall is what the clock says where people meet, if it isn't what the reader's says.
func (t told) wall() chat.Mrkdwn {
	e := t.event
	there, here := e.Start.In(learn.Location(e.Zone)), e.Start.In(t.zone())
	if e.Format == learn.Online || there.Format(time.DateTime) == here.Format(time.DateTime) {
		return ""
	}
	return t.loc.M("event.wall", "Weekday", t.loc.Weekday(there.Weekday()), "Time", t.loc.Clock(there), "City", show.City(t.loc, e.Zone))
}

// wanted quotes why somebody goes; "" when they didn't say.
func wanted(loc *chat.Locale, why learn.Intention) chat.Mrkdwn {
	var aims []chat.Mrkdwn
	if why.Meet > 0 {
		aims = append(aims, loc.NM("reminder.meet", why.Meet))
	}
	if why.Learn > 0 {
		aims = append(aims, loc.NM("reminder.learn", why.Learn))
	}
	for _, p := range why.Purposes {
		if !why.Counts(p) {
			aims = append(aims, loc.M("reminder."+string(p)))
		}
	}
	if back := strings.TrimRight(learn.OneLine(why.ComeBack), ".… "); back != "" {
		aims = append(aims, loc.M("reminder.come_back", "What", back))
	}
	if len(aims) == 0 {
		return ""
	}
	all := aims[0]
	if last := len(aims) - 1; last > 0 {
		all = loc.M("rsvp.and", "Names", chat.Join(", ", aims[:last]...), "Last", aims[last])
	}
	return loc.M("reminder.wanted", "Aims", all)
}
