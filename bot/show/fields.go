package show

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// IndustryField is an input for an industry: one of those that forms suggest,
// or one's own.
func IndustryField(in chat.Input, loc *chat.Locale, industry string) slack.Block {
	var chosen *chat.Option
	if industry != "" {
		chosen = &chat.Option{Value: industry, Label: Industry(loc, industry)}
	}
	return in.Suggest(chosen, loc.T("industry.placeholder"), 0)
}

// TopicsField is an input for topics: those in use, or one's own.
func TopicsField(in chat.Input, loc *chat.Locale, topics []string) slack.Block {
	chosen := make([]chat.Option, len(topics))
	for i, t := range topics {
		chosen[i] = chat.Option{Value: t, Label: t}
	}
	return in.SuggestMany(chosen, loc.T("topic.placeholder"), 0, learn.MaxTopics)
}
