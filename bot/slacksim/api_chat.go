package slacksim

import (
	"strings"
	"unicode/utf8"
)

// target finds the conversation that a message is meant for: by id, or a person's id for their direct messages.
func (s *Sim) target(id string) (*channel, *refusal) {
	if c, ok := s.channels.get(id); ok {
		return c, nil
	}
	p, ok := s.people.get(id)
	if !ok || p.Bot || p.ID == slackbot {
		return nil, refuse("channel_not_found")
	}
	if no := s.need("im:write"); no != nil {
		return nil, no
	}
	return s.openIM(p), nil
}

// mayPost refuses where the bot cannot write. Open public channels take a scope of their own.
func (s *Sim) mayPost(c *channel) *refusal {
	switch {
	case s.hides(c):
		return refuse("channel_not_found")
	case s.withBot(c) && !s.app.MessagesTab && !s.manifest.Features.Home.ReadOnly:
		return refuse("messages_tab_disabled")
	case c.Archived:
		return refuse("is_archived")
	case !c.member[s.app.UserID] && !s.hasScope("chat:write.public"):
		return refuse("not_in_channel")
	}
	return nil
}

func (s *Sim) chatPostMessage(c *call) (object, *refusal) {
	to, no := s.target(c.args["channel"])
	if no != nil {
		named, ok := s.channelNamed(strings.TrimPrefix(c.args["channel"], "#"))
		if !ok || named.Private {
			return nil, no
		}
		to = named
	}
	if no := s.mayPost(to); no != nil {
		return nil, no
	}
	if no := s.mayPostNow(to); no != nil {
		return nil, no
	}
	m, no := s.newMessage(c, to)
	if no != nil {
		return nil, no
	}
	s.post(to, m)
	return object{"channel": to.ID, "ts": m.TS, "message": s.messageJSON(to, m, true)}, nil
}

// mayPostNow limits posts in one channel, and in all together.
func (s *Sim) mayPostNow(to *channel) *refusal {
	if no := s.allow("chat.postMessage in "+to.ID, postsPerChannel); no != nil {
		return no
	}
	return s.allow("chat.postMessage anywhere", postsPerWorkspace)
}

// newMessage reads a message of the bot's that everybody in the conversation will see.
func (s *Sim) newMessage(c *call, to *channel) (*message, *refusal) {
	said, no := s.content(c.args, forAll)
	if no != nil {
		return nil, no
	}
	if said.empty() {
		return nil, refuse("no_text")
	}
	if utf8.RuneCountInString(said.text) > maxText {
		said.text = string([]rune(said.text)[:maxText])
		c.warn("message_truncated")
	}
	c.warnWithoutText()
	m := said.into(s.fromBot())
	m.ThreadTS, no = threadIn(to, c.args["thread_ts"])
	m.Broadcast = m.ThreadTS != "" && c.flag("reply_broadcast")
	if m.Broadcast {
		m.subtype = "thread_broadcast"
	}
	return m, no
}

// warnWithoutText tells that blocks alone have nothing for notifications and screen readers.
func (c *call) warnWithoutText() {
	if c.args["text"] == "" && c.args["markdown_text"] == "" {
		c.warn("missing_text_in_message")
	}
}

// threadIn checks that a thread_ts is a message that can have replies: not itself a reply.
func threadIn(c *channel, ts string) (string, *refusal) {
	if ts == "" {
		return "", nil
	}
	parent, ok := c.log.get(ts)
	if !ok || parent.ThreadTS != "" && parent.ThreadTS != parent.TS {
		return "", refuse("cannot_reply_to_message")
	}
	return ts, nil
}

func (s *Sim) chatPostEphemeral(c *call) (object, *refusal) {
	to, ok := s.channels.get(c.args["channel"])
	if !ok {
		return nil, refuse("channel_not_found")
	}
	if no := s.mayPost(to); no != nil {
		return nil, no
	}
	if !to.member[c.args["user"]] {
		return nil, refuse("user_not_in_channel")
	}
	said, no := s.content(c.args, forOne)
	if no != nil {
		return nil, no
	}
	if said.empty() {
		return nil, refuse("no_text")
	}
	if utf8.RuneCountInString(said.text) > maxUpdateText {
		return nil, refuse("msg_too_long")
	}
	c.warnWithoutText()
	m := said.into(s.fromBot())
	m.only = c.args["user"]
	if m.ThreadTS, no = threadIn(to, c.args["thread_ts"]); no != nil {
		return nil, no
	}
	s.post(to, m)
	return object{"message_ts": m.TS}, nil
}

// own finds a message of the bot's, to change or delete it. archived is the code for a channel that is.
func (s *Sim) own(c *call, refusedWith, archived string) (*channel, *message, *refusal) {
	in, ok := s.channels.get(c.args["channel"])
	if !ok || s.hides(in) {
		return nil, nil, refuse("channel_not_found")
	}
	m, ok := in.log.get(c.args["ts"])
	switch {
	case !ok:
		return nil, nil, refuse("message_not_found")
	case in.Archived:
		return nil, nil, refuse(archived)
	case m.BotID != s.app.BotID, !in.member[s.app.UserID] && !s.hasScope("chat:write.public"):
		return nil, nil, refuse(refusedWith)
	}
	return in, m, nil
}

func (s *Sim) chatUpdate(c *call) (object, *refusal) {
	in, m, no := s.own(c, "cant_update_message", "is_inactive")
	if no != nil {
		return nil, no
	}
	said, no := s.content(c.args, forAll)
	switch {
	case no != nil:
		return nil, no
	case utf8.RuneCountInString(said.text) > maxUpdateText:
		return nil, refuse("msg_too_long")
	case said.empty():
		return nil, refuse("no_text")
	}
	s.edit(in, m, said)
	return object{"channel": in.ID, "ts": m.TS, "text": m.Text, "message": s.messageJSON(in, m, true)}, nil
}

// edit changes a message; of one that everybody sees the app is told.
func (s *Sim) edit(in *channel, m *message, said content) {
	before := s.messageJSON(in, m, false)
	m.change(said)
	if m.only == "" {
		m.Edited, m.edited = true, s.eventTS()
		s.sendMessageChange(in, "message_changed", before, m)
	}
	s.changed()
}

// change replaces what a message says. Blocks and metadata that are not given stay as they were.
func (m *message) change(said content) {
	kept := content{m.Text, m.Blocks, m.Metadata}
	if said.text != "" || said.blocks != nil {
		kept.text = said.text
	}
	if said.blocks != nil {
		kept.blocks = said.blocks
	}
	if said.metadata != nil {
		kept.metadata = said.metadata
	}
	kept.into(m)
}

func (s *Sim) chatDelete(c *call) (object, *refusal) {
	in, m, no := s.own(c, "cant_delete_message", "cant_delete_message")
	if no != nil {
		return nil, no
	}
	before := s.messageJSON(in, m, false)
	in.log.remove(m)
	s.sendMessageChange(in, "message_deleted", before, m)
	s.changed()
	return object{"channel": in.ID, "ts": m.TS}, nil
}

func (s *Sim) chatGetPermalink(c *call) (object, *refusal) {
	in, no := s.visible(c.args["channel"])
	if no != nil {
		return nil, no
	}
	m, ok := in.log.get(c.args["message_ts"])
	if !ok {
		return nil, refuse("message_not_found")
	}
	link := "https://" + s.team.Domain + ".slack.com/archives/" + in.ID + "/p" + strings.ReplaceAll(m.TS, ".", "")
	if m.ThreadTS != "" && m.ThreadTS != m.TS {
		link += "?thread_ts=" + m.ThreadTS + "&cid=" + in.ID
	}
	return object{"channel": in.ID, "permalink": link}, nil
}
