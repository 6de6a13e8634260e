package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// named are the columns, beside those called channel, that name one, and how.
var named = map[string]string{
	"channel.id": "%s", "grp.source": "%s", "summary_reader.place": "%s", "delivery.place": "%s", "delivery.subject": "%s",
	"delivery.key": "digest/%s/2026-W34", "shown.subject": "nothing/%s", "suggestion.message": "%s/1795500001.000100",
	"draft.fields": `{"channel": {"values": ["%s"], "at": 1}}`,
}

// fillChannel puts a row about the channel into every table that has such rows.
func (f *file) fillChannel(channel string) {
	f.Helper()
	for table, columns := range f.tables() {
		about := false
		values := make([]any, len(columns))
		for i, column := range columns {
			how, names := named[table+"."+column]
			switch {
			case names:
				values[i], about = fmt.Sprintf(how, channel), true
			case column == "channel":
				values[i], about = channel, true
			case table+"."+column == "delivery.state":
				values[i] = string(learn.Sent)
			case table+"."+column == "card.event":
				values[i] = "dinner"
			case table+"."+column == "delivery.id", table+"."+column == "shown.delivery":
				values[i] = "post in " + channel
			default:
				values[i] = fmt.Sprint(100*len(channel) + i)
			}
		}
		if about {
			f.exec(`INSERT INTO `+table+` (`+strings.Join(columns, ", ")+`) VALUES (?`+strings.Repeat(", ?", len(columns)-1)+`)`, values...)
		}
	}
}

// unreferred lets rows be put into one table at a time.
func (f *file) unreferred() {
	f.Helper()
	f.raw.SetMaxOpenConns(1)
	f.exec(`PRAGMA foreign_keys = 0`)
}

func (f *file) move(from, to string) []string {
	f.Helper()
	if err := f.db.MoveChannel(f.Context(), from, to, noon); err != nil {
		f.Fatal(err)
	}
	return f.cells()
}

func TestAllThatIsAboutAChannelFollowsItsNewID(t *testing.T) {
	f := newFile(t)
	f.unreferred()
	f.fillChannel("C0OLD")
	f.fillChannel("C0OLDER") // a channel of its own
	before := len(f.cells())
	moved := f.move("C0OLD", "C0NEW")
	for _, cell := range moved {
		if strings.HasSuffix(strings.ReplaceAll(cell, "C0OLDER", ""), "C0OLD") && !strings.HasPrefix(cell, "moved_channel.id") && !strings.Contains(cell, "post in") {
			t.Errorf("still about the former id: %s", cell)
		}
	}
	for _, want := range []string{"digest/C0NEW/2026-W34", `["C0NEW"]`, "nothing/C0NEW", "C0NEW/1795500001.000100", "digest/C0OLDER/2026-W34"} {
		if !slices.ContainsFunc(moved, func(cell string) bool { return strings.Contains(cell, want) }) {
			t.Errorf("nothing says %s", want)
		}
	}
	if len(moved) != before+2 {
		t.Errorf("%d cells were stored, %d are", before, len(moved))
	}
	if diff := cmp.Diff(moved, f.move("C0OLD", "C0NEW")); diff != "" {
		t.Errorf("told again: %s", diff)
	}
}

func TestWhatIsSetUpUnderTheNewIDAlreadyStands(t *testing.T) {
	f := newFile(t)
	f.unreferred()
	f.fillChannel("C0OLD")
	f.fillChannel("C0NEWEST")
	f.exec(`UPDATE digest SET hour = 7 WHERE channel = 'C0NEWEST'`)
	digests := slices.DeleteFunc(f.move("C0OLD", "C0NEWEST"), func(cell string) bool {
		return !strings.HasPrefix(cell, "digest.channel") && !strings.HasPrefix(cell, "digest.hour")
	})
	if diff := cmp.Diff([]string{"digest.channel 0: C0NEWEST", "digest.hour 0: 7"}, digests); diff != "" {
		t.Error(diff)
	}
	if now, err := f.db.MovedChannels(t.Context(), []string{"C0OLD", "C0NEWEST"}); err != nil || len(now) != 1 || now["C0OLD"] != "C0NEWEST" {
		t.Errorf("moved are %v, %v", now, err)
	}
}

func TestWhatWaitsInAChannelIsDueOnceItsNewIDIsKnown(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "digest/C0OLD/2026-W34", Place: "C0OLD"})
	for n, id := range []string{"C0NEW", "C0LAST"} {
		waiting := claim(t, db, noon)
		if len(waiting) != 1 {
			t.Fatalf("%d are due", len(waiting))
		}
		waiting[0].State, waiting[0].Reason, waiting[0].Due = learn.Pending, learn.ChannelNotFound, noon.Add(time.Hour)
		if err := db.Record(t.Context(), waiting[0], ""); err != nil {
			t.Fatal(err)
		}
		if err := db.MoveChannel(t.Context(), []string{"C0OLD", "C0NEW"}[n], id, noon); err != nil {
			t.Fatal(err)
		}
	}
	if due := claim(t, db, noon); len(due) != 1 || due[0].Place != "C0LAST" || due[0].Key != "digest/C0LAST/2026-W34" {
		t.Errorf("due are %+v", due)
	}
	if now, err := db.MovedChannels(t.Context(), []string{"C0OLD", "C0NEW"}); err != nil || now["C0OLD"] != "C0LAST" || now["C0NEW"] != "C0LAST" {
		t.Errorf("moved are %v, %v", now, err)
	}
}
