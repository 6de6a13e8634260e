package bot_test

import (
	"log/slog"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/bot/websim"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
)

// stage is where a story plays: the workspace, the bot, the clock.
type stage struct {
	t      *testing.T
	where  string
	offset atomic.Int64
	sim    *slacksim.Sim
	web    *websim.Web
	sites  sites
	sent   map[string]*atomic.Int64 // how often a page of the web went out, by address
	path   string
	onFile bool // on PostgreSQL too: a server waits in its own time, while the story's stands still
	config bot.Settings
	log    *strings.Builder
	logger *slog.Logger

	*replica                     // the first
	replicas []*replica          // all of them
	many     int                 // how many
	again    bool                // every envelope comes twice
	dies     bool                // the planner, over all that it does
	deaths   int                 // how often it did
	inVain   map[learn.Kind]bool // what it planned nevertheless
	came     comings             // those that did
	turn     int                 // whose turn it is to move the clock
	stopped  bool
	down     bool // Slack
	mayFail  bool
	lacking  []string                     // methods of Slack's
	unlock   func() error                 // frees the database
	untold   []string                     // events of Slack's
	seen     map[string]int               // messages that somebody has looked at, by person and place
	problems map[string]map[string]string // of the form that a person sent last, by block
}

const home = "Europe/Rome"

func itoa(n int) string { return strconv.Itoa(n) }

// cast are the people of every story; ana is the L&D admin, elena is HR.
func cast() []slacksim.Person {
	return []slacksim.Person{
		{ID: "UANA", Name: "ana", RealName: "Ana Ferrari", Zone: "Europe/Rome", Locale: "en-GB"},
		{ID: "UBEN", Name: "ben", RealName: "Ben Carter", Zone: "Europe/London", Locale: "en-GB"},
		{ID: "UCHIARA", Name: "chiara", RealName: "Chiara Conti", Zone: "Europe/Rome", Locale: "it-IT"},
		{ID: "UDEV", Name: "dev", RealName: "Dev Patel", Zone: "Asia/Kolkata", Locale: "en-GB"},
		{ID: "UELENA", Name: "elena", RealName: "Elena Marchetti", Zone: "Europe/Rome", Locale: "it-IT"},
		{ID: "UFARAH", Name: "farah", RealName: "Farah Haddad", Zone: "Europe/London", Locale: "en-GB"},
		{ID: "UGRACE", Name: "grace", RealName: "Grace Kim", Zone: "America/New_York", Locale: "en-US"},
	}
}

// channels of every story: the bot is in all but #random.
func rooms(self string) []slacksim.Channel {
	all := []string{"UANA", "UBEN", "UCHIARA", "UDEV", "UELENA", "UFARAH", "UGRACE"}
	return []slacksim.Channel{
		{ID: "CGENERAL", Name: "general", Members: append(all, self)},
		{ID: "CDESIGN", Name: "design", Members: append(all, self)},
		{ID: "CBOARD", Name: "board", Private: true, Members: []string{"UANA", "UELENA", self}},
		{ID: "CPARTNERS", Name: "partners", ExtShared: true, Members: append(all, self)},
		{ID: "CRANDOM", Name: "random", Members: all},
	}
}

func newStage(t *testing.T, lines []line) *stage {
	s := &stage{t: t, many: 1, seen: map[string]int{}, problems: map[string]map[string]string{}, log: &strings.Builder{}, sites: sites{}, inVain: map[learn.Kind]bool{}, sent: map[string]*atomic.Int64{}, path: filepath.Join(t.TempDir(), "story.db")}
	s.logger = slog.New(slog.NewTextHandler(s.log, nil))
	s.config = bot.Settings{
		Language: "en", Home: "technology", Admins: []string{"UANA"}, HR: []string{"UELENA"}, Digest: "0 9 * * 1",
		Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"},
	}
	s.set(learn.Wall("2026-11-23", "10:00", home))
	for _, l := range lines {
		s.where = l.where
		s.setting(l.text)
	}
	s.open()
	s.start()
	return s
}

func (s *stage) setting(text string) {
	switch name, value, _ := strings.Cut(text, ": "); name {
	case "Now":
		s.set(s.instant(value))
	case "Setting language":
		s.config.Language = value
	case "Setting home industry":
		s.config.Home = value
	case "Setting Slack never tells":
		s.untold, s.mayFail = strings.Fields(value), true
	case "Setting every envelope comes":
		s.again = value == "again"
	case "Setting the planner":
		s.dies = value == "dies"
	case "Setting database":
		s.onFile = value == "a file"
	case "Setting replicas":
		s.many, _ = strconv.Atoi(value)
	case "Setting trouble":
		s.mayFail = true
	case "Setting Slack lacks":
		s.mayFail = true
		s.lacking = strings.Fields(value)
	case "Setting digest setters":
		s.config.OnlyAdminsSetDigests = value == "admins"
	case "Setting admins":
		s.config.Admins = nil
		for _, name := range strings.Fields(strings.TrimSuffix(value, "nobody")) {
			s.config.Admins = append(s.config.Admins, "U"+strings.ToUpper(name))
		}
	case "Setting commands":
		names := strings.Fields(value)
		s.config.Commands = chat.Commands{Event: names[0], Lessons: names[1], Fieldnotes: names[2]}
	}
}

func (s *stage) open() {
	manifest := deploy.Manifest(s.config.Commands)
	for _, event := range s.untold {
		manifest = strings.Replace(manifest, "      - "+event+"\n", "", 1)
	}
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(manifest), Now: s.now})
	if err != nil {
		s.t.Fatal(err)
	}
	s.sim = sim
	for _, method := range s.lacking {
		sim.Faults().Lack(method)
	}
	for _, p := range cast() {
		sim.AddPerson(p)
	}
	for _, c := range rooms(sim.BotUser()) {
		sim.AddChannel(c)
	}
	sim.Faults().ByTurns(true)
	sim.Faults().Again(s.again)
	for range s.many {
		listener, dial := slacksim.Listen()
		one := &replica{dial: dial, server: &http.Server{Handler: sim.Handler()}}
		go func() { _ = one.server.Serve(listener) }() // ends with Close
		s.replicas = append(s.replicas, one)
	}
	s.replica = s.replicas[0]
	if s.web, err = websim.New(); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) end() {
	if s.unlock != nil {
		unlocks(s, line{}, nil)
	}
	s.halt()
	s.prove()
	s.sim.Close()
	for _, one := range s.replicas {
		_ = one.server.Close()
	}
	_ = s.web.Close()
	if s.t.Failed() {
		s.t.Logf("the bot's log:\n%s", s.log)
	}
	if strings.Contains(s.log.String(), s.sim.BotToken()) || strings.Contains(s.log.String(), s.sim.AppToken()) {
		s.t.Error("a token is in the log")
	}
}

func (s *stage) now() time.Time { return time.Now().Add(time.Duration(s.offset.Load())) }

func (s *stage) set(to time.Time) { s.offset.Store(int64(time.Until(to))) }

// instant reads "Monday 09:00 in Rome" (the next one), "2026-11-30 09:00 in
// Rome" or "an hour later".
func (s *stage) instant(text string) time.Time {
	when, city, _ := strings.Cut(text, " in ")
	zone := s.cityZone(city)
	day, clock, ok := strings.Cut(when, " ")
	if !ok {
		s.t.Fatalf("%s: when is %q?", s.where, text)
	}
	if at := learn.Wall(day, clock, zone); !at.IsZero() {
		return at
	}
	for d := 0; d <= 7; d++ {
		local := s.now().In(learn.Location(zone)).AddDate(0, 0, d)
		at := learn.Wall(local.Format(time.DateOnly), clock, zone)
		if local.Weekday().String() == day && at.After(s.now()) {
			return at
		}
	}
	s.t.Fatalf("%s: when is %q?", s.where, text)
	return time.Time{}
}

func (s *stage) cityZone(city string) string {
	zone := map[string]string{"": home, "Rome": home, "London": "Europe/London", "Kolkata": "Asia/Kolkata", "New York": "America/New_York"}[city]
	if zone == "" {
		s.t.Fatalf("%s: where is %q?", s.where, city)
	}
	return zone
}
