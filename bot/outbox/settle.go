package outbox

import (
	"context"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const (
	// settleAgain is when a lookup without an answer is repeated.
	settleAgain = 10 * time.Second
	// skew is how far Slack's clock may be behind ours.
	skew = 2 * time.Minute
)

// settle finds out whether a delivery whose post got no answer is in Slack
// after all. It returns how long until it may be looked up again, which it is
// when that couldn't be found out or recorded.
func (o *Outbox) settle(ctx context.Context, d learn.Delivery) time.Duration {
	found, err := o.find(ctx, &d)
	a := judge(err)
	switch {
	case a.verdict == done && found:
		o.well()
		d.State = learn.Sent
		o.recorded(d, o.db.RecordFound(context.WithoutCancel(ctx), d, o.now()))
	case a.verdict == done:
		o.well()
		o.again(ctx, d, 0)
	case a.verdict == refused || a.lacking() || a.code == "illegible":
		d.State, d.Reason = learn.Lost, a.code
		o.log.Error("outbox: a post got no answer and can't be looked up; it may or may not be there",
			"delivery", d.ID, "kind", d.Kind, "place", d.Place, "code", a.code, "details", a.details)
		o.giveUp(ctx, d)
	case a.verdict == limited:
		o.desk.rest(findMethod, a.after)
	case a.verdict == unusable || a.verdict == unreachable:
		o.unwell(a)
	}
	return settleAgain
}

// find looks for the delivery where it was to be posted, and notes as which
// message it is there.
func (o *Outbox) find(ctx context.Context, d *learn.Delivery) (bool, error) {
	channel, err := o.channelOf(ctx, d.Place)
	if err != nil {
		return false, err
	}
	if d.File != "" {
		if found, err := o.findFile(ctx, channel, d); !judge(err).lacking() {
			return found, err
		}
	}
	return o.findMessage(ctx, channel, d)
}

// findMessage looks for the delivery's message in the channel's history since
// the claim.
func (o *Outbox) findMessage(ctx context.Context, channel string, d *learn.Delivery) (bool, error) {
	query := &slack.GetConversationHistoryParameters{
		ChannelID: channel, Oldest: fmt.Sprintf("%d.000000", d.Claimed.Add(-skew).Unix()), Limit: 200, IncludeAllMetadata: true,
	}
	for {
		page, err := o.history(ctx, query)
		if err != nil {
			return false, err
		}
		for _, m := range page.Messages {
			if carries(m, *d) {
				d.Channel, d.TS = channel, m.Timestamp
				return true, nil
			}
		}
		next := page.ResponseMetaData.NextCursor
		if next == "" || next == query.Cursor {
			return false, nil
		}
		query.Cursor = next
	}
}

func (o *Outbox) history(ctx context.Context, query *slack.GetConversationHistoryParameters) (*slack.GetConversationHistoryResponse, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	return o.slack.GetConversationHistoryContext(ctx, query)
}
