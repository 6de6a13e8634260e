package me

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Export has all that is stored about the member come to them as a file.
func (f *Feature) Export(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.db.Plan(ctx, learn.Delivery{
		Kind: learn.ExportDM, Key: "export/" + req.Who.ID + "/" + req.ID, Place: req.Who.ID, For: req.Who.ID, Due: req.Now, Created: req.Now,
	})
	return chat.Say(req.Loc.M("me.export_coming")), err
}

// Exported renders the message with the file, as of when it is posted.
func (f *Feature) Exported(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	who, err := f.db.Member(ctx, d.Place)
	if err != nil {
		return chat.Rendering{}, err
	}
	all, err := f.db.Export(ctx, d.Place)
	if err != nil {
		return chat.Rendering{}, err
	}
	loc := f.ws.Locales.For(who.Locale)
	content, err := packed(loc, map[string]any{"member": d.Place, "asked": d.Created.UTC().Format(time.RFC3339), "stored": all}, d.Created)
	if err != nil {
		return chat.Rendering{}, fmt.Errorf("export %s: %w", d.ID, err)
	}
	file := &chat.File{
		Name: "fieldnotes-" + d.Created.UTC().Format(time.DateOnly) + ".zip", Content: content,
		Instead: loc.M("me.export_instead", "Command", chat.Code(chat.Verbatim(f.ws.Commands.Typed("fieldnotes me")))),
	}
	return chat.Rendering{Message: chat.Message{Text: string(loc.M("me.export_message")), File: file}}, nil
}

// packed is a zip of all that is stored, as JSON, with a page that explains it.
func packed(loc *chat.Locale, stored any, at time.Time) ([]byte, error) {
	raw, err := json.MarshalIndent(stored, "", "  ")
	if err != nil {
		return nil, err
	}
	about := []string{loc.T("me.export_about"), ""}
	for _, kind := range learn.Holdings() {
		about = append(about, "- "+loc.T("me.kind."+string(kind)))
	}
	var all bytes.Buffer
	z := zip.NewWriter(&all)
	for _, file := range []struct {
		name    string
		content []byte
	}{{"fieldnotes.json", raw}, {"README.txt", []byte(strings.Join(about, "\n") + "\n")}} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: file.name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(file.content); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return all.Bytes(), nil
}
