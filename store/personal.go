package store

import (
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Table says of each column of a table what it has to do with members, and so
// what their export shows and what the deletion of their records does. Columns
// are parted by blanks; each is in one of the lists.
type Table struct {
	Name    string
	Held    learn.Holding // as what a member reads of it; "" when nothing in it is about anybody
	Deletes string        // hold a member: their rows are deleted
	Renames string        // hold a member: their rows stay, and learn.Nobody takes their place
	Special string        // erased by a step of its own, since they hold a member among other things
	Words   string        // what people wrote
	Facts   string        // all else
	Secret  string        // of these, what could tell the member about somebody else: their export leaves it out
	Of      string        // SQL condition of the rows about the member $1, where no column says it
}

// Tables are all tables. Those that refer to others come before them, so that
// rows can be deleted in this order.
func Tables() []Table {
	return []Table{
		{Name: "member_group", Held: learn.RolesHeld, Deletes: "member", Facts: "grp"},
		{Name: "role", Held: learn.RolesHeld, Deletes: "member", Facts: "role given"},
		{Name: "grp", Words: "name", Facts: "id parent source role read created"},
		{Name: "policy", Words: "value", Facts: "name"},
		{Name: "asking", Held: learn.QuestionsHeld, Deletes: "member", Facts: "at question"},
		{Name: "question", Held: learn.QuestionsHeld, Deletes: "member", Facts: "id kind subject cause state answer due asked last created answered_at postponed"},
		{Name: "outcome", Held: learn.OutcomesHeld, Deletes: "member", Facts: "event aim result updated"},
		{Name: "calendar_file", Held: learn.CalendarsHeld, Deletes: "member", Facts: "event sequence taken"},
		{Name: "attendance", Held: learn.AnswersHeld, Deletes: "member", Words: "come_back",
			Facts: "event rsvp stated purposes meet learn position turnout created updated"},
		{Name: "lesson_use", Held: learn.UsesHeld, Deletes: "member", Words: "cue action note", Facts: "lesson state named quoted reason updated"},
		{Name: "draft", Held: learn.DraftsHeld, Deletes: "member", Words: "fields", Facts: "id origin closed created updated"},
		{Name: "follow_up", Held: learn.FollowUpsHeld, Deletes: "member", Words: "what", Facts: "id due remind reminded done created"},
		{Name: "ask", Held: learn.AsksHeld, Deletes: "member", Renames: "helper", Words: "text", Facts: "id event lesson channel state next created ended"},
		{Name: "suggestion", Held: learn.SuggestedHeld, Deletes: "author", Renames: "asker", Words: "text why", Facts: "id message created sent"},
		{Name: "consent", Held: learn.ProfileHeld, Deletes: "member", Facts: "agreed updated"},
		{Name: "audit", Held: learn.ChangesHeld, Renames: "actor", Facts: "id at action kind subject"},
		{Name: "topic", Held: learn.LessonsHeld, Words: "name folded", Facts: "subject position kind created",
			Of: "subject IN (SELECT l.id FROM lesson l WHERE l.author = $1)"},
		{Name: "lesson_seq", Held: learn.LessonsHeld, Special: "author", Words: "takeaway", Facts: "seq lesson channel used created public"},
		{Name: "lesson", Held: learn.LessonsHeld, Renames: "hidden_by", Special: "author", Of: "author = $1 OR hidden_by = $1",
			Words: "takeaway story try audience encounter hidden_reason",
			Facts: "id event met learned industry channel withdrawn hidden quoted created updated"},
		{Name: "card", Held: learn.EventsHeld, Renames: "posted_by", Facts: "event channel created"},
		{Name: "event", Held: learn.EventsHeld, Renames: "shared_by owner", Words: "title link place benefit link_key title_key",
			Facts: "id starts ends zone format industry host capacity channel series date sequence day cancelled closed created updated"},
		{Name: "series", Held: learn.EventsHeld, Renames: "shared_by owner", Words: "title link place benefit",
			Facts: "id frequency every weekday week start length zone first until remaining last format industry host capacity channel next created"},
		{Name: "found", Words: "title link place about topics link_key title_key", Facts: "id feed uid starts ends clock zone format day event gone created"},
		{Name: "feed", Held: learn.FeedsHeld, Renames: "added_by", Words: "address name", Facts: "id etag last_modified next read failing told reason created"},
		{Name: "edition", Facts: "id channel since until planned due"},
		{Name: "digest", Held: learn.DigestsHeld, Renames: "set_by", Words: "industries topics",
			Facts: "channel weekday hour minute zone paused next since created cadence days phase left_out says_nothing until"},
		{Name: "shown", Facts: "delivery position kind subject section"},
		{Name: "delivery", Held: learn.DeliveriesHeld, Special: "place member key args", Secret: "key args nonce", Of: "place = $1 OR member = $1",
			Facts: "id seq kind subject state tries due claimed nonce channel ts file reason content touches refresh refreshed thread created"},
		{Name: "home", Held: learn.ProfileHeld, Deletes: "member", Facts: "opened"},
		{Name: "preference", Held: learn.ProfileHeld, Deletes: "member", Facts: "language quiet_from quiet_to muted paused"},
		{Name: "channel", Words: "name", Facts: "id private external allowed archived bot"},
		{Name: "channel_member", Held: learn.ProfileHeld, Deletes: "member", Facts: "channel"},
		{Name: "channel_read", Facts: "channel at said"},
		{Name: "moved_channel", Facts: "id channel"},
		{Name: "membership", Held: learn.ProfileHeld, Deletes: "whose", Facts: "mark changed"},
		{Name: "member", Held: learn.ProfileHeld, Deletes: "id", Words: "name", Facts: "zone locale admin bot guest deleted left_at"},
		{Name: "summary_reader", Held: learn.ProfileHeld, Deletes: "place", Renames: "chosen", Facts: "created"},
		{Name: "cell", Words: "text", Facts: "period position section figure item grp private state low high whole base median"},
		{Name: "counted", Words: "home", Facts: "period zone at"},
		{Name: "migration", Facts: "name sum"},
	}
}

// Columns are all that the table has.
func (t Table) Columns() []string {
	return strings.Fields(strings.Join([]string{t.Deletes, t.Renames, t.Special, t.Words, t.Facts}, " "))
}

// of is the SQL condition of the rows about the member $1; "" for a table that
// has none.
func (t Table) of() string {
	var any []string
	for _, column := range strings.Fields(t.Deletes + " " + t.Renames) {
		any = append(any, column+" = $1")
	}
	if t.Of != "" {
		any = append(any, "("+t.Of+")")
	}
	return strings.Join(any, " OR ")
}
