package slacksim

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

func (s *Sim) apiTest(c *call) (object, *refusal) {
	if code := c.args["error"]; code != "" {
		return nil, &refusal{code: code, more: object{"args": c.args}}
	}
	return object{"args": c.args}, nil
}

func (s *Sim) authTest(*call) (object, *refusal) {
	return object{"url": "https://" + s.team.Domain + ".slack.com/", "team": s.team.Name, "user": s.app.Handle,
		"team_id": s.team.ID, "user_id": s.app.UserID, "bot_id": s.app.BotID, "is_enterprise_install": false}, nil
}

// appsConnectionsOpen gives the address for one Socket Mode connection.
func (s *Sim) appsConnectionsOpen(c *call) (object, *refusal) {
	ticket := s.newUUID()
	s.link.tickets.put(ticket, struct{}{}, s.Now())
	query := url.Values{"ticket": {ticket}, "app_id": {s.app.ID}}
	return object{"url": "ws" + strings.TrimPrefix(c.base, "http") + "/link/?" + query.Encode()}, nil
}

func (s *Sim) teamInfo(*call) (object, *refusal) {
	return object{"team": object{"id": s.team.ID, "name": s.team.Name, "domain": s.team.Domain, "email_domain": "",
		"icon": object{"image_default": true}}}, nil
}

func (s *Sim) botsInfo(c *call) (object, *refusal) {
	switch c.args["bot"] {
	case "":
		return nil, refuse("missing_argument")
	case s.app.BotID:
	default:
		return nil, refuse("bot_not_found")
	}
	return object{"bot": object{"id": s.app.BotID, "deleted": false, "name": s.app.Handle, "updated": 0,
		"app_id": s.app.ID, "user_id": s.app.UserID, "icons": object{}}}, nil
}

var emojiName = regexp.MustCompile(`^[a-z0-9_+'-]+(::skin-tone-[2-6])?$`)

func (s *Sim) reactionsAdd(c *call) (object, *refusal) {
	in, no := s.visible(c.args["channel"])
	switch {
	case no != nil:
		return nil, no
	case in.Archived:
		return nil, refuse("is_archived")
	case !in.member[s.app.UserID]:
		return nil, refuse("no_access")
	case !emojiName.MatchString(c.args["name"]):
		return nil, refuse("invalid_name")
	}
	if _, ok := parseTS(c.args["timestamp"]); !ok {
		return nil, refuse("bad_timestamp")
	}
	m, ok := in.log.get(c.args["timestamp"])
	if !ok {
		return nil, refuse("message_not_found")
	}
	return nil, s.react(m, c.args["name"])
}

func (s *Sim) react(m *message, name string) *refusal {
	i := slices.IndexFunc(m.Reactions, func(r Reaction) bool { return r.Name == name })
	if i < 0 {
		m.Reactions = append(slices.Clone(m.Reactions), Reaction{Name: name, Users: []string{s.app.UserID}})
		s.changed()
		return nil
	}
	return refuse("already_reacted") // the bot is the only one here who reacts
}

// blocksValidate checks exactly one of blocks, view and message.
func (s *Sim) blocksValidate(c *call) (object, *refusal) {
	var given []string
	for _, name := range []string{"blocks", "view", "message"} {
		if c.args[name] != "" {
			given = append(given, name)
		}
	}
	if len(given) != 1 {
		return nil, invalid("[ERROR] exactly one of blocks, view, message is required")
	}
	problems, no := validate(given[0], json.RawMessage(c.args[given[0]]))
	if no != nil || len(problems) == 0 {
		return nil, no
	}
	var list []object
	for _, p := range problems {
		pointer := strings.TrimPrefix(strings.TrimPrefix(p.Pointer, "/blocks"), "/view")
		list = append(list, object{"code": p.Code, "message": p.Message, "pointer": pointer})
	}
	return nil, &refusal{code: "invalid_" + given[0], more: object{"errors": list}}
}

func validate(what string, raw json.RawMessage) ([]blockkit.Problem, *refusal) {
	switch {
	case !json.Valid(raw):
		return nil, refuse("invalid_" + what)
	case what == "view":
		return blockkit.View(raw), nil
	case what == "blocks":
		return blockkit.Message(raw), nil
	}
	var message struct {
		Blocks json.RawMessage `json:"blocks"`
	}
	if json.Unmarshal(raw, &message) != nil {
		return nil, refuse("invalid_message")
	}
	if message.Blocks == nil {
		return nil, nil
	}
	return blockkit.Message(message.Blocks), nil
}
