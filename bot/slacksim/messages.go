package slacksim

import (
	"encoding/json"
	"slices"
	"sort"
)

// Message is what somebody sees in a channel.
type Message struct {
	Channel    string
	TS         string
	ThreadTS   string // of the thread it belongs to; its own TS if it has replies
	User       string // author's user id
	BotID      string // set when an app wrote it
	Text       string // mrkdwn, as it was sent
	Blocks     json.RawMessage
	Files      []File
	Reactions  []Reaction
	Metadata   json.RawMessage
	Ephemeral  bool // only this person sees it
	Edited     bool
	Deleted    bool // a tombstone above its replies
	Broadcast  bool // a reply shown in the channel too
	ReplyCount int
}

// Reaction is an emoji under a message and who put it there.
type Reaction struct {
	Name  string
	Users []string
}

type message struct {
	Message
	subtype     string
	clientID    string
	only        string // the one person who sees it, "" for everybody
	gone        bool
	edited      string // timestamp
	latestReply string
	repliers    []string
	suggested   suggested
}

// messageLog is a conversation's messages in the order of their timestamps.
type messageLog struct {
	all     []*message
	byTS    map[string]*message
	threads map[string][]*message
}

func (l *messageLog) add(m *message) {
	if l.byTS == nil {
		l.byTS, l.threads = map[string]*message{}, map[string][]*message{}
	}
	l.all = append(l.all, m)
	l.byTS[m.TS] = m
	if m.ThreadTS != "" && m.ThreadTS != m.TS {
		l.threads[m.ThreadTS] = append(l.threads[m.ThreadTS], m)
		l.countReply(m)
	}
}

func (l *messageLog) countReply(m *message) {
	parent := l.byTS[m.ThreadTS]
	if parent == nil || m.only != "" {
		return
	}
	parent.ThreadTS, parent.latestReply = parent.TS, m.TS
	parent.ReplyCount++
	if !slices.Contains(parent.repliers, m.User) {
		parent.repliers = append(parent.repliers, m.User)
	}
}

// get finds a message that everybody in the conversation can see.
func (l *messageLog) get(ts string) (*message, bool) {
	m, ok := l.byTS[ts]
	return m, ok && !m.gone && m.only == ""
}

// remove deletes a message; one with replies leaves a tombstone.
func (l *messageLog) remove(m *message) {
	if m.ReplyCount > 0 {
		m.Deleted, m.subtype = true, "tombstone"
		m.Message.User, m.BotID, m.Text = slackbot, "", "This message was deleted."
		m.Blocks, m.Files, m.Metadata = nil, nil, nil
		return
	}
	m.gone = true
	if parent := l.byTS[m.ThreadTS]; parent != nil && parent != m && m.only == "" {
		parent.ReplyCount--
	}
}

// after is the index of the first message later than ts.
func (l *messageLog) after(micros int64) int {
	ts := formatTS(micros)
	return sort.Search(len(l.all), func(i int) bool { return later(l.all[i].TS, ts) })
}

// later compares two timestamps made by formatTS, of which the shorter is the earlier.
func later(a, b string) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a > b
}

// post adds a message to a conversation and tells the app of it, if it is subscribed.
func (s *Sim) post(c *channel, m *message) { s.add(c, m) }

// add is post, and gives what was sent to the app.
func (s *Sim) add(c *channel, m *message) (told *delivery) {
	m.Channel, m.TS = c.ID, s.newTS()
	m.Ephemeral = m.only != ""
	c.log.add(m)
	if m.only == "" {
		told = s.sendMessage(c, m)
	}
	s.changed()
	return told
}

// fromBot is a message of the app's bot.
func (s *Sim) fromBot() *message {
	return &message{Message: Message{User: s.app.UserID, BotID: s.app.BotID}}
}

// fromSlackbot is what Slack itself tells one person, in a conversation where only they see it.
func (s *Sim) fromSlackbot(c *channel, p *person, text string) {
	s.post(c, &message{Message: Message{User: slackbot, Text: text}, only: p.ID})
}
