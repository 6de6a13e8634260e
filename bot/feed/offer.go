package feed

import (
	"slices"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// offered are those of a calendar's events that one may share, by Key: within
// the horizon, of what recurs the next occurrence only, whether the calendar
// calls it one thing or several of the same title. Times that no zone is said
// of are taken to be zone's.
func offered(all []learn.Found, zone string, now time.Time) map[string]learn.FoundEvent {
	var coming []learn.Found
	for _, one := range all {
		one = settled(one, zone)
		if one.Title != "" && !one.Cancelled && isComing(one, now) {
			coming = append(coming, one)
		}
	}
	slices.SortStableFunc(coming, func(a, b learn.Found) int { return a.Start.Compare(b.Start) })
	seen, offer := map[string]bool{}, map[string]learn.FoundEvent{}
	for _, one := range coming {
		series, title := "series "+one.UID, "title "+learn.Fold(one.Title)
		if !one.Original.IsZero() && seen[series] || seen[title] || len(offer) == learn.MaxFound {
			continue
		}
		seen[series], seen[title] = true, true
		offer[keyIn(offer, one)] = tidied(one)
	}
	return offer
}

// keyIn is the key under which one is offered. Some calendars give several
// events one UID: the later ones are told apart by their titles.
func keyIn(offer map[string]learn.FoundEvent, one learn.Found) string {
	key := one.Key()
	if _, taken := offer[key]; taken {
		one.UID += "/" + learn.Fold(one.Title)
		key = one.Key()
	}
	return key
}

func isComing(one learn.Found, now time.Time) bool {
	if one.Clock == learn.Days {
		now = now.UTC().Truncate(24 * time.Hour)
		return !one.Start.Before(now) && one.Start.Before(now.Add(learn.FeedHorizon))
	}
	return one.Clock == learn.Instant && one.Start.After(now) && one.Start.Before(now.Add(learn.FeedHorizon))
}

// settled is the event with instants for what clocks in zone show.
func settled(one learn.Found, zone string) learn.Found {
	if one.Zone == "" {
		one.Zone = learn.Location(zone).String()
	}
	if one.Clock == learn.Floating {
		one.Clock = learn.Instant
		one.Start, one.End = wall(one.Start, one.Zone), wall(one.End, one.Zone)
	}
	one.Start, one.End = seconds(one.Start), seconds(one.End)
	return one
}

func wall(floating time.Time, zone string) time.Time {
	if floating.IsZero() {
		return floating
	}
	return learn.Wall(floating.Format(time.DateOnly), floating.Format("15:04"), zone)
}

func seconds(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return time.Unix(t.Unix(), 0).UTC()
}

// tidied is the event as it is stored: its texts are data, in the lengths that
// forms take.
func tidied(one learn.Found) learn.FoundEvent {
	link := learn.CleanLink(strings.TrimSpace(one.Link))
	if !learn.ValidLink(link) || learn.SignsIn(link) {
		link = ""
	}
	var topics []string
	for _, topic := range learn.CleanTopics(one.Topics) {
		if len(topics) < learn.MaxTopics && len([]rune(topic)) <= learn.MaxTopic {
			topics = append(topics, topic)
		}
	}
	return learn.FoundEvent{Found: learn.Found{
		Title: chat.Cut(learn.OneLine(one.Title), learn.MaxTitle), Link: link, Start: one.Start, End: one.End,
		Clock: one.Clock, Zone: one.Zone, Format: one.Format, Place: chat.Cut(learn.OneLine(one.Place), learn.MaxPlace),
		About: chat.Cut(strings.TrimSpace(one.About), learn.MaxStory), Topics: topics,
	}}
}
