package event

import (
	"context"
	"path"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Action ids of the buttons that lead from a calendar file to the form.
const (
	FileAction      = "event.file"       // asks for the file
	ShareFileAction = "event.share_file" // its value is Slack's id of a file that was sent to the bot
)

// FileForm is the route of the form that asks for a calendar file.
const FileForm = "event.file"

// MaxFile is how large a calendar file may be, in bytes.
const MaxFile = 2 << 20

// File asks for a calendar file, above the form.
func (f *Feature) File(_ context.Context, req *chat.Request) (chat.Reply, error) {
	s := f.resumed(req)
	file := chat.Input{Name: "file", Label: req.Loc.T("read.file_field"), Hint: req.Loc.T("read.file_hint"), Required: true}
	return chat.Reply{Open: chat.Form{
		Name: FileForm, Title: s.title(), Submit: req.Loc.T("read.file_submit"), Meta: s.carried(), Blocks: []slack.Block{file.File("ics")},
	}.Modal(req.Loc)}, nil
}

// Filed fills the form from the file that was uploaded.
func (f *Feature) Filed(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	files := req.View.Files("file")
	if len(files) == 0 {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Field: "file", Key: "error.required"}
	}
	if files[0].Size > MaxFile {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Field: "file", Key: "read.file_large"}
	}
	s := f.resumed(req)
	s.from.File, s.from.Text = files[0].ID, ""
	shown, late := s.whenRead(ctx, s.waiting(req.Loc.T("read.file")), s.result)
	return chat.Reply{Update: shown, Late: late}, nil
}

// ShareFile fills the form from a file that was sent to the bot.
func (f *Feature) ShareFile(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.open(ctx, req, origin{File: req.Value}), nil
}

// Dropped answers calendar files that were sent to the bot in a direct message
// with a button each; false when there are none.
func (f *Feature) Dropped(req *chat.Request, files []slack.File) (chat.Reply, bool) {
	var blocks []slack.Block
	for _, file := range files {
		if strings.EqualFold(path.Ext(file.Name), ".ics") || file.Filetype == "ics" {
			blocks = append(blocks, chat.SectionWith(req.Loc.M("read.dropped", "Name", chat.Cut(file.Name, learn.MaxTitle)),
				chat.Button(ShareFileAction, file.ID, req.Loc.T("read.dropped_button"))))
		}
	}
	return chat.Reply{Tell: &chat.Message{Text: req.Loc.T("read.dropped_text"), Blocks: blocks}}, len(blocks) > 0
}
