package slacksim_test

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

func testPerson(id, name string) slacksim.Person {
	return slacksim.Person{ID: id, Name: name, RealName: name}
}

func testChannel(name string, members ...string) slacksim.Channel {
	return slacksim.Channel{Name: name, Members: members}
}

func text(t string) []slack.MsgOption { return []slack.MsgOption{slack.MsgOptionText(t, false)} }

func plain(t string) *slack.TextBlockObject {
	return slack.NewTextBlockObject("plain_text", t, false, false)
}

// form is a modal with a required text field "name" and an optional number "count".
func form(callbackID string) slack.ModalViewRequest {
	name := slack.NewPlainTextInputBlockElement(nil, "in")
	name.MaxLength = 20
	count := slack.NewNumberInputBlockElement(nil, "in", false)
	count.MinValue, count.MaxValue = "1", "9"
	optional := slack.NewInputBlock("count", plain("How many"), nil, count)
	optional.Optional = true
	return slack.ModalViewRequest{Type: slack.VTModal, CallbackID: callbackID, Title: plain("Form"), Submit: plain("Save"),
		Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewInputBlock("name", plain("Name"), nil, name), optional}}}
}

func button(id string) *slack.ActionBlock {
	return slack.NewActionBlock("row", slack.NewButtonBlockElement(id, "v", plain("Go")))
}

func typed(field string, value any) slacksim.Value { return slacksim.Value{field: value} }

func state(block string, value slacksim.Value) slacksim.State {
	return slacksim.State{block: {"in": value}}
}
