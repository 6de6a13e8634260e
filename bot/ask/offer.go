package ask

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// AgreeAction is the action id of the button with which a member agrees that
// colleagues may ask them.
const AgreeAction = "ask.agree"

// Offering is next, which stores a lesson; who wrote one is offered, once, that
// colleagues may ask them.
func (f *Feature) Offering(next chat.Handler) chat.Handler {
	return func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
		reply, err := next(ctx, req)
		if err != nil || req.Who.Guest || reply.Open != nil || reply.Update != nil {
			return reply, err
		}
		_, offered, err := f.db.Askable(ctx, req.Who.ID)
		if err != nil || offered {
			return reply, err
		}
		text := req.Loc.M("ask.offer")
		if reply.Tell == nil {
			reply.Tell = &chat.Message{Text: chat.Plain(text)}
		}
		agree := chat.Button(AgreeAction, "", req.Loc.T("ask.agree_button"))
		reply.Tell.Blocks = withOffer(reply.Tell.Blocks, chat.Section(text), agree)
		before := reply.After
		reply.After = func(ctx context.Context) {
			_ = f.db.OfferAskable(ctx, req.Who.ID, req.Now) // at worst it is offered again
			if before != nil {
				before(ctx)
			}
		}
		return reply, nil
	}
}

// withOffer adds the offer to the blocks of a message; all buttons stand in one
// row at its end.
func withOffer(blocks []slack.Block, offer slack.Block, agree slack.BlockElement) []slack.Block {
	if n := len(blocks); n > 0 {
		if row, ok := blocks[n-1].(*slack.ActionBlock); ok {
			return append(blocks[:n-1:n-1], offer, chat.Actions(row.BlockID, append(row.Elements.ElementSet, agree)...))
		}
	}
	return append(blocks, offer, chat.Actions("offer", agree))
}

// Agree notes that colleagues may ask this person.
func (f *Feature) Agree(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.db.SetAskable(ctx, req.Who.ID, true, req.Now); err != nil {
		return chat.Reply{}, err
	}
	return chat.Say(req.Loc.M("ask.agreed", "Command", chat.Verbatim(f.ws.Commands.Typed("fieldnotes settings")))), nil
}
