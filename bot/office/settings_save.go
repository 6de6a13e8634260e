package office

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Saved has count, from now on, what the form says. What wasn't changed stays
// as the environment has it.
func (f *Feature) Saved(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, learn.SetWorkspace); err != nil {
		return chat.Reply{}, err
	}
	p, mistakes := chosen(req.View)
	if err := learn.Gather(p.Check(), mistakes.OrNil()); err != nil {
		return chat.Reply{}, err
	}
	if err := f.db.Decide(ctx, p.Changed(f.ws.Policy()), req.Who.ID, req.Now); err != nil {
		return chat.Reply{}, err
	}
	f.ws.SetPolicy(p)
	reply := chat.Say(req.Loc.M("office.saved"))
	reply.Clear = true
	return reply, nil
}

func chosen(v *chat.View) (learn.Policy, learn.Errors) {
	var errs learn.Errors
	p := learn.Policy{
		Home: v.Text("industry"), Digests: learn.Setters(v.Text("digests")), Language: v.Text("language"),
		Keep: v.Number("keep", 0), Stories: len(v.Texts("stories")) > 0,
	}
	for line := range strings.Lines(v.Text("industries")) {
		if name := learn.OneLine(line); name != "" {
			p.Industries = append(p.Industries, name)
		}
	}
	at, err := time.Parse("15:04", v.Text("hour"))
	if err != nil {
		errs.Add("hour", "error.required")
	}
	p.Schedule = fmt.Sprintf("%d %d * * %s", at.Minute(), at.Hour(), v.Text("weekday"))
	from, fromErr := time.Parse("15:04", v.Text("quiet_from"))
	to, toErr := time.Parse("15:04", v.Text("quiet_to"))
	switch {
	case (fromErr == nil) != (toErr == nil):
		errs.Add("quiet_to", "settings.quiet_half")
	case fromErr == nil:
		p.Quiet = learn.Quiet{From: from.Hour()*60 + from.Minute(), To: to.Hour()*60 + to.Minute()}
	}
	return p, errs
}
