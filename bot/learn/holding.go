package learn

import "time"

// Nobody stands in the place of a member who had their records deleted: what
// they did for everybody is kept without their name. Nobody is written to.
const Nobody = "nobody"

// Holding is a kind of things that are stored about a member.
type Holding string

// The holdings, in the order in which a member reads them.
const (
	ProfileHeld    Holding = "profile" // what Slack says of them, what they chose in the settings
	RolesHeld      Holding = "roles"   // and the groups that they are in
	AnswersHeld    Holding = "answers" // to events, with the intention
	OutcomesHeld   Holding = "outcomes"
	LessonsHeld    Holding = "lessons"
	UsesHeld       Holding = "uses"
	DraftsHeld     Holding = "drafts"
	FollowUpsHeld  Holding = "follow_ups"
	AsksHeld       Holding = "asks"
	SuggestedHeld  Holding = "suggestions"
	QuestionsHeld  Holding = "questions"
	EventsHeld     Holding = "events"
	FeedsHeld      Holding = "feeds"
	DigestsHeld    Holding = "digests"
	CalendarsHeld  Holding = "calendars"
	ChangesHeld    Holding = "changes"  // to lessons, settings
	DeliveriesHeld Holding = "messages" // that the bot wrote to them, or posted for them
)

// Holdings returns all of them in their order.
func Holdings() []Holding {
	return []Holding{
		ProfileHeld, RolesHeld, AnswersHeld, OutcomesHeld, LessonsHeld, UsesHeld, DraftsHeld, FollowUpsHeld, AsksHeld,
		SuggestedHeld, QuestionsHeld, EventsHeld, FeedsHeld, DigestsHeld, CalendarsHeld, ChangesHeld, DeliveriesHeld,
	}
}

// Record is one thing that is stored about a member. Marks say in fixed words
// how it stands, some with a number: "going", "meet=3".
type Record struct {
	At    time.Time
	Title string
	Marks []string
	Words string // that the member wrote
}

// KeepLessons is what becomes of a member's lessons when their records are deleted.
type KeepLessons bool

// The choices: those that stand are kept without the name, or all are withdrawn.
const (
	LessonsKept      KeepLessons = true
	LessonsWithdrawn KeepLessons = false
)
