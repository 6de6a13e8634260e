package slacksim

import "net/http"

func (s *Sim) Handler() http.Handler { return http.NewServeMux() }

type Faults struct{ s *Sim }

func newFaults(s *Sim) *Faults { return &Faults{s} }

type trigger struct{}
type responseURL struct{}
type bucket struct{}
type link struct {
	pending map[string]*delivery
	tickets map[string]bool
}
type delivery struct{}

func (l *link) close()                                   {}
func (s *Sim) sendUserEvent(p *person, joined bool)      {}
func (s *Sim) sendLeft(c *channel, id string)            {}
func (s *Sim) sendJoined(c *channel, id, inviter string) {}
func (s *Sim) sendArchived(c *channel)                   {}
func (s *Sim) sendRenamed(c *channel)                    {}
func (s *Sim) sendMessage(c *channel, m *message)        {}
func (s *Sim) scopes() []string                          { return s.manifest.scopes() }
