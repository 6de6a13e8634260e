package slacksim_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

const talk = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

func fileForm() slack.ModalViewRequest {
	field := slack.NewInputBlock("file", slack.NewTextBlockObject(slack.PlainTextType, "Calendar", false, false), nil,
		slack.NewFileInputBlockElement("file").WithMaxFiles(1).WithFileTypes("ics"))
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: "f", Title: slack.NewTextBlockObject(slack.PlainTextType, "File", false, false),
		Submit: slack.NewTextBlockObject(slack.PlainTextType, "Read", false, false), Blocks: slack.Blocks{BlockSet: []slack.Block{field}},
	}
}

func (w *world) read(f slack.File) string {
	w.t.Helper()
	var got bytes.Buffer
	w.must(w.api.GetFileContext(w.ctx, f.URLPrivateDownload, &got))
	return got.String()
}

func TestAFileChosenInAFormComesWithItAndCanBeRead(t *testing.T) {
	inWorkspace(t, func(w *world) {
		a := w.connect(nil)
		w.must(w.As("UANN").Say(w.ctx, w.general, "/event share"))
		command := w.await(a, socketmode.EventTypeSlashCommand).Data.(slack.SlashCommand)
		view, err := w.api.OpenViewContext(w.ctx, command.TriggerID, fileForm())
		w.must(err)
		ann := w.As("UANN")
		w.must(ann.Fill(view.ID, "file", "file", ann.Upload("talk.ics", []byte(talk))))
		_, err = ann.Submit(w.ctx, view.ID, nil)
		w.must(err)
		sent := w.await(a, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback)
		files := sent.View.State.Values["file"]["file"].Files
		if len(files) != 1 || files[0].Name != "talk.ics" || w.read(files[0]) != talk {
			t.Errorf("the app got %+v", files)
		}
	})
}

func TestAFormWithAFileFieldNeedsTheScopeToReadFiles(t *testing.T) {
	cfg := slacksim.Config{Manifest: []byte(strings.Replace(manifest, "files:read, ", "", 1))}
	inWorkspaceOf(t, cfg, func(w *world) {
		a := w.connect(nil)
		w.must(w.As("UANN").Say(w.ctx, w.general, "/event share"))
		command := w.await(a, socketmode.EventTypeSlashCommand).Data.(slack.SlashCommand)
		_, err := w.api.OpenViewContext(w.ctx, command.TriggerID, fileForm())
		w.wantCode(err, "missing_scope")
	})
}

func TestAFileDroppedIntoTheDirectMessageIsTold(t *testing.T) {
	inWorkspace(t, func(w *world) {
		a := w.connect(nil)
		w.must(w.As("UANN").SendFile(w.ctx, "@fieldnotes", "for you", "../talk.ics", []byte(talk)))
		told := w.await(a, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent).InnerEvent.Data.(*slackevents.MessageEvent)
		if told.SubType != "file_share" || told.ChannelType != "im" || told.Message == nil || len(told.Message.Files) != 1 {
			t.Fatalf("the app got %+v", told)
		}
		if f := told.Message.Files[0]; f.Name != "talk.ics" || f.User != "UANN" || w.read(f) != talk {
			t.Errorf("the file is %+v", f)
		}
		if err := w.As("UANN").SendFile(w.ctx, "@fieldnotes", "<!channel>", "b.ics", nil); err != nil {
			t.Error(err)
		}
		w.await(a, socketmode.EventTypeEventsAPI)
		w.quiet(a)
	})
}

func TestAFileIsUploadedAndSharedALittleLater(t *testing.T) {
	inWorkspace(t, func(w *world) {
		upload := func(channel string) (*slack.FileSummary, error) {
			return w.api.UploadFile(slack.UploadFileParameters{Filename: "a.csv", Title: "All", FileSize: 4, Content: "a;b\n", Channel: channel, InitialComment: "here"})
		}
		_, err := upload(w.AddChannel(testChannel("open")))
		if err == nil || code(err) != "CompleteUploadExternal: not_in_channel" {
			t.Errorf("shared where the bot is not: %v", err)
		}
		f, err := upload(w.general)
		w.must(err)
		if n := len(w.As("UANN").Messages(w.general)); n != 0 {
			t.Errorf("%d messages at once", n)
		}
		w.settle()
		seen := w.As("UANN").Messages(w.general)
		if len(seen) != 1 || seen[0].Text != "here" || len(seen[0].Files) != 1 || seen[0].Files[0].ID != f.ID {
			t.Fatalf("Ann sees %+v", seen)
		}
		info, _, _, err := w.api.GetFileInfo(f.ID, 0, 0)
		w.must(err)
		if len(info.Shares.Public[w.general]) != 1 || info.Shares.Public[w.general][0].Ts != seen[0].TS {
			t.Errorf("the file is shared %+v", info.Shares)
		}
		var content strings.Builder
		w.must(w.api.GetFile(info.URLPrivateDownload, &content))
		if content.String() != "a;b\n" {
			t.Errorf("downloaded %q", &content)
		}
		answer, err := w.http.Get(info.URLPrivateDownload)
		w.must(err)
		defer func() { _ = answer.Body.Close() }()
		if kind := answer.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/html") {
			t.Errorf("without a token the file came as %s", kind)
		}
	})
}
