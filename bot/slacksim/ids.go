package slacksim

import (
	"fmt"
	"strconv"
	"strings"
)

const idLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// newID is a Slack-like id: a letter for its kind and ten more.
func (s *Sim) newID(kind string) string { return kind + "0" + s.random(9) }

func (s *Sim) random(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = idLetters[s.rand.IntN(len(idLetters))]
	}
	return string(b)
}

func (s *Sim) newUUID() string {
	a, b := s.rand.Uint64(), s.rand.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x",
		a>>32, a>>16&0xffff, a&0xfff, b>>48&0x3fff|0x8000, b&0xffffffffffff)
}

// newTS is the next message's timestamp: now in Slack's form, and later than every one before it.
func (s *Sim) newTS() string {
	s.lastTS = max(s.Now().UnixMicro(), s.lastTS+1)
	return formatTS(s.lastTS)
}

// eventTS is now in Slack's form, not unique.
func (s *Sim) eventTS() string { return formatTS(s.Now().UnixMicro()) }

func formatTS(micros int64) string { return fmt.Sprintf("%d.%06d", micros/1e6, micros%1e6) }

// parseTS reads a timestamp such as "1503435956.000247", or whole seconds.
func parseTS(ts string) (micros int64, ok bool) {
	whole, fraction, _ := strings.Cut(ts, ".")
	seconds, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || seconds < 0 || seconds > 1<<40 || len(fraction) > 6 {
		return 0, false
	}
	if fraction == "" {
		return seconds * 1e6, true
	}
	rest, err := strconv.ParseUint(fraction+strings.Repeat("0", 6-len(fraction)), 10, 32)
	return seconds*1e6 + int64(rest), err == nil
}
