package slacksim

import (
	"context"
	"slices"
)

type toldSay struct {
	As       string `json:"as"`
	Channel  string `json:"channel"`
	Text     string `json:"text"`
	ThreadTS string `json:"thread_ts"`
}

func (s *Sim) pageSay(ctx context.Context, told toldSay) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	if told.ThreadTS != "" {
		return pageDone(h.Reply(ctx, told.Channel, told.ThreadTS, told.Text))
	}
	return pageDone(h.Say(ctx, told.Channel, told.Text))
}

type toldShare struct {
	As      string `json:"as"`
	Channel string `json:"channel"`
	File    string `json:"file"` // uploaded before
}

func (s *Sim) pageShare(ctx context.Context, told toldShare) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	return pageDone(h.share(ctx, told.Channel, "", told.File))
}

type toldRead struct {
	As      string `json:"as"`
	Channel string `json:"channel"`
}

func (s *Sim) pageRead(_ context.Context, told toldRead) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	h.Read(told.Channel)
	return pageDone(nil)
}

type toldJoin struct {
	As      string `json:"as"`
	Channel string `json:"channel"`
	User    string `json:"user"`
}

// pageJoin lets a person into an open public channel, or lets a member invite somebody or the bot.
func (s *Sim) pageJoin(_ context.Context, told toldJoin) (any, error) {
	if _, err := s.hand(told.As); err != nil {
		return nil, err
	}
	for _, c := range s.Channels() {
		itself := told.User == told.As && !c.Private
		if c.ID == told.Channel && !c.Archived && (itself || slices.Contains(c.Members, told.As)) {
			s.JoinBy(c.ID, told.User, told.As)
			return pageDone(nil)
		}
	}
	return pageDone(ErrNoSuchThing)
}

type toldAction struct {
	As       string  `json:"as"`
	Surface  Surface `json:"surface"`
	BlockID  string  `json:"block_id"`
	ActionID string  `json:"action_id"`
	Value    Value   `json:"value"`
	State    State   `json:"state"` // of the whole surface
}

func (s *Sim) pageAction(ctx context.Context, told toldAction) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	h.typed(told.Surface, told.State)
	return pageDone(h.Press(ctx, told.Surface, told.BlockID, told.ActionID, told.Value))
}

// typed keeps what stands in the fields of a view, so that an action elsewhere in it carries it too. What does not
// fit is left out: the view has just changed.
func (h *Hand) typed(on Surface, state State) {
	viewID := on.ViewID
	if home, ok := h.Home(); ok && on.Type == "home" {
		viewID = home.ID
	}
	for block, actions := range state {
		for action, value := range actions {
			_ = h.Fill(viewID, block, action, value)
		}
	}
}

type toldOptions struct {
	As       string  `json:"as"`
	Surface  Surface `json:"surface"`
	BlockID  string  `json:"block_id"`
	ActionID string  `json:"action_id"`
	Query    string  `json:"query"`
}

func (s *Sim) pageOptions(ctx context.Context, told toldOptions) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	options, err := h.Suggest(ctx, told.Surface, told.BlockID, told.ActionID, told.Query)
	if err != nil {
		return pageDone(err)
	}
	return options, nil
}

type toldAs struct {
	As string `json:"as"`
}

func (s *Sim) pageHome(ctx context.Context, told toldAs) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	return pageDone(h.OpenHome(ctx))
}

type toldShortcut struct {
	As         string `json:"as"`
	CallbackID string `json:"callback_id"`
	Channel    string `json:"channel"` // with TS, a message shortcut
	TS         string `json:"ts"`
}

func (s *Sim) pageShortcut(ctx context.Context, told toldShortcut) (any, error) {
	h, err := s.hand(told.As)
	if err != nil {
		return nil, err
	}
	if told.TS != "" {
		return pageDone(h.MessageShortcut(ctx, told.CallbackID, told.Channel, told.TS))
	}
	return pageDone(h.Shortcut(ctx, told.CallbackID))
}
