package event

import (
	"context"
	"slices"
	"strconv"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// draft is an event field by field, as a form shows it: of its times each part
// may still be missing. Start and End of the Event in it mean nothing.
type draft struct {
	learn.Event
	startDate, startTime string // YYYY-MM-DD and HH:MM on the wall in Zone, "" for none
	endDate, endTime     string
	capacity             string // as typed; "" for no limit
	repeats              repeating
	assumed              bool // nobody said that the times are meant in Zone
}

func drafted(e learn.Event) draft {
	d := draft{Event: e}
	d.startDate, d.startTime = dateAndTime(e, e.Start)
	d.endDate, d.endTime = dateAndTime(e, e.End)
	if e.Capacity > 0 {
		d.capacity = strconv.Itoa(e.Capacity)
	}
	return d
}

// written is what stands in the fields of a form.
func written(v *chat.View) draft {
	e := learn.Event{
		Title: learn.OneLine(v.Text("title")), Link: v.Text("link"), Zone: v.Text("zone"),
		Format: learn.Format(v.Text("format")), Place: learn.OneLine(v.Text("place")), Industry: learn.OneLine(v.Text("industry")),
		Topics: learn.CleanTopics(v.Texts("topics")), Benefit: v.Text("benefit"), Host: learn.Theirs,
		Capacity: v.Number("capacity", 0), Channel: v.Text("channel"),
	}
	if slices.Contains(v.Texts("host"), string(learn.Ours)) {
		e.Host = learn.Ours
	}
	return draft{
		Event: e, startDate: v.Text("start_date"), startTime: v.Text("start_time"),
		endDate: v.Text("end_date"), endTime: v.Text("end_time"), capacity: v.Text("capacity"),
		repeats: writtenRepeating(v),
	}
}

// essentials are the inputs without which nobody can decide to come.
func essentials(loc *chat.Locale, d draft) []slack.Block {
	end, zone := input(loc, "end_date", false), input(loc, "zone", true)
	end.Hint, zone.Hint = loc.T("event.end_date_hint"), loc.T("event.zone_hint")
	return []slack.Block{
		input(loc, "title", true).Text(d.Title, "", learn.MaxTitle),
		input(loc, "start_date", true).Date(d.startDate),
		input(loc, "start_time", true).Time(d.startTime),
		input(loc, "end_time", false).Time(d.endTime),
		end.Date(d.endDate),
		zone.Suggest(zoneOption(loc, d.Zone), "", 0),
		input(loc, "format", true).Choice(string(d.Format), formats(loc)),
		input(loc, "place", false).Text(d.Place, loc.T("event.place_placeholder"), learn.MaxPlace),
	}
}

// extras are the inputs that one may leave as they are.
func extras(loc *chat.Locale, d draft) []slack.Block {
	capacity := input(loc, "capacity", false)
	capacity.Hint = loc.T("event.capacity_hint")
	return []slack.Block{
		input(loc, "benefit", false).Text(d.Benefit, "", learn.MaxStory),
		input(loc, "link", false).URL(d.Link),
		show.TopicsField(input(loc, "topics", false), loc, d.Topics),
		show.IndustryField(input(loc, "industry", false), loc, d.Industry),
		capacity.Number(limit(d.capacity), learn.MaxCapacity),
		input(loc, "host", false).Choices([]string{string(d.Host)}, []chat.Option{{Value: string(learn.Ours), Label: loc.T("event.host_ours")}}),
	}
}

func input(loc *chat.Locale, name string, required bool) chat.Input {
	return chat.Input{Name: name, Label: loc.T("event." + name), Required: required}
}

// limit is how a capacity stands in its field: negative for an empty one.
func limit(capacity string) int {
	n, err := strconv.Atoi(capacity)
	if err != nil {
		return -1
	}
	return n
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
	d := written(req.View)
	var errs learn.Errors
	if d.capacity != "" && d.Capacity == 0 {
		errs.Add("capacity", "error.capacity", "Limit", learn.MaxCapacity)
	}
	if d.endDate != "" && d.endTime == "" {
		errs.Add("end_time", "error.end_half")
	}
	e := d.event()
	e.ID = id
	return e, errs
}

// event is the draft with its times; an end without a date is on the day of
// the start.
func (d draft) event() learn.Event {
	e := d.Event
	e.Start = learn.Wall(d.startDate, d.startTime, d.Zone)
	endDate := d.endDate
	if endDate == "" {
		endDate = d.startDate
	}
	e.End = learn.Wall(endDate, d.endTime, d.Zone)
	return e
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
