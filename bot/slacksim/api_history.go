package slacksim

import "math"

// readable finds a conversation whose messages the bot may read.
func (s *Sim) readable(id string) (*channel, *refusal) {
	in, no := s.visible(id)
	if no != nil {
		return nil, no
	}
	if no := s.need(historyScope(in)); no != nil {
		return nil, no
	}
	if !in.member[s.app.UserID] {
		return nil, refuse("not_in_channel")
	}
	return in, nil
}

// span reads oldest, latest and inclusive as the half-open range of µs that a call asks for.
func (c *call) span() (from, to int64, no *refusal) {
	from, to = 0, math.MaxInt64
	if ts := c.args["oldest"]; ts != "" && ts != "0" {
		oldest, ok := parseTS(ts)
		if !ok {
			return 0, 0, refuse("invalid_ts_oldest")
		}
		if from = oldest + 1; c.flag("inclusive") {
			from = oldest
		}
	}
	if ts := c.args["latest"]; ts != "" {
		latest, ok := parseTS(ts)
		if !ok {
			return 0, 0, refuse("invalid_ts_latest")
		}
		if to = latest; c.flag("inclusive") {
			to = latest + 1
		}
	}
	return from, to, nil
}

// conversationsHistory gives the newest messages first. What nobody but one person sees, and what stands in a
// thread, is filtered out of a page after cutting it: it may be short, or empty, and not the last.
func (s *Sim) conversationsHistory(c *call) (object, *refusal) {
	in, no := s.readable(c.args["channel"])
	if no != nil {
		return nil, no
	}
	limit, no := c.number("limit", 100, 1, 999, "invalid_limit")
	if no != nil {
		return nil, no
	}
	first, end, no := c.historyRange(in)
	if no != nil {
		return nil, no
	}
	start := max(first, end-limit)
	shown := []messageJSON{}
	for i := end - 1; i >= start; i-- {
		if m := in.log.all[i]; !m.gone && m.only == "" && !m.inThreadOnly() {
			shown = append(shown, s.messageJSON(in, m, c.flag("include_all_metadata")))
		}
	}
	return s.historyPage(in, shown, start > first, start), nil
}

func (s *Sim) historyPage(in *channel, shown []messageJSON, hasMore bool, start int) object {
	reply := object{"messages": shown, "has_more": hasMore, "pin_count": 0}
	if hasMore {
		reply["response_metadata"] = object{"next_cursor": cursorAt(in.log.all[start].TS)}
	}
	return reply
}

// historyRange is which of a conversation's messages a call asks for: those before the cursor.
func (c *call) historyRange(in *channel) (first, end int, no *refusal) {
	from, to, no := c.span()
	if no != nil {
		return 0, 0, no
	}
	if c.args["cursor"] != "" {
		place, no := placeOf(c.args["cursor"])
		if no != nil {
			return 0, 0, no
		}
		before, ok := parseTS(place)
		if !ok {
			return 0, 0, refuse("invalid_cursor")
		}
		to = min(to, before)
	}
	first = in.log.after(from - 1)
	return first, max(first, in.log.after(to-1)), nil
}

// inThreadOnly says that a message is a reply which the channel does not show.
func (m *message) inThreadOnly() bool {
	return m.ThreadTS != "" && m.ThreadTS != m.TS && !m.Broadcast
}

// conversationsReplies gives a message and its replies, the oldest first.
func (s *Sim) conversationsReplies(c *call) (object, *refusal) {
	in, no := s.readable(c.args["channel"])
	if no != nil {
		return nil, no
	}
	parent, ok := in.log.get(c.args["ts"])
	if !ok {
		return nil, refuse("thread_not_found")
	}
	from, to, no := c.span()
	if no != nil {
		return nil, no
	}
	thread := []messageJSON{s.messageJSON(in, parent, c.flag("include_all_metadata"))}
	for _, m := range in.log.threads[parent.TS] {
		at, _ := parseTS(m.TS)
		if !m.gone && m.only == "" && at >= from && at < to {
			thread = append(thread, s.messageJSON(in, m, c.flag("include_all_metadata")))
		}
	}
	start, end, next, no := page(c, len(thread), 100, 999)
	if no != nil {
		return nil, no
	}
	reply := more("messages", thread[start:end], next)
	reply["has_more"] = next != ""
	return reply, nil
}
