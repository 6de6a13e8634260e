package calendar

import "github.com/fieldnotes-slack/fieldnotes/bot/learn"

// InviteTo is the invite to an event of ours, in its present version.
func InviteTo(e learn.Event) Invite {
	return Invite{
		UID: e.ID + "@fieldnotes", Sequence: e.Sequence, Title: e.Title, Link: e.Link, Place: e.Place, About: e.Benefit,
		Topics: e.Topics, Start: e.Start, End: e.End, Stamp: e.Updated, Zone: e.Zone, Cancelled: !e.Cancelled.IsZero(),
	}
}
