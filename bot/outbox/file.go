package outbox

import (
	"bytes"
	"context"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// maxUploads is how often a file is tried before the message goes without it.
const maxUploads = 3

// notUploaded is our own code when it isn't known whether a file was uploaded.
const notUploaded = "not_uploaded"

// attach uploads the file of m, if any, which Slack shows to nobody before
// share, and stores its id. It returns the message to post: one without the
// file where no files can be sent.
func (o *Outbox) attach(ctx context.Context, channel string, d *learn.Delivery, m chat.Message) (chat.Message, answer) {
	switch {
	case m.File == nil && d.File == "":
		return m, answer{}
	case m.File == nil:
		d.File = ""
		return m, o.noteFile(ctx, *d)
	case d.File != "": // Slack has it and shows it nowhere
		return m, answer{}
	case isMember(channel) || d.Tries > maxUploads:
		return withoutFile(m), answer{}
	}
	id, a := o.upload(ctx, d.ID, m.File)
	switch {
	case a.verdict == refused || a.lacking():
		o.log.Warn("outbox: files can't be sent here; messages go without", "delivery", d.ID, "code", a.code)
		return withoutFile(m), answer{}
	case a.verdict != done:
		return m, a
	}
	d.File = id
	return m, o.noteFile(ctx, *d)
}

func (o *Outbox) noteFile(ctx context.Context, d learn.Delivery) answer {
	return judge(o.do(ctx, noteFileStep, d.ID, func(ctx context.Context) error { return o.db.SetFile(ctx, d) }))
}

// withoutFile is the message that stands for m where no files can be sent.
func withoutFile(m chat.Message) chat.Message {
	return chat.Message{Text: string(chat.Lines(chat.Mrkdwn(m.Text), m.File.Instead))}
}

// upload gives the file to Slack. Doing so twice is harmless: one that isn't
// shared is thrown away.
func (o *Outbox) upload(ctx context.Context, delivery string, f *chat.File) (id string, a answer) {
	var place *slack.GetUploadURLExternalResponse
	err := o.ask(ctx, placeStep, delivery, func(ctx context.Context) (err error) {
		place, err = o.slack.GetUploadURLExternalContext(ctx, slack.GetUploadURLExternalParameters{FileName: f.Name, FileSize: len(f.Content)})
		return err
	})
	if err != nil {
		return "", judge(err)
	}
	err = o.ask(ctx, uploadStep, delivery, func(ctx context.Context) error {
		return o.slack.UploadToURL(ctx, slack.UploadToURLParameters{UploadURL: place.UploadURL, Filename: f.Name, Reader: bytes.NewReader(f.Content)})
	})
	if a = judge(err); a.verdict == done || a.verdict == limited {
		return place.FileID, a
	}
	// Files go to another host: that it can't be reached says nothing of messages.
	return "", answer{verdict: unclear, code: notUploaded}
}

// share has Slack show the uploaded file in the channel, below the text. Slack
// does so a moment later and doesn't say as which message.
func (o *Outbox) share(ctx context.Context, t target, d learn.Delivery, m chat.Message) (where, ts string, err error) {
	err = o.ask(context.WithoutCancel(ctx), completeStep, d.ID, func(ctx context.Context) error {
		_, err := o.slack.CompleteUploadExternalContext(ctx, slack.CompleteUploadExternalParameters{
			Files: []slack.FileSummary{{ID: d.File, Title: m.File.Name}}, Channel: t.channel, ThreadTimestamp: t.thread,
			InitialComment: chat.Cut(m.Text, maxText),
		})
		return err
	})
	return t.channel, "", err
}

// unshared is for a file that Slack didn't take: with the next try it is
// uploaded afresh, and in the end the message goes without it.
func (o *Outbox) unshared(ctx context.Context, d learn.Delivery, a answer) time.Duration {
	o.log.Warn("outbox: a file was not shared", "delivery", d.ID, "place", d.Place, "code", a.code)
	return o.again(ctx, d, backOff(d.Tries))
}

// findFile tells whether Slack shows the delivery's file in the channel, and
// notes as which message. It forgets the id of a file that Slack doesn't know.
func (o *Outbox) findFile(ctx context.Context, channel string, d *learn.Delivery) (bool, error) {
	var file *slack.File
	err := o.ask(ctx, fileStep, d.ID, func(ctx context.Context) (err error) {
		file, _, _, err = o.slack.GetFileInfoContext(ctx, d.File, 1, 1)
		return err
	})
	switch judge(err).code {
	case "file_not_found": // it was never shared
		d.File = ""
		return false, nil
	case "file_deleted": // by somebody who saw it
		d.Channel = channel
		return true, nil
	}
	if err != nil {
		return false, err
	}
	for _, shares := range []map[string][]slack.ShareFileInfo{file.Shares.Public, file.Shares.Private} {
		if in := shares[channel]; len(in) > 0 {
			d.Channel, d.TS = channel, in[0].Ts
			return true, nil
		}
	}
	return false, nil
}
