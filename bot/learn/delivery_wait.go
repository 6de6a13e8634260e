package learn

import "time"

// Reasons of Slack's that end when somebody invites the bot to the channel.
// The second says so only of a channel where the bot has posted before.
const (
	NotInChannel    = "not_in_channel"
	ChannelNotFound = "channel_not_found"
)

// Unheard is our reason when Slack never said what became of a post, and it
// isn't there.
const Unheard = "no_answer"

// Unsearched is our reason while a post that got no answer can't be looked for:
// before it is posted again, the bot must be in the channel to see it.
const Unsearched = "not_searched"

const (
	// MaxInvitation is how long a delivery waits until the bot is invited.
	MaxInvitation = 30 * 24 * time.Hour
	// MaxTrying is how long it is tried to open the direct messages, or to
	// upload the file, that a delivery needs.
	MaxTrying = 24 * time.Hour
	// KeepDeliveries is how long direct messages and editions are remembered
	// that Slack doesn't show.
	KeepDeliveries = 180 * 24 * time.Hour
)

// tryAgain is how long a delivery waits after each try that came to nothing,
// beside the time in which its answer may still come. The last try is a day
// after the first.
var tryAgain = [...]time.Duration{
	0, 0, time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour, 7 * time.Hour, 13 * time.Hour,
}

// HoldingTries is after how many tries in vain a delivery still keeps those
// behind it in its place waiting: after more, the fault may be its own.
const HoldingTries = 6

// TryAgain is how long to wait after a delivery's tries-th try came to nothing;
// false when it has been tried often enough.
func TryAgain(tries int) (wait time.Duration, again bool) {
	if tries > len(tryAgain) {
		return 0, false
	}
	return tryAgain[max(tries, 1)-1], true
}

// Uninvited tells whether an invitation may end a refusal for the reason.
func Uninvited(reason string) bool {
	return reason == NotInChannel || reason == ChannelNotFound || reason == Unsearched
}

// AwaitsInvitation tells whether the delivery waits until the bot is invited.
func (d Delivery) AwaitsInvitation() bool { return d.State == Pending && Uninvited(d.Reason) }

// Next is when something is done about the delivery, or was last.
func (d Delivery) Next() time.Time {
	switch {
	case d.State != Pending && !d.Claimed.IsZero():
		return d.Claimed
	case d.Due.IsZero():
		return d.Created
	}
	return d.Due
}
