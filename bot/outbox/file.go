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

// attach uploads the file of m, if any, which Slack shows to nobody before
// share, and stores its id. It returns the message to post: one without the
// file where no files can be sent.
func (o *Outbox) attach(ctx context.Context, channel string, d *learn.Delivery, m chat.Message) (chat.Message, answer) {
	switch {
	case m.File == nil && d.File == "":
		return m, answer{}
	case m.File == nil:
		d.File = ""
		return m, judge(o.db.SetFile(ctx, *d))
	case d.File != "": // Slack has it and shows it nowhere
		return m, answer{}
	case isMember(channel) || d.Tries > maxUploads:
		return withoutFile(m), answer{}
	case o.desk.rests(uploadMethod):
		return m, answer{verdict: limited, code: "ratelimited", after: openRest}
	}
	id, a := o.upload(ctx, m.File)
	switch {
	case a.verdict == refused || a.lacking():
		o.log.Warn("outbox: files can't be sent here; messages go without", "delivery", d.ID, "code", a.code)
		return withoutFile(m), answer{}
	case a.verdict != done:
		return m, a
	}
	d.File = id
	return m, judge(o.db.SetFile(ctx, *d))
}

// withoutFile is the message that stands for m where no files can be sent.
func withoutFile(m chat.Message) chat.Message {
	return chat.Message{Text: string(chat.Lines(chat.Mrkdwn(m.Text), m.File.Instead))}
}

// upload gives the file to Slack. Doing so twice is harmless: one that isn't
// shared is thrown away.
func (o *Outbox) upload(ctx context.Context, f *chat.File) (id string, a answer) {
	place, err := o.slack.GetUploadURLExternalContext(ctx, slack.GetUploadURLExternalParameters{FileName: f.Name, FileSize: len(f.Content)})
	if err != nil {
		return "", judge(err)
	}
	err = o.slack.UploadToURL(ctx, slack.UploadToURLParameters{UploadURL: place.UploadURL, Filename: f.Name, Reader: bytes.NewReader(f.Content)})
	if a = judge(err); a.verdict == done || a.verdict == limited {
		return place.FileID, a
	}
	// Files go to another host: that it can't be reached says nothing of messages.
	return "", answer{verdict: unclear, code: "not_uploaded"}
}

// share has Slack show the uploaded file in the channel, below the text. Slack
// does so a moment later and doesn't say as which message.
func (o *Outbox) share(ctx context.Context, t target, d learn.Delivery, m chat.Message) (where, ts string, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), callTimeout)
	defer cancel()
	_, err = o.slack.CompleteUploadExternalContext(ctx, slack.CompleteUploadExternalParameters{
		Files: []slack.FileSummary{{ID: d.File, Title: m.File.Name}}, Channel: t.channel, ThreadTimestamp: t.thread,
		InitialComment: chat.Cut(m.Text, maxText),
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
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	file, _, _, err := o.slack.GetFileInfoContext(ctx, d.File, 1, 1)
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
