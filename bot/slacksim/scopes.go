package slacksim

import (
	"slices"
	"strings"
)

// scopes are those that the bot token has at present.
func (s *Sim) scopes() []string {
	all := s.manifest.scopes()
	if len(s.faults.declined) == 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(scope string) bool { return slices.Contains(s.faults.declined, scope) })
}

func (s *Sim) hasScope(scope string) bool {
	return s.manifest.hasScope(scope) && !slices.Contains(s.faults.declined, scope)
}

func readScope(c *channel) string    { return scopeFor(c.kind(), "read") }
func historyScope(c *channel) string { return scopeFor(c.kind(), "history") }

func scopeFor(kind, right string) string {
	return map[string]string{"public": "channels:", "private": "groups:", "im": "im:", "mpim": "mpim:"}[kind] + right
}

// missingScope is the refusal of a call that needs one of these.
func (s *Sim) missingScope(needed ...string) *refusal {
	return &refusal{code: "missing_scope", more: object{
		"needed": strings.Join(needed, ","), "provided": strings.Join(s.scopes(), ",")}}
}

// need refuses unless the token has one of the scopes.
func (s *Sim) need(anyOf ...string) *refusal {
	if len(anyOf) == 0 || slices.ContainsFunc(anyOf, s.hasScope) {
		return nil
	}
	return s.missingScope(anyOf...)
}
