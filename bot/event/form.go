package event

import (
	"context"
	"slices"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// fields are the inputs for an event, filled in with what e has.
func fields(loc *chat.Locale, e learn.Event) []slack.Block {
	in := func(name string, required bool) chat.Input {
		return chat.Input{Name: name, Label: loc.T("event." + name), Required: required}
	}
	startDate, startTime := dateAndTime(e, e.Start)
	endDate, endTime := dateAndTime(e, e.End)
	end, zone, capacity := in("end_date", false), in("zone", true), in("capacity", false)
	capacity.Hint = loc.T("event.capacity_hint")
	end.Hint, zone.Hint = loc.T("event.end_date_hint"), loc.T("event.zone_hint")
	return []slack.Block{
		in("title", true).Text(e.Title, "", learn.MaxTitle),
		in("link", false).URL(e.Link),
		in("start_date", true).Date(startDate),
		in("start_time", true).Time(startTime),
		end.Date(endDate),
		in("end_time", false).Time(endTime),
		zone.Suggest(zoneOption(loc, e.Zone), "", 0),
		in("format", true).Choice(string(e.Format), formats(loc)),
		in("place", false).Text(e.Place, loc.T("event.place_placeholder"), learn.MaxPlace),
		show.IndustryField(in("industry", false), loc, e.Industry),
		show.TopicsField(in("topics", false), loc, e.Topics),
		in("benefit", false).Text(e.Benefit, "", learn.MaxStory),
		in("host", false).Choices([]string{string(e.Host)}, []chat.Option{{Value: string(learn.Ours), Label: loc.T("event.host_ours")}}),
		capacity.Number(limit(e.Capacity), learn.MaxCapacity),
	}
}

// limit is how a capacity stands in its field: empty for none.
func limit(capacity int) int {
	if capacity == 0 {
		return -1
	}
	return capacity
}

func formats(loc *chat.Locale) []chat.Option {
	var options []chat.Option
	for _, format := range learn.Formats() {
		options = append(options, chat.Option{Value: string(format), Label: loc.T("format." + string(format))})
	}
	return options
}

// filled is the event that the form of req describes, with id.
func filled(req *chat.Request, id string) (learn.Event, learn.Errors) {
	v := req.View
	e := learn.Event{
		ID: id, Title: learn.OneLine(v.Text("title")), Link: v.Text("link"), Zone: v.Text("zone"),
		Format: learn.Format(v.Text("format")), Place: learn.OneLine(v.Text("place")), Industry: learn.OneLine(v.Text("industry")),
		Topics: learn.CleanTopics(v.Texts("topics")), Benefit: v.Text("benefit"), Host: learn.Theirs, Capacity: v.Number("capacity", 0),
	}
	if slices.Contains(v.Texts("host"), string(learn.Ours)) {
		e.Host = learn.Ours
	}
	e.Start = learn.Wall(v.Text("start_date"), v.Text("start_time"), e.Zone)
	endDate, endTime := v.Text("end_date"), v.Text("end_time")
	var errs learn.Errors
	if v.Text("capacity") != "" && e.Capacity == 0 {
		errs.Add("capacity", "error.capacity", "Limit", learn.MaxCapacity)
	}
	if endDate != "" && endTime == "" {
		errs.Add("end_time", "error.end_half")
	}
	if endDate == "" {
		endDate = v.Text("start_date")
	}
	e.End = learn.Wall(endDate, endTime, e.Zone)
	return e, errs
}

// admits returns what keeps cards out of the channel, as an Error beside the
// field channel.
func (f *Feature) admits(ctx context.Context, channel string) error {
	if channel == "" {
		return &learn.Error{Code: learn.Invalid, Field: "channel", Key: "error.required"}
	}
	c, err := f.db.Channel(ctx, channel)
	if err != nil {
		return err
	}
	return f.ws.Admits(c, "channel")
}
