package digest_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestAYearBringsEachChannel52EditionsAtItsLocalHour(t *testing.T) {
	schedules := []learn.Schedule{
		{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Hour: 2, Minute: 30, Zone: "Europe/Rome"},
		{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Hour: 1, Minute: 30, Zone: "America/New_York"},
		{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Zone: "Asia/Beirut"},
		{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Hour: 2, Zone: "Australia/Lord_Howe"},
		{Cadence: learn.EachWeek, Days: learn.On(time.Friday), Zone: "Africa/Cairo"},
	}
	for _, zone := range []string{
		"Europe/Rome", "Europe/London", "America/New_York", "America/St_Johns", "America/Santiago",
		"Asia/Kolkata", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Kiritimati", "UTC",
	} {
		schedules = append(schedules, monday(zone))
	}
	d, start := open(t, "en"), at(t, "2026-01-01T12:00:00Z")
	channels, until := map[string]learn.Digest{}, map[string]time.Time{}
	for i, s := range schedules {
		c := fmt.Sprintf("C%02d", i)
		channels[c] = d.subscribe(c, s, start)
		until[c] = channels[c].Since
	}
	editions := map[string]int{}
	for {
		now, err := d.f.NextDue(t.Context(), time.Time{})
		d.no(err)
		if now.After(start.Add(52 * 7 * 24 * time.Hour)) {
			break
		}
		d.plan(now)
		d.plan(now)
		for _, one := range d.claim(now) {
			s := channels[one.Place].Schedule
			if local := now.In(learn.Location(s.Zone)); !punctual(s, local) {
				t.Errorf("%v: an edition at %s", s, local)
			}
			e, err := d.db.Edition(t.Context(), one.Subject)
			d.no(err)
			if !e.Since.Equal(until[one.Place]) || !e.Until.After(e.Since) {
				t.Errorf("%v: an edition reports from %s to %s; the one before ended at %s", s, e.Since, e.Until, until[one.Place])
			}
			until[one.Place] = e.Until
			editions[one.Place]++
		}
	}
	for c, one := range channels {
		if editions[c] != 52 {
			t.Errorf("%v: %d editions", one.Schedule, editions[c])
		}
	}
}

// TestAWeekMinuteByMinute ticks through the week in which clocks go back in
// Europe, with a digest in each of many zones.
func TestAWeekMinuteByMinute(t *testing.T) {
	d, start := open(t, "en"), at(t, "2026-10-19T00:00:00Z")
	zones := []string{
		"Pacific/Pago_Pago", "Pacific/Marquesas", "America/Los_Angeles", "America/New_York", "America/St_Johns", "America/Havana",
		"Atlantic/Azores", "UTC", "Europe/London", "Europe/Rome", "Africa/Cairo", "Asia/Beirut", "Asia/Tehran", "Asia/Kolkata",
		"Asia/Kathmandu", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati",
	}
	d.no(d.db.Transact(t.Context(), func(tx *store.DB) error {
		for _, zone := range zones {
			s := learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Hour: 2, Minute: 30, Zone: zone}
			one := learn.Digest{Channel: zone, Schedule: s, SetBy: ana, Next: s.Next(start), Since: start, Created: start}
			if err := tx.SaveDigest(t.Context(), one); err != nil {
				return err
			}
		}
		return nil
	}))
	editions := map[string]int{}
	for minute := range 7*24*60 + 12*60 {
		now := start.Add(time.Duration(minute) * time.Minute)
		d.plan(now)
		if next, err := d.f.NextDue(t.Context(), now); err != nil || !next.After(now) {
			t.Fatalf("at %s an edition is due at %s (%v)", now, next, err)
		}
		if minute%60 != 59 {
			continue
		}
		for _, one := range d.claim(now) {
			if due := one.Due.In(learn.Location(one.Place)); due.Format("Mon 15:04") != "Sun 02:30" {
				t.Errorf("%s: an edition at %s", one.Place, due)
			}
			editions[one.Place]++
		}
	}
	for _, zone := range zones {
		if editions[zone] != 1 {
			t.Errorf("%s: %d editions in a week", zone, editions[zone])
		}
	}
}

// punctual tells whether clocks show the schedule's time; on a day on which
// they never do, any time of that day will do.
func punctual(s learn.Schedule, local time.Time) bool {
	wanted := time.Date(local.Year(), local.Month(), local.Day(), s.Hour, s.Minute, 0, 0, local.Location())
	if wanted.Hour() != s.Hour || wanted.Minute() != s.Minute {
		return s.Days.Has(local.Weekday())
	}
	return s.Days.Has(local.Weekday()) && local.Hour() == s.Hour && local.Minute() == s.Minute
}

func TestAfterDowntimeAChannelGetsOneEditionOrNone(t *testing.T) {
	due := at(t, "2026-06-01T07:00:00Z")
	for _, c := range []struct {
		what     string
		late     time.Duration
		editions int
		next     string
	}{
		{"a day late", 24 * time.Hour, 1, "2026-06-08T07:00:00Z"},
		{"two days late", learn.CatchUp, 1, "2026-06-08T07:00:00Z"},
		{"more than two days late", learn.CatchUp + time.Minute, 0, "2026-06-08T07:00:00Z"},
		{"down over three dates, back a day after the last", 15 * 24 * time.Hour, 1, "2026-06-22T07:00:00Z"},
		{"down over three dates, back three days after the last", 17 * 24 * time.Hour, 0, "2026-06-22T07:00:00Z"},
	} {
		t.Run(c.what, func(t *testing.T) {
			d := open(t, "en")
			was := d.subscribe(general, monday("Europe/Rome"), due.Add(-time.Hour))
			now := due.Add(c.late)
			d.plan(now)
			d.plan(now.Add(time.Minute))
			got := d.claim(now.Add(time.Hour))
			if len(got) != c.editions {
				t.Fatalf("%d editions, want %d", len(got), c.editions)
			}
			next, err := d.f.NextDue(t.Context(), time.Time{})
			d.no(err)
			if !next.Equal(at(t, c.next)) {
				t.Errorf("next on %s, want %s", next, c.next)
			}
			now = next
			d.plan(now)
			got = append(got, d.claim(now)...)
			first, err := d.db.Edition(t.Context(), got[0].Subject)
			d.no(err)
			if !first.Since.Equal(was.Since) {
				t.Errorf("the first edition after the downtime reports from %s on, want %s", first.Since, was.Since)
			}
		})
	}
}

func TestAnEditionsKeySaysChannelAndDay(t *testing.T) {
	d := open(t, "en")
	d.subscribe(general, monday("Asia/Tokyo"), at(t, "2027-01-01T00:00:00Z"))
	now := at(t, "2027-01-04T00:00:00Z")
	d.plan(now)
	got := d.claim(now)
	if len(got) != 1 || got[0].Key != "digest/C0GENERAL/2027-01-04" || got[0].Kind != learn.DigestPost || got[0].For != ana {
		t.Errorf("planned %+v", got)
	}
}

func TestWhileAChannelTakesNothingOneEditionTriesAndTheNextTellsAll(t *testing.T) {
	d, start := open(t, "en"), at(t, "2026-06-01T06:00:00Z")
	was := d.subscribe(general, monday("Europe/Rome"), start)
	d.no(d.db.SetArchived(t.Context(), general, true))
	d.plan(start.Add(time.Hour))
	tries := d.take(start.Add(time.Hour))
	if len(tries) != 1 {
		t.Fatalf("%d editions find out that the channel is archived, want one", len(tries))
	}
	for week := range 3 {
		d.plan(start.Add(time.Hour + time.Duration(week)*7*day)) // while nobody knows what became of it
	}
	tries[0].State, tries[0].Reason = learn.Failed, "is_archived"
	d.no(d.db.Record(t.Context(), tries[0], ""))
	for week := 3; week < 6; week++ {
		d.plan(start.Add(time.Hour + time.Duration(week)*7*day))
	}
	if got := d.claim(start.Add(50 * day)); len(got) != 0 {
		t.Errorf("%d more were planned for an archived channel", len(got))
	}
	d.no(d.db.SetArchived(t.Context(), general, false))
	now := start.Add(6*7*day + time.Hour)
	d.plan(now)
	got := d.claim(now)
	if len(got) != 1 {
		t.Fatalf("planned %d editions once the channel was back", len(got))
	}
	if e, err := d.db.Edition(t.Context(), got[0].Subject); err != nil || !e.Since.Equal(was.Since) {
		t.Errorf("it reports from %s on, want %s (%v)", e.Since, was.Since, err)
	}
	if r, err := d.f.Edition(t.Context(), tries[0]); err != nil || !r.Gone {
		t.Errorf("what was refused is told a second time when it is tried again (%v)", err)
	}
}

func TestAnEditionThatWaitedForAnInvitationTellsWhatIsNewByThen(t *testing.T) {
	d, start := open(t, "en"), at(t, "2026-06-01T06:00:00Z")
	d.subscribe(general, monday("Europe/Rome"), start)
	d.write("Before the first", start.Add(-day), nil)
	d.plan(start.Add(time.Hour))
	one := d.take(start.Add(time.Hour))[0]
	r, err := d.f.Edition(t.Context(), one)
	d.no(err)
	d.no(d.db.SetShown(t.Context(), one.ID, r.Shows))
	one.State, one.Reason = learn.Pending, "not_in_channel"
	d.no(d.db.Record(t.Context(), one, ""))

	d.share("Over by then", start.Add(10*day), nil)
	d.write("While it waited", start.Add(16*day), nil)
	d.share("To come", start.Add(20*day), nil)
	invited := start.Add(17 * day)
	d.plan(invited)
	late := d.take(invited)
	if len(late) != 1 || late[0].ID != one.ID {
		t.Fatalf("%d editions wait, want the one", len(late))
	}
	r, err = d.f.Edition(t.Context(), late[0])
	d.no(err)
	says(t, read(t, r.Message), []string{"Before the first", "While it waited", "To come"}, []string{"Over by then"})
	late[0].State = learn.Sent
	d.no(d.db.SetShown(t.Context(), one.ID, r.Shows))
	d.no(d.db.Record(t.Context(), late[0], ""))
	d.write("After it", start.Add(18*day), nil)
	_, m := d.post(start.Add(21*day + time.Hour))
	says(t, read(t, m), []string{"After it"}, []string{"Before the first", "While it waited"})
}

func TestAClockThatStepsBackBringsNoSecondEdition(t *testing.T) {
	d, due := open(t, "en"), at(t, "2026-06-01T07:00:00Z")
	was := d.subscribe(general, monday("Europe/Rome"), due.Add(-time.Hour))
	d.plan(due)
	d.claim(due)
	for _, now := range []time.Time{due.Add(-time.Hour), due.Add(-time.Minute), due, due.Add(time.Hour)} {
		d.plan(now)
		says(t, d.told(d.f.Resume, d.request(general, "en-US", now)), []string{"next on Monday 8 June"}, nil)
	}
	if got := d.claim(due.Add(time.Hour)); len(got) != 0 {
		t.Errorf("%d more editions", len(got))
	}
	d.plan(due.Add(7 * day))
	next := d.claim(due.Add(7 * day))
	if len(next) != 1 {
		t.Fatalf("%d editions a week later", len(next))
	}
	if e, err := d.db.Edition(t.Context(), next[0].Subject); err != nil || e.Since.Before(was.Since.Add(6*day)) {
		t.Errorf("it reports from %s on (%v)", e.Since, err)
	}
}

func TestADigestIsPlannedAsItStandsNotAsItStood(t *testing.T) {
	d, start := open(t, "en"), at(t, "2026-06-01T06:00:00Z")
	stood := d.subscribe(general, monday("Europe/Rome"), start)
	d.no(d.db.PauseDigest(t.Context(), general, true, stood.Next))
	moved, err := d.db.AdvanceDigest(t.Context(), stood, stood.Next.Add(time.Hour), start)
	if err != nil || moved {
		t.Errorf("a paused digest moved on: %v (%v)", moved, err)
	}
	d.plan(stood.Next.Add(time.Hour))
	if at, err := d.f.NextDue(t.Context(), time.Time{}); !at.IsZero() || err != nil {
		t.Errorf("a paused digest is due (%v)", err)
	}
	if got := d.claim(stood.Next.Add(2 * time.Hour)); len(got) != 0 {
		t.Errorf("a paused digest was planned: %+v", got)
	}
}
