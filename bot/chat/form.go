package chat

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/slack-go/slack"
)

// Form is a modal to fill in. Name is the route of its submission.
type Form struct {
	Name   string
	Title  string
	Submit string // "" for a modal that only shows something
	Meta   Meta
	Blocks []slack.Block
	// Round is how often the form was filled anew: Slack shows new values only
	// in fields that it has not seen before, and keeps what was typed in others.
	Round int
	// NotifyClose has Slack tell the route of ClosedKind when the form is
	// closed without being sent.
	NotifyClose bool
}

// Meta travels in a form and comes back with it, also after a restart.
type Meta struct {
	ID      string `json:"id,omitempty"`  // of what the form creates or changes
	Channel string `json:"in,omitempty"`  // where the form was opened from
	ReplyTo string `json:"url,omitempty"` // response_url of the command that opened it
	More    string `json:"more,omitempty"`
	Round   int    `json:"round,omitempty"`
}

// Modal builds the form in the person's language.
func (f Form) Modal(loc *Locale) *slack.ModalViewRequest {
	f.Meta.Round = f.Round
	for _, b := range f.Blocks {
		if in, ok := b.(*slack.InputBlock); ok && f.Round > 0 {
			in.BlockID += roundMark + strconv.Itoa(f.Round)
		}
	}
	meta, err := json.Marshal(f.Meta)
	if err != nil {
		meta = nil
	}
	m := &slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: f.Name, PrivateMetadata: string(meta),
		Title: plain(Cut(f.Title, MaxModal)), Close: plain(Cut(loc.T("form.close"), MaxModal)),
		Blocks: slack.Blocks{BlockSet: f.Blocks}, NotifyOnClose: f.NotifyClose,
	}
	if f.Submit != "" {
		m.Submit = plain(Cut(f.Submit, MaxModal))
		m.Close = plain(Cut(loc.T("form.cancel"), MaxModal))
	}
	return m
}

// roundMark parts a field's name from its round in block ids.
const roundMark = "~"

// Input is one field of a form. Name is both its block id, but for the form's
// round, and its action id; learn's Errors name it.
type Input struct {
	Name     string
	Label    string
	Hint     string
	Required bool
	// Dispatch has Slack tell the route of TypedKind what is typed or chosen,
	// while the form is still open. A File can't have it.
	Dispatch bool
}

func (in Input) block(element slack.BlockElement) *slack.InputBlock {
	b := slack.NewInputBlock(in.Name, plain(in.Label), nil, element)
	if in.Hint != "" {
		b.Hint = plain(in.Hint)
	}
	b.Optional = !in.Required
	if in.Dispatch {
		b.DispatchAction = true
		whileTyped(element)
	}
	return b
}

// whileTyped has Slack tell of a text as it changes: otherwise it does when
// Enter is pressed.
func whileTyped(element slack.BlockElement) {
	changes := &slack.DispatchActionConfig{TriggerActionsOn: []string{"on_character_entered"}}
	switch e := element.(type) {
	case *slack.PlainTextInputBlockElement:
		e.DispatchActionConfig = changes
	case *slack.URLTextInputBlockElement:
		e.DispatchActionConfig = changes
	case *slack.NumberInputBlockElement:
		e.DispatchActionConfig = changes
	}
}

// Text is a line to type, or a paragraph when limit is more than a line's.
func (in Input) Text(value, placeholder string, limit int) slack.Block {
	e := slack.NewPlainTextInputBlockElement(hint(placeholder), in.Name)
	e.InitialValue, e.MaxLength, e.Multiline = value, min(limit, 3000), limit > 200
	return in.block(e)
}

// URL is an http(s) address; Slack itself refuses what is none.
func (in Input) URL(value string) slack.Block {
	e := slack.NewURLTextInputBlockElement(hint("https://"), in.Name)
	e.InitialValue = value
	return in.block(e)
}

// Number is a whole number from 0 to limit; a negative value leaves it empty.
func (in Input) Number(value, limit int) slack.Block {
	e := slack.NewNumberInputBlockElement(nil, in.Name, false)
	e.MinValue, e.MaxValue = "0", strconv.Itoa(limit)
	if value >= 0 {
		e.InitialValue = strconv.Itoa(value)
	}
	return in.block(e)
}

// Date is a day, YYYY-MM-DD.
func (in Input) Date(value string) slack.Block {
	e := slack.NewDatePickerBlockElement(in.Name)
	e.InitialDate = value
	return in.block(e)
}

// Time is a time of day, HH:MM. It has no zone.
func (in Input) Time(value string) slack.Block {
	e := slack.NewTimePickerBlockElement(in.Name)
	e.InitialTime = value
	return in.block(e)
}

// Choice is one of at most 100 options; value is the chosen one's, or "".
func (in Input) Choice(value string, options []Option) slack.Block {
	e := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, in.Name, optionObjects(options)...)
	for _, o := range e.Options {
		if o.Value == value {
			e.InitialOption = o
		}
	}
	return in.block(e)
}

// Radio is Choice of at most ten options, all of them in view.
func (in Input) Radio(value string, options []Option) slack.Block {
	e := slack.NewRadioButtonsBlockElement(in.Name, optionObjects(options)...)
	for _, o := range e.Options {
		if o.Value == value {
			e.InitialOption = o
		}
	}
	return in.block(e)
}

// Choices is any of at most ten options.
func (in Input) Choices(values []string, options []Option) slack.Block {
	e := slack.NewCheckboxGroupsBlockElement(in.Name, optionObjects(options)...)
	for _, o := range e.Options {
		for _, v := range values {
			if o.Value == v {
				e.InitialOptions = append(e.InitialOptions, o)
			}
		}
	}
	return in.block(e)
}

// Several is any of at most 100 options, in a menu.
func (in Input) Several(values []string, options []Option) slack.Block {
	e := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, nil, in.Name, optionObjects(options)...)
	for _, o := range e.Options {
		if slices.Contains(values, o.Value) {
			e.InitialOptions = append(e.InitialOptions, o)
		}
	}
	return in.block(e)
}

// Suggest is one option of those that the route (OptionsKind, the field's
// name) offers for what is typed; chosen is the one at the start, if any.
func (in Input) Suggest(chosen *Option, placeholder string, least int) slack.Block {
	e := slack.NewOptionsSelectBlockElement(slack.OptTypeExternal, hint(placeholder), in.Name)
	e.MinQueryLength = &least
	if chosen != nil {
		e.InitialOption = optionObjects([]Option{*chosen})[0]
	}
	return in.block(e)
}

// SuggestMany is Suggest for up to limit options.
func (in Input) SuggestMany(chosen []Option, placeholder string, least, limit int) slack.Block {
	e := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeExternal, hint(placeholder), in.Name)
	e.MinQueryLength, e.MaxSelectedItems = &least, &limit
	e.InitialOptions = optionObjects(chosen)
	return in.block(e)
}

// Channel is a public or private channel; one shared with others may have been allowed.
// With here it starts at the one that the form was opened in.
func (in Input) Channel(value string, here bool) slack.Block {
	e := slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, nil, in.Name)
	e.InitialConversation = value
	e.DefaultToCurrentConversation = here && value == ""
	e.Filter = &slack.SelectBlockElementFilter{Include: []string{"public", "private"}, ExcludeBotUsers: true}
	return in.block(e)
}

// Member is a person of the workspace.
func (in Input) Member(value string) slack.Block {
	e := slack.NewOptionsSelectBlockElement(slack.OptTypeUser, nil, in.Name)
	e.InitialUser = value
	return in.block(e)
}

// File is one file of the types, such as "ics".
func (in Input) File(types ...string) slack.Block {
	return in.block(slack.NewFileInputBlockElement(in.Name).WithMaxFiles(1).WithFileTypes(types...))
}

func optionObjects(options []Option) []*slack.OptionBlockObject {
	objects := make([]*slack.OptionBlockObject, len(options))
	for i, o := range options {
		objects[i] = slack.NewOptionBlockObject(o.Value, plain(Cut(o.Label, MaxLabel)), about(o))
	}
	return objects
}

func about(o Option) *slack.TextBlockObject {
	if o.About == "" {
		return nil
	}
	return plain(Cut(o.About, MaxLabel))
}

func hint(text string) *slack.TextBlockObject {
	if text == "" {
		return nil
	}
	return plain(Cut(text, 150))
}
