package follow

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// ListedDone is the action id of the button, in the list of what is open, that
// says something is done.
const ListedDone = "follow_up.listed.done"

// mostListed is how many follow-ups are listed.
const mostListed = 15

// list tells this person what is open.
func (f *Feature) list(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	some, total, err := f.db.FollowUps(ctx, req.Who.ID, mostListed)
	if err != nil {
		return chat.Reply{}, err
	}
	title := req.Loc.M("follow.none")
	if total > 0 {
		title = req.Loc.NM("follow.open", total)
	}
	blocks := []slack.Block{chat.Section(title)}
	for _, u := range some {
		blocks = append(blocks, show.FollowUpItem(req.Loc, u, req.Who.Location(), ListedDone)...)
	}
	if more := total - len(some); more > 0 {
		blocks = append(blocks, chat.Context(req.Loc.NM("follow.more", more)))
	}
	blocks = append(blocks, chat.Actions("add", show.AddFollowUpButton(req.Loc)))
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(title), Blocks: blocks}}, nil
}

// DoneInList notes that something in the list is done; the list follows.
func (f *Feature) DoneInList(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if _, err := f.Done(ctx, req); err != nil {
		return chat.Reply{}, err
	}
	reply, err := f.list(ctx, req)
	reply.Replace = true
	return reply, err
}
