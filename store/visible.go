package store

import "fmt"

// visible is the SQL condition under which somebody may see a row of the
// table alias: what was shared in a private channel is seen by its owner, whose
// column is given, and from that channel. Its two placeholders, numbered from
// arg on, are the viewer's member id and the channel from which they look.
// What is in no channel is public; a channel that we don't know is private.
// To a guest, whom Slack shows their own channels only, nothing is public.
func visible(alias, owner string, arg int) string {
	return fmt.Sprintf(`(%[1]s.channel IN (SELECT vc.id FROM channel vc WHERE vc.private = 0 AND NOT EXISTS (%[5]s))
		OR %[1]s.%[2]s = $%[3]d OR %[1]s.channel = $%[4]d
		OR %[1]s.channel = '' AND NOT EXISTS (%[5]s))`,
		alias, owner, arg, arg+1, fmt.Sprintf(`SELECT 1 FROM member vm WHERE vm.id = $%d AND vm.guest = 1`, arg))
}

// visibleLesson is visible for the lessons of the table l that stand: what was
// withdrawn nobody sees, what an admin has hidden its author alone.
func visibleLesson(arg int) string {
	return fmt.Sprintf(`(l.withdrawn = 0 AND (l.hidden = 0 OR l.author = $%d) AND (%s))`, arg, visible("l", "author", arg))
}

// visibleSeq is visible for rows of the table lesson_seq s, which note whether
// the channel is public: a search looks at thousands. Lessons that it finds are
// read by visibleLesson.
func visibleSeq(arg int) string {
	return fmt.Sprintf(`(s.public = 1 AND NOT EXISTS (SELECT 1 FROM member vm WHERE vm.id = $%[1]d AND vm.guest = 1)
		OR s.author = $%[1]d OR s.channel = $%[2]d)`, arg, arg+1)
}

// publicIn is the SQL of whether what is in a channel, given as SQL, is seen by
// everybody but guests.
func publicIn(channel string) string {
	return fmt.Sprintf(`CASE WHEN CAST(%[1]s AS TEXT) = '' OR EXISTS (SELECT 1 FROM channel pc WHERE pc.id = CAST(%[1]s AS TEXT) AND pc.private = 0) THEN 1 ELSE 0 END`, channel)
}

// postedIn is the SQL condition that the event of the table e is posted in one
// of count channels, whose placeholders are numbered from first on. It says
// nothing of who may see the event.
func postedIn(first, count int) string {
	in := "NULL"
	if count > 0 {
		in = places(first, count)
	}
	return fmt.Sprintf(`(e.channel IN (%[1]s) OR e.id IN (SELECT pd.event FROM card pd WHERE pd.channel IN (%[1]s)))`, in)
}

// visibleEvent is visible for the events of the table e, which are also seen
// by who shared them, and wherever else they were posted.
func visibleEvent(arg int) string {
	return fmt.Sprintf(`(%s OR e.shared_by = $%d OR EXISTS (SELECT 1 FROM card vd WHERE vd.event = e.id AND vd.channel = $%d))`,
		visible("e", "owner", arg), arg, arg+1)
}

// ownEvent is visibleEvent for what the viewer alone reads: who answered an
// event had seen it, and may know what they said to what.
func ownEvent(arg int) string {
	return fmt.Sprintf(`(%s OR EXISTS (SELECT 1 FROM attendance va WHERE va.event = e.id AND va.member = $%d))`, visibleEvent(arg), arg)
}
