package slacksim

// App is the installed app as a person sees it.
type App struct {
	ID, BotID, UserID string // A…, B… and the bot's U…
	Name              string // of the app
	Handle            string // of its bot user, after the @
	Description       string
	HomeTab           bool
	MessagesTab       bool // people can write to it
	Commands          []Command
	Shortcuts         []Shortcut
}

// Command is a slash command of the app.
type Command struct {
	Command      string `yaml:"command" json:"command"` // with the slash
	Description  string `yaml:"description" json:"description"`
	UsageHint    string `yaml:"usage_hint" json:"usage_hint"`
	ShouldEscape bool   `yaml:"should_escape" json:"-"`
}

// Shortcut is one of the app's, global or on a message.
type Shortcut struct {
	Name        string `yaml:"name" json:"name"`
	Type        string `yaml:"type" json:"type"` // "global" or "message"
	CallbackID  string `yaml:"callback_id" json:"callback_id"`
	Description string `yaml:"description" json:"description"`
}

// Team is the workspace.
type Team struct{ ID, Name, Domain string }

type tokens struct{ bot, app, verification string }

// App tells what is installed.
func (s *Sim) App() App { return s.app }

// Team tells which workspace this is.
func (s *Sim) Team() Team { return s.team }

// BotToken is the app's xoxb- token.
func (s *Sim) BotToken() string { return s.tokens.bot }

// AppToken is the app's xapp- token, with connections:write.
func (s *Sim) AppToken() string { return s.tokens.app }

// BotUser is the user id of the app's bot: who is invited to channels.
func (s *Sim) BotUser() string { return s.app.UserID }

const slackbot = "USLACKBOT"

// install makes the workspace, the app in it and its bot user.
func (s *Sim) install() {
	m := s.manifest
	s.team = Team{ID: s.newID("T"), Name: "Fieldnotes Demo", Domain: "fieldnotes-demo"}
	s.app = App{ID: s.newID("A"), BotID: s.newID("B"), UserID: s.newID("U"),
		Name: m.Display.Name, Handle: m.Features.Bot.Name, Description: m.Display.Description,
		HomeTab: m.Features.Home.Home, MessagesTab: m.Features.Home.Messages && !m.Features.Home.ReadOnly,
		Commands: m.Features.Commands, Shortcuts: m.Features.Shortcuts}
	s.tokens = tokens{
		bot:          "xoxb-" + s.random(12) + "-" + s.random(24),
		app:          "xapp-1-" + s.app.ID + "-" + s.random(13),
		verification: s.random(24),
	}
	s.people.put(slackbot, &person{Person: Person{ID: slackbot, Name: "slackbot", RealName: "Slackbot"}})
	s.people.put(s.app.UserID, &person{Person: Person{ID: s.app.UserID, Name: s.app.Handle, RealName: s.app.Name, Bot: true}})
}
