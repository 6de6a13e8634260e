package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// plans puts a card for a channel that the bot isn't in, and a reminder for
// much later, into the outbox.
func (w *workspace) plans(t *testing.T) (card, reminder learn.Delivery) {
	t.Helper()
	db, err := store.Open(t.Context(), w.database())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	due := time.Now().AddDate(0, 0, 1)
	for _, d := range []learn.Delivery{
		{Kind: learn.EventCard, Key: "card", Place: "C0SALES", Subject: "secret subject", Args: "secret args", Created: time.Now()},
		{Kind: learn.ReminderDM, Key: "reminder", Place: crew[0], Due: due, Created: time.Now()},
	} {
		if err := db.Plan(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if card, err = db.Keyed(t.Context(), "card"); err != nil {
		t.Fatal(err)
	}
	if reminder, err = db.Keyed(t.Context(), "reminder"); err != nil {
		t.Fatal(err)
	}
	return card, reminder
}

// refuses records that Slack refused the delivery.
func (w *workspace) refuses(t *testing.T, id, reason string) {
	t.Helper()
	db, err := store.Open(t.Context(), w.database())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	claimed, err := db.Claim(t.Context(), time.Now(), 10, nil)
	if err != nil || len(claimed) != 1 || claimed[0].ID != id {
		t.Fatalf("claimed %+v, %v", claimed, err)
	}
	d := claimed[0]
	d.State, d.Reason = learn.Failed, reason
	if err := db.Record(t.Context(), d, ""); err != nil {
		t.Fatal(err)
	}
}

func TestAnOperatorSeesWhatSlackDoesNotShow(t *testing.T) {
	w := newWorkspace(t)
	start(t, w.settings("FIELDNOTES_DATABASE_URL=nowhere.db"), "deliveries").ends(exitFailed, "there is no database at ")
	card, reminder := w.plans(t)
	w.refuses(t, card.ID, "is_archived")

	p := start(t, w.settings(), "deliveries")
	p.ends(0)
	lines := strings.Split(strings.TrimSpace(p.out.String()), "\n")
	if len(lines) != 3 || strings.Join(strings.Fields(lines[0]), " ") != "ID KIND PLACE STATE REASON TRIES WHEN" {
		t.Fatalf("it says\n%s", p.out)
	}
	for i, want := range []string{card.ID + " event_card C0SALES failed is_archived 1", reminder.ID + " reminder " + crew[0] + " pending - 0"} {
		if got := strings.Join(strings.Fields(lines[i+1]), " "); !strings.HasPrefix(got, want+" 20") || !strings.HasSuffix(got, "Z") {
			t.Errorf("line %d says %q", i+1, got)
		}
	}
	for _, word := range []string{"KIND", "STATE", "WHEN"} {
		at := strings.Index(lines[0], word)
		if lines[1][at-1] != ' ' || lines[1][at] == ' ' || lines[2][at] == ' ' {
			t.Errorf("the column %s is not aligned:\n%s", word, p.out)
		}
	}
	if strings.Contains(p.out.String(), "secret") {
		t.Error("it tells what is in a message")
	}
	failed := start(t, w.settings(), "deliveries", "--failed")
	failed.ends(0, card.ID)
	if strings.Contains(failed.out.String(), reminder.ID) {
		t.Error("it lists what only waits for its time")
	}
}

func TestAnOperatorTriesARefusedDeliveryAgainBesideTheBot(t *testing.T) {
	w := newWorkspace(t)
	start(t, w.settings(), "deliveries", "again").ends(exitSettings, "usage: fieldnotes deliveries")
	card, reminder := w.plans(t)
	w.refuses(t, card.ID, "is_archived")
	bot := w.bot(t)
	start(t, w.settings(), "deliveries", "retry", "nothing").ends(exitFailed, `there is no delivery "nothing"`)
	start(t, w.settings(), "deliveries", "retry", reminder.ID).ends(exitFailed, "waits for its turn already")
	start(t, w.settings(), "deliveries", "retry", card.ID).ends(0, "tried again within a minute")
	bot.stops()
	start(t, w.settings(), "deliveries", "--failed").ends(0, "Nothing was refused, nothing may be lost.")
}

func TestAnEmptyOutboxIsSaidToBeEmpty(t *testing.T) {
	w := newWorkspace(t)
	w.bot(t).stops()
	start(t, w.settings(), "deliveries").ends(0, "Nothing waits: all that was due is in Slack.")
}

// noonZone is a zone in which it is about noon: nobody is written to at night.
func noonZone(now time.Time) string {
	return fmt.Sprintf("Etc/GMT%+d", now.UTC().Hour()-12)
}

func TestABotWhoseTokenIsDeadIsNotWell(t *testing.T) {
	w := newWorkspace(t)
	w.AddPerson(slacksim.Person{ID: "U0NOON", Name: "noon", RealName: "Noon", Zone: noonZone(time.Now())})
	db, err := store.Open(t.Context(), w.database())
	if err != nil {
		t.Fatal(err)
	}
	due := time.Now().Add(4 * time.Second)
	err = db.Plan(t.Context(), learn.Delivery{Kind: learn.StoppedDM, Place: "U0NOON", Args: `{"code":"invalid_auth","from":1,"to":2}`, Due: due, Created: time.Now()})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	p := w.bot(t, "FIELDNOTES_HEALTH_ADDRESS=127.0.0.1:0")
	address := "FIELDNOTES_HEALTH_ADDRESS=" + logged(p, "address=")
	w.Faults().Revoke()
	p.says("Slack can't be used")
	start(t, []string{address}, "healthcheck").ends(exitFailed, "the bot is not well: Slack takes no message since", "token_revoked")
}
