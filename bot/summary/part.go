package summary

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// part is a reply: a section of its own. It reports false when there is nothing
// to say in it.
func (r report) part(s learn.Chapter) (m chat.Message, shown bool) {
	switch s {
	case countedPart:
		said := r.counted()
		return chat.Message{Text: chat.Plain(said), Blocks: []slack.Block{chat.Section(said)}}, true
	case learn.GroupsSection:
		return r.groups()
	case learn.TopicsSection:
		return r.paragraph(s, chat.Lines(r.topics()...))
	case learn.StoriesSection:
		return r.paragraph(s, chat.Lines(r.told()...))
	}
	if r.Now.Empty() && r.Before.Empty() {
		return chat.Message{}, false
	}
	title, rows := r.loc.T("summary.section."+string(s)), r.rows(s)
	return chat.Message{
		Text:   lines(append([]string{title}, r.spoken(rows)...)...),
		Blocks: []slack.Block{chat.Section(chat.Bold(chat.Escape(title))), r.table(rows)},
	}, true
}

func (r report) paragraph(s learn.Chapter, said chat.Mrkdwn) (chat.Message, bool) {
	said = chat.Lines(chat.Bold(chat.Escape(r.loc.T("summary.section."+string(s)))), said)
	return chat.Message{Text: chat.Plain(said), Blocks: []slack.Block{chat.Section(said)}}, chat.Lines(said) != chat.Bold(chat.Escape(r.loc.T("summary.section."+string(s))))
}

// topics are those of most events and lessons, those of which most was used, and
// what nobody answered.
func (r report) topics() []chat.Mrkdwn {
	var often, used []chat.Mrkdwn
	for _, c := range r.Now.In(learn.TopicsSection) {
		switch c.Figure {
		case "topic":
			often = append(often, r.loc.M("summary.topic", "Topic", c.Text, "Count", r.loc.Int(c.Low)))
		case "used":
			used = append(used, chat.Escape(c.Text))
		}
	}
	var said []chat.Mrkdwn
	if len(often) > 0 {
		said = append(said, r.loc.M("summary.topics", "Topics", chat.Join(", ", often...)))
	}
	if len(used) > 0 {
		said = append(said, r.loc.M("summary.topics_used", "Topics", chat.Join(", ", used...)))
	}
	if c, _ := r.Now.Find(learn.TopicsSection, "unanswered", "", ""); c.Low > 0 {
		said = append(said, r.loc.NM("summary.unanswered", c.Low))
		for _, a := range r.asks {
			said = append(said, "• "+chat.Escape(a.Text))
		}
	}
	return said
}

// told are lessons that were used, in the words of those who agreed to be quoted.
func (r report) told() []chat.Mrkdwn {
	var said []chat.Mrkdwn
	for _, s := range r.stories {
		said = append(said, r.loc.M("summary.story", "Takeaway", chat.Bold(chat.Escape(s.Takeaway)), "Note", s.Note))
	}
	return said
}

// counted says how the figures came about.
func (r report) counted() chat.Mrkdwn {
	zone := r.Period.Start.Location()
	until, industry := r.loc.M("summary.counted.final", "Day", r.loc.Day(r.Period.Counted())), r.loc.M("summary.counted.no_home")
	if !r.Counted {
		until = r.loc.M("summary.counted.until", "At", r.loc.DayTime(r.At.In(zone)))
	}
	if r.Home != "" {
		industry = r.loc.M("summary.counted.outside", "Home", show.Industry(r.loc, r.Home))
	}
	where := r.loc.M("summary.counted.zone", "City", show.City(r.loc, zone.String()),
		"First", r.loc.Day(r.Period.Start), "Last", r.loc.Day(r.Period.End.AddDate(0, 0, -1)))
	said := []chat.Mrkdwn{chat.Join(" ", where, until), r.loc.M("summary.counted.public"), r.loc.M("summary.counted.reach"), r.unread(), industry}
	if r.Period.Length != learn.AMonth {
		said = append(said, r.loc.M("summary.counted.private"), r.loc.M("summary.counted.precision"), r.suppressed())
	}
	return chat.Lines(append(said, r.loc.M("summary.counted.left_out"))...)
}

// unread says of how many channels Slack didn't say who is in them; "" for none.
func (r report) unread() chat.Mrkdwn {
	c, found := r.Now.Find(learn.ReachSection, "unread", "", "")
	if !found {
		return ""
	}
	return r.loc.M("summary.counted.unread", "Channels", r.loc.Int(c.Low), "Of", r.loc.Int(c.Of))
}

// suppressed says how many private figures are not told.
func (r report) suppressed() chat.Mrkdwn {
	all, not := 0, 0
	for _, c := range r.Now {
		if c.Private {
			all++
			if c.Precision == learn.Hidden {
				not++
			}
		}
	}
	if all == 0 {
		return ""
	}
	return r.loc.M("summary.counted.suppressed", "Not", r.loc.Int(not), "All", r.loc.Int(all))
}
