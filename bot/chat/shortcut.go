package chat

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

// Original is the message that somebody used a shortcut on. The bot needn't be
// in its conversation, which may be two other people's direct messages.
type Original struct {
	TS      string
	Thread  string // TS of the message above it, when it is a reply
	Channel string
	Author  string // member id; "" when nobody of the workspace wrote it
	Bot     bool   // an app or Slack itself wrote it, whatever the Author
	Text    string // as it was typed; "" of a file alone
	Link    string // to the message, for those who may read it
}

// slackbot speaks for Slack itself.
const slackbot = "USLACKBOT"

func original(c slack.InteractionCallback) *Original {
	if c.Type != slack.InteractionTypeMessageAction {
		return nil
	}
	m := c.Message
	o := &Original{
		TS: m.Timestamp, Channel: c.Channel.ID, Author: m.User, Text: m.Text,
		Bot: m.BotID != "" || m.SubType == slack.MsgSubTypeBotMessage || m.User == slackbot,
	}
	if m.ThreadTimestamp != m.Timestamp {
		o.Thread = m.ThreadTimestamp
	}
	o.Link = permalink(c.Team.Domain, o)
	return o
}

// permalink is what chat.getPermalink would say, also of a message that the
// bot can't see.
func permalink(domain string, o *Original) string {
	if domain == "" || o.Channel == "" || o.TS == "" {
		return ""
	}
	link := fmt.Sprintf("https://%s.slack.com/archives/%s/p%s", domain, o.Channel, strings.ReplaceAll(o.TS, ".", ""))
	if o.Thread != "" {
		link += "?thread_ts=" + o.Thread + "&cid=" + o.Channel
	}
	return link
}

// instant reads one of Slack's timestamps; zero when it is none.
func instant(ts string) time.Time {
	sec, micro, _ := strings.Cut(ts, ".")
	s, err := strconv.ParseInt(sec, 10, 64)
	us, wrong := strconv.ParseInt(micro, 10, 64)
	if err != nil || wrong != nil || len(micro) != 6 {
		return time.Time{}
	}
	return time.Unix(s, us*1000).UTC()
}
