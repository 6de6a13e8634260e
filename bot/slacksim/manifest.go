package slacksim

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// manifest is what the workspace needs of an app manifest; Slack's schema has more.
type manifest struct {
	Display struct {
		Name        string `yaml:"name"`
		Description string `yaml:"description"`
	} `yaml:"display_information"`
	Features struct {
		Home struct {
			Home     bool `yaml:"home_tab_enabled"`
			Messages bool `yaml:"messages_tab_enabled"`
			ReadOnly bool `yaml:"messages_tab_read_only_enabled"`
		} `yaml:"app_home"`
		Bot struct {
			Name string `yaml:"display_name"`
		} `yaml:"bot_user"`
		Commands  []Command  `yaml:"slash_commands"`
		Shortcuts []Shortcut `yaml:"shortcuts"`
	} `yaml:"features"`
	OAuth struct {
		Scopes struct {
			Bot      []string `yaml:"bot"`
			Optional []string `yaml:"bot_optional"`
		} `yaml:"scopes"`
	} `yaml:"oauth_config"`
	Settings struct {
		Events struct {
			Bot []string `yaml:"bot_events"`
		} `yaml:"event_subscriptions"`
		Interactivity struct {
			Enabled bool `yaml:"is_enabled"`
		} `yaml:"interactivity"`
		SocketMode bool `yaml:"socket_mode_enabled"`
	} `yaml:"settings"`
}

func parseManifest(raw []byte) (manifest, error) {
	var m manifest
	if err := yaml.Unmarshal(raw, &m); err != nil {
		return m, err
	}
	return m, m.check()
}

func (m *manifest) check() error {
	switch {
	case m.Display.Name == "":
		return fmt.Errorf("display_information.name is missing")
	case m.Features.Bot.Name == "":
		return fmt.Errorf("features.bot_user.display_name is missing: there would be no bot token")
	case !m.Settings.SocketMode:
		return fmt.Errorf("settings.socket_mode_enabled is off")
	case len(m.Features.Commands)+len(m.Features.Shortcuts) > 0 && !m.hasScope("commands"):
		return fmt.Errorf("slash commands and shortcuts need the scope commands")
	}
	if err := checkShortcuts(m.Features.Shortcuts); err != nil {
		return err
	}
	for _, event := range m.Settings.Events.Bot {
		if scope := eventScopes[event]; scope != nil && !slices.ContainsFunc(scope, m.hasScope) {
			return fmt.Errorf("event %s needs one of the scopes %v", event, scope)
		}
	}
	return nil
}

const maxShortcuts = 10

// checkShortcuts holds the limits of Slack's manifest schema.
func checkShortcuts(all []Shortcut) error {
	if len(all) > maxShortcuts {
		return fmt.Errorf("features.shortcuts: no more than %d items allowed", maxShortcuts)
	}
	for i, shortcut := range all {
		if shortcut.Type != "global" && shortcut.Type != "message" {
			return fmt.Errorf("features.shortcuts[%d].type is %q: must be global or message", i, shortcut.Type)
		}
		for _, field := range []struct {
			name, value string
			most        int
		}{{"name", shortcut.Name, 24}, {"callback_id", shortcut.CallbackID, 255}, {"description", shortcut.Description, 150}} {
			if n := utf8.RuneCountInString(field.value); n < 1 || n > field.most {
				return fmt.Errorf("features.shortcuts[%d].%s must have 1 to %d characters", i, field.name, field.most)
			}
		}
	}
	return nil
}

// scopes are those of the bot token: whoever installs it here grants the optional ones too.
func (m *manifest) scopes() []string {
	return slices.Concat(m.OAuth.Scopes.Bot, m.OAuth.Scopes.Optional)
}

func (m *manifest) hasScope(scope string) bool {
	return slices.Contains(m.OAuth.Scopes.Bot, scope) || slices.Contains(m.OAuth.Scopes.Optional, scope)
}

func (m *manifest) subscribes(event string) bool {
	return slices.Contains(m.Settings.Events.Bot, event)
}

// eventScopes lists, for each event that needs one, the scopes of which one is enough.
var eventScopes = map[string][]string{
	"message.im":            {"im:history"},
	"message.channels":      {"channels:history"},
	"message.groups":        {"groups:history"},
	"message.mpim":          {"mpim:history"},
	"member_joined_channel": {"channels:read", "groups:read"},
	"member_left_channel":   {"channels:read", "groups:read"},
	"channel_left":          {"channels:read"},
	"channel_archive":       {"channels:read"},
	"channel_unarchive":     {"channels:read"},
	"channel_rename":        {"channels:read"},
	"channel_deleted":       {"channels:read"},
	"channel_id_changed":    {"channels:read", "groups:read"},
	"channel_shared":        {"channels:read", "groups:read"},
	"channel_unshared":      {"channels:read", "groups:read"},
	"group_left":            {"groups:read"},
	"group_archive":         {"groups:read"},
	"group_unarchive":       {"groups:read"},
	"group_rename":          {"groups:read"},
	"group_deleted":         {"groups:read"},
	"team_join":             {"users:read"},
	"user_change":           {"users:read"},
}
